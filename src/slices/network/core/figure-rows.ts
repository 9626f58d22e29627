import { capitalise } from '#lib/text.ts';
import type { Figures } from './what-if.ts';

const say = (value: number | null): string => (value === null ? 'not defined' : Number.isInteger(value) ? String(value) : value.toFixed(3));

/** The figures of a network, as it was and as it is, line by line, as pages and the explorer show them. What neither side has is left out. */
export const figureRows = (before: Figures, after: Figures, many = 'people'): readonly (readonly [string, string, string])[] => [
  [capitalise(many), say(before.nodes), say(after.nodes)], ['Ties', say(before.ties), say(after.ties)], ['Of all ties there could be (density)', say(before.density), say(after.density)],
  ...(before.reciprocity === null && after.reciprocity === null ? [] : [['Share of ties returned', say(before.reciprocity), say(after.reciprocity)] as const]),
  ['Pieces', say(before.components), say(after.components)], [`${capitalise(many)} with no tie`, say(before.isolates), say(after.isolates)], ['Steps between two, mean', say(before.meanDistance), say(after.meanDistance)],
  ['Longest of the shortest ways', say(before.diameter), say(after.diameter)], ['Fragmentation by distance', say(before.fragmentation), say(after.fragmentation)], [`${capitalise(many)} on whom others hang`, say(before.articulationPoints.length), say(after.articulationPoints.length)],
];
