import { forceLayout, graphOf, keepLayout, measure, tiesOf, type Graph } from '#network';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { seeded } from '#lib/chance.ts';
import { NetworkPicture } from '../../src/slices/network/web/picture.tsx';
import { median } from '#tests/support/median.ts';

const sectors = ['Local government', 'Health', 'Police', 'Voluntary', 'Business', 'Education', 'Faith'];
const timed = (work: () => unknown): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};

/** People who mostly work within their sector, six ties each. */
const made = (size: number): Graph => {
  const chance = seeded(size);
  const ties: { readonly source: string; readonly target: string }[] = [];
  while (ties.length < size * 6) {
    const a = chance.below(size);
    const b = chance.below(size);
    const isNear = a % sectors.length === b % sectors.length;
    if (a !== b && a % 25 !== 24 && b % 25 !== 24 && (isNear || chance.next() < 0.08)) ties.push({ source: `p${a}`, target: `p${b}` });
  }
  return graphOf(Array.from({ length: size }, (_, at) => `p${at}`), ties, { directed: true });
};

const row = (name: string, ours: number, theirs: number | null, aim: string, ratio = theirs === null ? null : ours / theirs): BenchmarkRow => ({ name, ours, theirs, ratio, aim, unit: 'ms' });

/** Layouts of three sizes, and the whole picture of 500 people (wide, narrow and table) with its layout, against the layout alone. */
export const run = async (): Promise<readonly BenchmarkRow[]> => {
  const graph = made(500);
  const values = measure(graph).nodes.map(({ betweenness }) => betweenness);
  const nodes = new Map(graph.ids.map((id, at) => [id, { label: `Person ${at} of the partnership`, group: sectors[at % sectors.length] ?? null }]));
  const draw = (layout: ReturnType<typeof forceLayout>): string => String(NetworkPicture({ id: 'map', title: 'Who works with whom', graph, layout, nodes, groupName: 'Sector', measure: { name: 'Times between others', larger: 'the more often between others', values }, origin: { relation: 'Work', asOf: '21 November 2026' } }));
  const kept = forceLayout(graph);
  const grown = graphOf([...graph.ids, 'new'], [...tiesOf(graph), ...[1, 8, 15].map((at) => ({ source: 'new', target: `p${at}` }))], { directed: true });
  const [layouts, pictures, keeping, drawing]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < 9; round += 1) {
    layouts.push(timed(() => forceLayout(graph)));
    pictures.push(timed(() => draw(forceLayout(graph))));
    drawing.push(timed(() => draw(kept)));
    keeping.push(timed(() => keepLayout(kept, grown)));
  }
  const large = [2000, 5000].map((size) => {
    const big = made(size);
    return row(`Layout of ${size.toLocaleString('en-GB')} people, ${big.ties.toLocaleString('en-GB')} ties`, median([1, 2, 3].map(() => timed(() => forceLayout(big)))), null, 'a few seconds');
  });
  return [
    row(`Layout of 500 people, ${graph.ties.toLocaleString('en-GB')} ties`, median(layouts), null, 'well under a second'), ...large,
    row('Layout kept: one newcomer among 500, against laying out anew', median(keeping), median(layouts), 'less than anew'),
    row('Map of 500 people laid out and drawn wide, narrow and as a table, against its layout', median(pictures), median(layouts), 'at most 2'),
    row('The same drawn with its layout kept', median(drawing), null, ''),
  ];
};
