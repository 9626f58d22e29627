import type { Indicator } from './indicator.ts';
import type { Judged } from './judge.ts';
import type { KeptObservation } from './observation.ts';
import type { TargetLine } from './promised.ts';
import { sayFigure, sayPeriod, statusWords, wayWords } from './say-figure.ts';

/** An indicator with what can be said of it: a line of the scorecard or of a report. */
export type Scored = { readonly indicator: Indicator; readonly judged: Judged; readonly series: readonly KeptObservation[]; readonly promise: (TargetLine & { readonly title: string; readonly outcomeTitle: string | null }) | null };

export type ChangeKind = 'new' | 'revised' | 'status' | 'way';
export type Change = { readonly now: Scored; readonly before: Scored; readonly kinds: readonly ChangeKind[] };

const keyOf = (line: Scored): string | null => (line.judged.latest === null ? null : `${line.judged.latest.period.from} ${line.judged.latest.period.to}`);

export const saidStatus = ({ judged }: Pick<Scored, 'judged'>): string => (judged.status === null ? 'Nothing promised' : judged.latest === null ? 'No figure' : statusWords[judged.status]);

/** What is otherwise with one line than it was. */
export const changeKinds = (now: Scored, then: Scored): readonly ChangeKind[] => {
  const old = new Map(then.series.map((one) => [`${one.period.from} ${one.period.to}`, one.revision]));
  const revised = now.series.some((one) => { const seen = old.get(`${one.period.from} ${one.period.to}`); return seen !== undefined && one.revision > seen; });
  return [
    ...(keyOf(now) !== keyOf(then) ? (['new'] as const) : []), ...(revised ? (['revised'] as const) : []),
    ...(saidStatus(now) !== saidStatus(then) ? (['status'] as const) : []), ...(now.judged.way !== then.judged.way ? (['way'] as const) : []),
  ];
};

/** A judgement that differs with no new figure is the passing of time alone. */
export const isChange = (kinds: readonly ChangeKind[]): boolean => kinds.includes('new') || kinds.includes('revised');

/** “New figure for 2024/25: 31%. On track → off track”. */
export const sayChange = ({ now, before, kinds }: Change): string =>
  [
    ...(kinds.includes('new') && now.judged.latest !== null ? [`New figure for ${sayPeriod(now.indicator, now.judged.latest)}: ${sayFigure(now.indicator, now.judged.latest)}`] : []),
    ...(kinds.includes('revised') && before.judged.latest !== null ? [`A figure shown before was revised; the latest then was ${sayFigure(before.indicator, before.judged.latest)}`] : []),
    ...(kinds.includes('status') ? [`${saidStatus(before)} → ${saidStatus(now).toLowerCase()}`] : []),
    ...(kinds.includes('way') ? [`${wayWords[before.judged.way]} → ${wayWords[now.judged.way].toLowerCase()}`] : []),
  ].join('. ');
