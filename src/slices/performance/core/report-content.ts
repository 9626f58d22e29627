import { addDays, dayOf, type Day } from '#lib/day.ts';
import { capitalise, plural, sentenceList } from '#lib/text.ts';
import type { Layer } from '#partnership';
import type { Scored } from './changes.ts';
import type { LayerKinds } from './layer-kinds.ts';
import type { Exception } from './exception.ts';
import { reportLine, wordsOn, type Around } from './report-line.ts';
import { reportQuestions } from './report-questions.ts';
import type { LateReturns, Report, ReportChallenge, ReportContent, ReportException, StoodLine } from './report.ts';
import { sayFigure, sayPeriod } from './say-figure.ts';
import { enoughForRun } from './series-points.ts';

/** Everything a report is made from: one set of figures, whatever the layer. */
export type ReportMatter = Around & {
  readonly report: Pick<Report, 'layer' | 'title' | 'meetsOn' | 'choices'>;
  readonly group: string;
  /** The figures this group looks at where somebody chose them; null for all of its layer. */
  readonly chosen: ReadonlySet<string> | null;
  readonly asOf: number;
  readonly since: ReportContent['since'];
  readonly lines: readonly Scored[];
  readonly kinds: LayerKinds;
  readonly exceptions: readonly Exception[];
  readonly challenges: readonly ReportChallenge[];
  /** How many promises the last report said were on track; left out where that is counted from `before`, null where it did not say. */
  readonly onTrackThen?: number | null;
};

/** How many figures a report holds unless somebody chooses otherwise. */
export const usualMost: Readonly<Record<Layer, number>> = { strategic: 8, executive: 16, operational: 40 };

const turned = ({ indicator, judged }: Scored, before: Around['before']): boolean => {
  const then = before.get(indicator.id);
  return then !== undefined && judged.latest !== null && then.judged.status !== judged.status;
};

// What needs its reader most comes first.
const urgency = (line: Scored, before: Around['before']): number => {
  const { judged } = line;
  const off = judged.status === 'off-track';
  const signs: readonly boolean[] = [off && turned(line, before), off && judged.way === 'worse', off, judged.variation === 'concerning' && judged.run.length >= enoughForRun, judged.way === 'worse', judged.outlook?.willReach === 'unlikely', turned(line, before), judged.late, judged.way === 'better', judged.status !== null, judged.latest !== null];
  const at = signs.indexOf(true);
  return at === -1 ? signs.length : at;
};

const ordered = (lines: readonly Scored[], { before, report }: ReportMatter): readonly Scored[] => {
  const sorted = lines.toSorted((a, b) => urgency(a, before) - urgency(b, before) || a.indicator.number - b.indicator.number);
  // An operational report is read theme by theme.
  return report.layer === 'operational' ? [...Map.groupBy(sorted, (line) => line.indicator.theme).values()].flat() : sorted;
};

const titles = (lines: readonly Scored[], most = 3): string => sentenceList([...lines.slice(0, most).map(({ indicator }) => `“${indicator.title}”`), ...(lines.length > most ? [`${lines.length - most} more`] : [])]);

const thenOnTrack = ({ since, before, onTrackThen }: ReportMatter): number | null =>
  since === null ? null : onTrackThen === undefined ? [...before.values()].filter(({ judged }) => judged.status === 'on-track').length : onTrackThen;

const promises = (lines: readonly Scored[], matter: ReportMatter): readonly string[] => {
  const { before } = matter;
  const by = (status: string): readonly Scored[] => lines.filter(({ judged }) => judged.status === status && judged.latest !== null);
  const promised = lines.filter(({ judged }) => judged.status !== null);
  if (promised.length === 0) return [];
  const [on, off, cant] = [by('on-track'), by('off-track'), by('cant-tell')];
  const then = thenOnTrack(matter);
  const gone = off.filter((line) => turned(line, before));
  const back = on.filter((line) => turned(line, before) && before.get(line.indicator.id)?.judged.status === 'off-track');
  const short = promised.filter(({ judged }) => judged.outlook?.willReach === 'unlikely');
  return [
    `Of ${plural(promised.length, 'promise')}, ${on.length} ${on.length === 1 ? 'is' : 'are'} on track and ${off.length} off track${cant.length === 0 ? '' : `; for ${cant.length} it can’t be told`}${then === null ? '' : `. Last time ${then} ${then === 1 ? 'was' : 'were'} on track`}.`,
    ...(gone.length === 0 ? [] : [`Gone off track since the last report: ${titles(gone)}.`]),
    ...(back.length === 0 ? [] : [`Back on track: ${titles(back)}.`]),
    ...(off.length > gone.length ? [`Off track${gone.length === 0 ? '' : ' still'}: ${titles(off.filter((line) => !gone.includes(line)))}.`] : []),
    ...(short.length === 0 ? [] : [`If things go on as they have, ${plural(short.length, 'promise')} will not be kept: ${titles(short)}.`]),
  ];
};

const directions = (lines: readonly Scored[]): readonly string[] => {
  const [better, worse] = [lines.filter(({ judged }) => judged.way === 'better'), lines.filter(({ judged }) => judged.way === 'worse')];
  if (lines.length === 0) return [];
  if (better.length + worse.length === 0) return ['Nothing has moved either way by more than chance.'];
  return [...(worse.length === 0 ? [] : [`Getting worse: ${titles(worse)}.`]), ...(better.length === 0 ? [] : [`Getting better: ${titles(better)}.`])];
};

const signals = (lines: readonly Scored[]): readonly string[] => {
  const run = lines.filter(({ judged }) => judged.run.length >= enoughForRun);
  const [bad, good] = [run.filter(({ judged }) => judged.variation === 'concerning'), run.filter(({ judged }) => judged.variation === 'improving')];
  return [
    ...(bad.length === 0 ? [run.length === 0 ? 'No figure has enough of a past for a run chart yet.' : `No run chart of ${run.length} shows a change for the worse.`] : [`Changed for the worse, so act now: ${titles(bad, 5)}.`]),
    ...(good.length === 0 ? [] : [`Changed for the better: ${titles(good)}.`]),
  ];
};

const unexplained = (lines: readonly Scored[], around: Around): readonly string[] => {
  const silent = lines.filter((line) => line.judged.status === 'off-track' && line.indicator.story === '' && wordsOn(line, around) === null);
  return silent.length === 0 ? [] : [`Nobody has said why ${silent.length === 1 ? 'one figure is' : `${silent.length} figures are`} off track: ${titles(silent)}.`];
};

const headlines = (matter: ReportMatter, lines: readonly Scored[], exceptions: readonly ReportException[], late: readonly LateReturns[]): readonly string[] => {
  const { layer } = matter.report;
  const figures = late.reduce((sum, one) => sum + one.figures.length, 0);
  const overdue = figures === 0 ? [] : [`${capitalise(plural(figures, 'figure'))} ${figures === 1 ? 'is' : 'are'} late${layer === 'strategic' ? '' : `: ${late.map((one) => `${one.partner} ${one.figures.length}`).join(', ')}`}.`];
  const raised = exceptions.length === 0 ? [] : [`${capitalise(plural(exceptions.length, 'exception'))} ${exceptions.length === 1 ? 'has' : 'have'} been passed up to this meeting.`];
  if (layer === 'operational') return [...raised, ...signals(lines), ...overdue];
  if (layer === 'executive') return [...raised, ...promises(lines, matter), ...unexplained(lines, matter), ...directions(lines), ...overdue];
  return [...promises(lines, matter), ...directions(lines), ...raised, ...overdue];
};

const exceptionsFor = ({ exceptions, lines, report }: ReportMatter, around: Around): readonly ReportException[] =>
  exceptions.flatMap((one) => {
    const line = lines.find(({ indicator }) => indicator.id === one.indicator);
    const raised = one.steps.findLast((step) => step.to === report.layer && step.kind !== 'closed');
    if (!one.open || one.layer !== report.layer || line === undefined || raised === undefined) return [];
    const { value, period, standing, title, kind } = reportLine(line, around);
    return [{ indicator: one.indicator, title, kind, from: raised.from, since: dayOf(raised.at), why: raised.why, figure: period === '' ? value : `${value} in ${period}`, standing }];
  });

const lateBy = (lines: readonly Scored[], { names }: Around): readonly LateReturns[] => {
  const late = lines.flatMap(({ indicator, judged }) => (judged.late && judged.due !== null ? [{ partner: names.get(indicator.leadOrganisation ?? '') ?? 'No partner named', title: indicator.title, due: judged.due }] : []));
  return [...Map.groupBy(late, (one) => one.partner)].map(([partner, figures]) => ({ partner, figures: figures.map(({ title, due }) => ({ title, due })) })).toSorted((a, b) => b.figures.length - a.figures.length);
};

// What is put in, in pounds: an executive shares out resources, and looks at no other input figure.
const resourcesOf = (lines: readonly Scored[]): readonly string[] =>
  lines.flatMap(({ indicator, judged }) => (indicator.kind !== 'input' || indicator.measure !== 'money' || judged.latest === null ? [] : [`${indicator.title}: ${sayFigure(indicator, judged.latest)} in ${sayPeriod(indicator, judged.latest)}`]));

const stoodOf = ({ indicator, judged: { latest, status, way } }: Scored): StoodLine => ({ indicator: indicator.id, from: latest?.period.from ?? null, to: latest?.period.to ?? null, status, way });

/** Builds the report of one layer from the figures all layers share. A figure of a kind that the layer does not look at comes in only as an exception. */
export const buildReport = (matter: ReportMatter): ReportContent => {
  const { report, chosen, kinds } = matter;
  const { choices, layer } = report;
  const all = ordered(matter.lines.filter(({ indicator }) => kinds[layer].has(indicator.kind) && (chosen === null || chosen.has(indicator.id))), matter);
  const exceptions = exceptionsFor(matter, matter);
  const late = lateBy(all, matter);
  const shown = all.filter(({ judged }) => judged.latest !== null || judged.status !== null || judged.late).slice(0, choices.most);
  const struck = new Set(choices.struck);
  return {
    form: 1, layer, group: matter.group, title: report.title, meetsOn: report.meetsOn, asOf: matter.asOf, since: matter.since, summary: choices.summary,
    headlines: headlines(matter, all, exceptions, late),
    questions: [...reportQuestions(all, exceptions, matter, layer).filter((one) => !struck.has(one.key)), ...choices.added.map((text, at) => ({ key: `added/${at}`, text }))],
    exceptions, lines: shown.map((line) => reportLine(line, matter)), stood: all.map(stoodOf), leftOut: all.filter((line) => !shown.includes(line)).map(({ indicator }) => indicator.title),
    late: layer === 'strategic' ? [] : late, resources: layer === 'executive' ? resourcesOf(matter.lines) : [], challenges: layer === 'operational' ? [] : matter.challenges,
  };
};

/** The day by which the next report of a layer is wanted, from how often it should look at performance. */
export const nextReportBy = (last: Day, atLeast: number): Day => addDays(last, Math.round(365 / atLeast));
