import { formatDay, type Day } from '#lib/day.ts';
import { changeKinds, isChange, sayChange, saidStatus, type Scored } from './changes.ts';
import { intervalOf } from './judge.ts';
import type { ReportLine } from './report.ts';
import { sayFigure, sayOutlook, sayPeriod, sayValue } from './say-figure.ts';
import { enoughForRun, promisedPoints, seriesPoints, seriesTitle } from './series-points.ts';

/** What else is known of the figures of a report. Maps are by the indicator’s id, names by that of an organisation. */
export type Around = {
  readonly before: ReadonlyMap<string, Scored>;
  readonly comments: ReadonlyMap<string, readonly { readonly from: Day; readonly to: Day; readonly words: string }[]>;
  readonly names: ReadonlyMap<string, string>;
  readonly badges: ReadonlyMap<string, string>;
};

const signals = { outside: 'outside the limits within which it has varied', trend: 'seven in a row going one way', 'two-of-three': 'two of three close to a limit', shift: 'seven in a row on one side of the mean' } as const;

/** What the run chart says of the latest figure, in words. */
export const saySignal = ({ judged }: Scored): string => {
  const last = judged.run.at(-1);
  if (last === undefined || judged.run.length < enoughForRun) return judged.run.length === 0 ? 'No figures yet' : `Too few figures for a run chart (${judged.run.length} of ${enoughForRun})`;
  if (last.signal === 'none') return 'Varies as it always has';
  const side = last.direction === 'high' ? 'Higher than usual' : 'Lower than usual';
  const sense = judged.variation === 'concerning' ? ', for the worse' : judged.variation === 'improving' ? ', for the better' : '';
  return `${side}${sense}: ${signals[last.signal]}`;
};

/** What was last said about the latest figure or after it; null when nobody has said anything. */
export const wordsOn = ({ indicator, judged }: Scored, { comments }: Pick<Around, 'comments'>): string | null => {
  const latest = judged.latest?.period.to ?? null;
  return comments.get(indicator.id)?.find((one) => latest === null || one.to >= latest)?.words ?? null;
};

export const leadOf = ({ indicator }: Scored, { names }: Pick<Around, 'names'>): string => names.get(indicator.leadOrganisation ?? '') ?? '';

const changeOf = (line: Scored, before: Scored | undefined): string | null => {
  if (before === undefined) return null;
  const kinds = changeKinds(line, before);
  return isChange(kinds) ? sayChange({ now: line, before, kinds }) : null;
};

type Figure = Pick<ReportLine, 'period' | 'from' | 'to' | 'revision' | 'load' | 'value' | 'interval' | 'promised'>;

const figureOf = ({ indicator, judged }: Scored): Figure => {
  const { latest, should } = judged;
  const promised = should === null ? '' : sayValue(indicator, should);
  if (latest === null) return { period: '', from: null, to: null, revision: null, load: null, value: 'No figure yet', interval: '', promised };
  const found = intervalOf(indicator, latest);
  const interval = found === null ? '' : `${sayValue(indicator, found.lower)} to ${sayValue(indicator, found.upper)}`;
  return { period: sayPeriod(indicator, latest), from: latest.period.from, to: latest.period.to, revision: latest.revision, load: latest.load, value: sayFigure(indicator, latest), interval, promised };
};

/** One line of a report, said in full. */
export const reportLine = (line: Scored, around: Around): ReportLine => {
  const { indicator, judged, series } = line;
  const last = judged.run.at(-1);
  const { measure, decimals, unit, ratePer } = indicator;
  return {
    indicator: indicator.id, number: indicator.number, code: indicator.code, title: indicator.title, theme: indicator.theme, kind: indicator.kind, said: { measure, decimals, unit, ratePer }, ...figureOf(line),
    status: judged.status, standing: saidStatus(line), why: judged.why, way: judged.way, wayWhy: judged.wayWhy, outlook: sayOutlook(indicator, judged.outlook), signal: saySignal(line),
    late: judged.late && judged.due !== null ? `Was due by ${formatDay(judged.due)}` : null, change: changeOf(line, around.before.get(indicator.id)), lead: leadOf(line, around), words: wordsOn(line, around), badge: around.badges.get(indicator.id) ?? null,
    picture: seriesTitle(line), points: seriesPoints({ ...line, figures: series.slice(-36) }), promisedPoints: promisedPoints(line),
    limits: last === undefined || judged.run.length < enoughForRun ? null : { mean: last.mean, lower: last.lower, upper: last.upper },
  };
};
