import { daysBetween, formatDay, type Day } from '#lib/day.ts';
import type { Id } from '#lib/id.ts';
import type { Layer } from '#partnership';
import type { Scored } from './changes.ts';
import type { IndicatorId } from './indicator.ts';
import { climb, homeLayer, type LayerKinds } from './layer-kinds.ts';
import { saySignal } from './report-line.ts';
import { enoughForRun } from './series-points.ts';

export type ExceptionId = Id<'exception'>;
export type ExceptionStep = { readonly kind: 'raised' | 'lowered' | 'closed'; readonly from: Layer; readonly to: Layer; readonly why: string; readonly by: string; readonly at: Date };

/** A figure that stands before a layer above its own, with every step it took. */
export type Exception = { readonly id: ExceptionId; readonly indicator: IndicatorId; readonly layer: Layer; readonly open: boolean; readonly version: number; readonly steps: readonly ExceptionStep[] };

/** Where it may be raised to from where it stands. */
export const layersAbove = (layer: Layer): readonly Layer[] => climb.slice(climb.indexOf(layer) + 1);
export const layersBelow = (layer: Layer): readonly Layer[] => climb.slice(0, climb.indexOf(layer));

/** Where an indicator stands with no exception: before the lowest layer that looks at its kind, or the executive for what only the board looks at. */
export const standsBefore = (kinds: LayerKinds, line: Pick<Scored, 'indicator'>): Layer => {
  const home = homeLayer(kinds, line.indicator.kind);
  return home === 'strategic' ? 'executive' : home;
};

export type Suggestion = { readonly indicator: IndicatorId; readonly title: string; readonly to: Layer; readonly why: string };

const wrongWay = (line: Scored): boolean => {
  const { better } = line.indicator;
  const [before, first, second] = line.series.slice(-3).map((one) => one.value as number);
  if (better === 'none' || before === undefined || first === undefined || second === undefined) return false;
  return better === 'up' ? second < first && first < before : second > first && first > before;
};

const reasons = (line: Scored, today: Day): readonly string[] => {
  const { indicator, judged } = line;
  const overdue = judged.late && judged.due !== null ? daysBetween(judged.due, today) : 0;
  return [
    ...(judged.status === 'off-track' && wrongWay(line) ? ['It is off track, and each of its last two figures was worse than the one before.'] : []),
    ...(judged.run.length >= enoughForRun && judged.variation === 'concerning' ? [`Its run chart shows a change for the worse. ${saySignal(line)}.`] : []),
    ...(judged.due !== null && indicator.returnedWithin !== null && overdue > Math.max(1, indicator.returnedWithin) ? [`Its figure was due by ${formatDay(judged.due)} and has now taken twice the ${indicator.returnedWithin} days that were allowed for it.`] : []),
  ];
};

/** Figures that a rule would pass up a layer: off track and worse twice running, a change for the worse, or late by more than its own time. */
export const suggestExceptions = (lines: readonly Scored[], open: ReadonlySet<string>, kinds: LayerKinds, today: Day): readonly Suggestion[] =>
  lines.flatMap((line) => {
    const why = reasons(line, today);
    const to = layersAbove(standsBefore(kinds, line))[0];
    return open.has(line.indicator.id) || why.length === 0 || to === undefined ? [] : [{ indicator: line.indicator.id, title: line.indicator.title, to, why: why.join(' ') }];
  });
