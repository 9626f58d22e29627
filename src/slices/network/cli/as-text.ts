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

export const whatIfAsText = ({ removed, before, after, words }: WhatIf): string =>
  [
    `Without ${removed.join(', ')}:`, ...words, '',
    table([['', 'before', 'after'], ...(['nodes', 'ties', 'density', 'components', 'isolates', 'diameter', 'meanDistance', 'fragmentation'] as const).map((name) => [name, figure(before[name]), figure(after[name])])]),
  ].join('\n');
