import { addDays, type Day } from '#lib/day.ts';
import { capitalise, plural, sentenceList } from '#lib/text.ts';
import type { Layer } from '#partnership';
import { frequencyNames, kindNames, timesAYear, type Frequency, type Indicator } from './indicator.ts';
import { dueOf } from './due.ts';
import type { Judged } from './judge.ts';
import { layerNames, type LayerKinds } from './layer-kinds.ts';

export type PlannedGroup = { readonly id: string; readonly name: string; readonly layer: Layer; readonly meetingsAYear: number | null };
export type PlannedFigure = Pick<Indicator, 'id' | 'number' | 'title' | 'kind' | 'frequency' | 'periodRule' | 'returnedWithin'> & { readonly judged: Pick<Judged, 'latest' | 'due'> };
/** How often a layer should look at performance, as the pack says. */
export type Rhythm = { readonly least: number | null; readonly most: number | null; readonly source: string };

export type PlannerMatter = {
  readonly groups: readonly PlannedGroup[];
  readonly figures: readonly PlannedFigure[];
  readonly kinds: LayerKinds;
  readonly rhythms: Readonly<Record<Layer, Rhythm>>;
  /** Figures that somebody chose for a group, by the group’s id. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Figures that stand before a layer as exceptions. */
  readonly exceptions: ReadonlyMap<string, Layer>;
};

export type PlannerCheck = 'seldom' | 'often' | 'unknown' | 'twice' | 'waits' | 'kind' | 'nobody';
export type PlannerFinding = { readonly check: PlannerCheck; readonly groups: readonly string[]; readonly text: string; readonly todo: string; readonly source: string };

/** What a group looks at: what was chosen for it, or what its layer looks at. */
export const looksAt = (group: PlannedGroup, { figures, kinds, chosen }: Pick<PlannerMatter, 'figures' | 'kinds' | 'chosen'>): readonly PlannedFigure[] => {
  const own = chosen.get(group.id);
  return figures.filter((figure) => (own === undefined ? kinds[group.layer].has(figure.kind) : own.has(figure.id)));
};

const usual = ({ least, most }: Rhythm): string => (least === null ? `at most ${most}` : most === null ? `at least ${least}` : `${least} to ${most}`);

const rhythmFindings = (group: PlannedGroup, rhythm: Rhythm): readonly PlannerFinding[] => {
  const times = group.meetingsAYear;
  const about = { groups: [group.id], source: rhythm.source };
  if (times === null) return [{ ...about, check: 'unknown', text: `Nobody has said how often ${group.name} meets.`, todo: 'Say so on its page under People.' }];
  const said = `${group.name} meets ${plural(times, 'time')} a year. At ${group.layer} level, performance is looked at ${usual(rhythm)} times.`;
  if (rhythm.least !== null && times < rhythm.least) return [{ ...about, check: 'seldom', text: said, todo: 'Too seldom to act on what the figures show: add meetings, or send it a report between them.' }];
  if (rhythm.most !== null && times > rhythm.most) return [{ ...about, check: 'often', text: said, todo: 'Keep performance to some of its meetings, and let the layer below do the rest.' }];
  return [];
};

const names = (figures: readonly PlannedFigure[], most = 3): string => sentenceList([...figures.slice(0, most).map((one) => `“${one.title}”`), ...(figures.length > most ? [`${figures.length - most} more`] : [])]);

type Pace = { readonly check: 'twice' | 'waits'; readonly group: PlannedGroup; readonly figures: readonly PlannedFigure[] };

// A meeting more or less than figures is no matter; from twice as many on it is.
const pacesOf = (group: PlannedGroup, seen: readonly PlannedFigure[]): readonly Pace[] => {
  const times = group.meetingsAYear;
  if (times === null || times === 0) return [];
  const of = (is: (perYear: number) => boolean): readonly PlannedFigure[] => seen.filter(({ frequency }) => { const perYear = timesAYear[frequency]; return perYear !== null && is(perYear); });
  const found: readonly Pace[] = [{ check: 'twice', group, figures: of((perYear) => times >= perYear * 2) }, { check: 'waits', group, figures: of((perYear) => perYear >= times * 6) }];
  return found.filter((one) => one.figures.length > 0);
};

const often = ({ name, meetingsAYear }: PlannedGroup): string => `${name} (${meetingsAYear} times a year)`;

// Groups that look at the same figures too often, or too seldom, are told of together.
const paceFindings = (groups: readonly PlannedGroup[], matter: PlannerMatter): readonly PlannerFinding[] => {
  const paces = groups.flatMap((group) => pacesOf(group, looksAt(group, matter)));
  return [...Map.groupBy(paces, ({ check, figures }) => `${check} ${figures.map((one) => one.id).join(' ')}`).values()].map((same): PlannerFinding => {
    const { check, figures } = same[0] as Pace;
    const who = sentenceList(same.map(({ group }) => often(group)));
    const about = { check, groups: same.map(({ group }) => group.id), source: 'WBT Table 8' };
    if (check === 'twice') return { ...about, text: `${who} would look at the same figure more than once: ${plural(figures.length, 'figure comes', 'figures come')} half as often as the meetings or less: ${names(figures)}.`, todo: 'Put each on the agenda only when a new figure is in, or choose a process figure that moves sooner.' };
    return { ...about, text: `Between two meetings of ${who}, six or more figures go by of ${names(figures)}.`, todo: 'Let a group that meets more often act on them, and show the trend here.' };
  });
};

const kindFindings = (group: PlannedGroup, seen: readonly PlannedFigure[], { kinds, exceptions }: PlannerMatter): readonly PlannerFinding[] => {
  const wrong = seen.filter((figure) => !kinds[group.layer].has(figure.kind) && exceptions.get(figure.id) !== group.layer);
  if (wrong.length === 0) return [];
  const which = [...Map.groupBy(wrong, (one) => one.kind)].map(([kind, list]) => plural(list.length, `${kindNames[kind].toLowerCase()} figure`));
  return [{ check: 'kind', groups: [group.id], text: `${group.name} looks at ${sentenceList(which)}, which its layer does not: ${names(wrong)}. The ${layerNames[group.layer].toLowerCase()} layer looks at ${sentenceList([...kinds[group.layer]].map((kind) => kindNames[kind].toLowerCase()))}.`, todo: 'Leave them to the layer that can act on them, and raise one as an exception when it goes wrong.', source: 'WBT Table 8' }];
};

const unseen = (matter: PlannerMatter): readonly PlannerFinding[] => {
  const seen = new Set(matter.groups.flatMap((group) => looksAt(group, matter).map((one) => one.id)));
  const lost = matter.figures.filter((figure) => !seen.has(figure.id) && !matter.exceptions.has(figure.id));
  return lost.length === 0 ? [] : [{ check: 'nobody', groups: [], text: `Nobody looks at ${plural(lost.length, 'figure')}: ${names(lost, 5)}.`, todo: 'Give each to a group, or stop collecting it.', source: 'WBT Table 8' }];
};

const weights: readonly PlannerCheck[] = ['nobody', 'seldom', 'kind', 'twice', 'often', 'waits', 'unknown'];

/** Where the rhythm of meetings and that of figures don’t meet: the sharpest first. */
export const planFindings = (matter: PlannerMatter): readonly PlannerFinding[] =>
  [
    ...unseen(matter),
    ...matter.groups.flatMap((group) => {
      const seen = looksAt(group, matter);
      return [...rhythmFindings(group, matter.rhythms[group.layer]), ...kindFindings(group, seen, matter)];
    }),
    ...paceFindings(matter.groups, matter),
  ].toSorted((a, b) => weights.indexOf(a.check) - weights.indexOf(b.check));

/** Meetings of a year as months from its beginning, 0 to 12: days that are known, and the others spread evenly. */
export const meetingMonths = (meetingsAYear: number | null, known: readonly number[]): readonly number[] => {
  const spread = Array.from({ length: meetingsAYear ?? 0 }, (_, at) => ((at + 0.5) * 12) / (meetingsAYear ?? 1));
  const left = known.reduce<readonly number[]>((rest, day) => {
    const nearest = rest.toSorted((a, b) => Math.abs(a - day) - Math.abs(b - day))[0];
    return rest.filter((one) => one !== nearest);
  }, spread);
  return [...known, ...left].toSorted((a, b) => a - b);
};

const monthOf = (from: Day, day: Day): number => (Number(day.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(day.slice(5, 7)) - Number(from.slice(5, 7));

/** In which of the twelve months from one on figures of an indicator should be here, a month as often as figures come in it. */
export const arrivalMonths = (figure: PlannedFigure, from: Day): readonly number[] => {
  const times = timesAYear[figure.frequency];
  const first = figure.judged.due ?? dueOf({ ...figure, returnedWithin: figure.returnedWithin ?? 0 }, figure.judged.latest?.period ?? null);
  if (times === null || first === null) return [];
  const inYear = (months: readonly number[]): readonly number[] => months.filter((at) => at >= 0 && at < 12);
  if (times > 12) return inYear(Array.from({ length: 2 * times }, (_, at) => monthOf(from, addDays(first, Math.round((at * 365.25) / times)))));
  const start = monthOf(from, first);
  // What is overdue comes on as it should have: from its day in the past.
  return inYear(Array.from({ length: Math.ceil((12 + Math.max(0, -start)) / (12 / times)) + 1 }, (_, at) => start + at * (12 / times)));
};

/** How many figures of each frequency should arrive in each of the twelve months from one on. */
export const arrivalRows = (figures: readonly PlannedFigure[], from: Day): readonly { readonly frequency: Frequency; readonly label: string; readonly months: readonly number[] }[] => {
  const order: readonly Frequency[] = ['week', 'month', 'quarter', 'half-year', 'year', 'two-years'];
  const groups = Map.groupBy(figures, (figure) => figure.frequency);
  return order.flatMap((frequency) => {
    const own = groups.get(frequency) ?? [];
    const months = Array.from({ length: 12 }, () => 0);
    for (const at of own.flatMap((figure) => arrivalMonths(figure, from))) months[at] = (months[at] as number) + 1;
    return own.length === 0 ? [] : [{ frequency, label: `${frequencyNames[frequency]} (${own.length})`, months }];
  });
};

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The names of the twelve months from one on. */
export const monthNames = (from: Day): readonly string[] => Array.from({ length: 12 }, (_, at) => months[(Number(from.slice(5, 7)) - 1 + at) % 12] as string);

/** A day as months from the beginning of a year’s picture, with its part of a month. */
export const monthsFrom = (from: Day, day: Day): number => monthOf(from, day) + (Number(day.slice(8, 10)) - 1) / 31;

/** One sentence that sums the findings up. */
export const plannerSummary = (findings: readonly PlannerFinding[], groups: readonly PlannedGroup[]): string => {
  if (groups.length === 0) return 'There are no groups yet. Add them under People, each with its layer and how often it meets.';
  const troubled = new Set(findings.flatMap((one) => (one.check === 'unknown' ? [] : one.groups)));
  return findings.length === 0 ? 'Every group meets in time with its figures, and every figure has somebody who looks at it.' : capitalise(`${plural(troubled.size, 'group')} of ${groups.length} ${troubled.size === 1 ? 'does' : 'do'} not meet in time with what the layer should look at, or look${troubled.size === 1 ? 's' : ''} at the wrong things.`);
};
