import { coreNumbers, cutPoints, eigenvector, graphOfColumns, pagerank } from '#network';
import { seeded } from '#lib/chance.ts';

const people = 20_000;
const names = Array.from({ length: people }, (_, at) => String(at));

/** A network of so many ties with the measures that are linear in them. */
const made = (ties: number): readonly unknown[] => {
  const chance = seeded(ties);
  const [from, to] = [new Int32Array(ties), new Int32Array(ties)];
  for (let at = 0; at < ties; at += 1) [from[at], to[at]] = [chance.below(people), chance.below(people)];
  const graph = graphOfColumns(names, { from, to, strengths: null }, false);
  return [graph, eigenvector(graph), pagerank(graph), coreNumbers(graph), cutPoints(graph)];
};

/** On the heap and in typed arrays, once what nobody needs any more is gone. */
const held = (): number => {
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

made(1000);
const [before, most] = [held(), process.resourceUsage().maxRSS];
const kept = made(Number(process.argv[2]));
const after = held();
process.stdout.write(JSON.stringify({ parts: kept.length, held: after - before, most: (process.resourceUsage().maxRSS - most) / 1e3 }));
