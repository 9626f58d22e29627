import type { Figures } from './what-if.ts';

const say = (value: number | null): string => (value === null ? 'not defined' : Number.isInteger(value) ? String(value) : value.toFixed(3));

/** Figures before and after, line by line, as pages and the explorer show them. What neither side has is left out. */
export const figureRows = (before: Figures, after: Figures, [, many]: readonly [one: string, many: string] = ['person', 'people']): readonly (readonly [name: string, was: string, is: string])[] => {
  const Many = `${many.charAt(0).toUpperCase()}${many.slice(1)}`;
  return [
    [Many, say(before.nodes), say(after.nodes)], ['Ties', say(before.ties), say(after.ties)], ['Of all ties there could be', say(before.density), say(after.density)],
    ...(before.reciprocity === null && after.reciprocity === null ? [] : [['Share of ties returned', say(before.reciprocity), say(after.reciprocity)] as const]),
    ['Pieces', say(before.components), say(after.components)], [`${Many} with no tie`, say(before.isolates), say(after.isolates)], [`Steps between two ${many}, mean`, say(before.meanDistance), say(after.meanDistance)], ['Fragmentation by distance', say(before.fragmentation), say(after.fragmentation)],
    [`${Many} on whom others hang`, say(before.articulationPoints.length), say(after.articulationPoints.length)],
  ];
};
