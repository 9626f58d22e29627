import { sentenceList } from '#lib/text.ts';
import { figureRows } from '../core/figure-rows.ts';
import type { Measures } from '../core/measure.ts';
import type { WhatIf } from '../core/what-if.ts';

const figure = (value: number | null): string => (value === null ? '–' : Number.isInteger(value) ? String(value) : value.toFixed(4));

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => rows.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), 0));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
};

/** For reading at a terminal, rounded; `--json` has every digit. */
export const measuresAsText = ({ graph, nodes }: Measures): string => {
  const whole = [
    ['nodes', String(graph.nodes)], ['ties', String(graph.ties)], ['directed', graph.directed ? 'yes' : 'no'], ['density', figure(graph.density)], ['reciprocity', figure(graph.reciprocity)],
    ['components', String(graph.components)], ['diameter', figure(graph.diameter)], ['articulation points', graph.articulationPoints.join(', ') || '–'], ['bridges', graph.bridges.map((pair) => pair.join(' – ')).join(', ') || '–'],
  ];
  const columns = Object.keys(nodes[0] ?? { id: '' }) as (keyof Measures['nodes'][number])[];
  const rows = nodes.map((node) => columns.map((name) => (typeof node[name] === 'string' ? node[name] : figure(node[name]))));
  return `${whole.map(([name, value]) => `${`${name}:`.padEnd(21)}${value}`).join('\n')}\n\n${table([columns, ...rows])}`;
};

/** The figures before and after in words, as pages name them. */
export const whatIfAsText = ({ removed, before, after, words }: WhatIf): string =>
  [`Without ${sentenceList(removed)}:`, ...words, '', table([['', 'before', 'after'], ...figureRows(before, after, 'nodes')])].join('\n');
