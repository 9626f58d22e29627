import { coreNumbers, cutPoints, eigenvector, graphOfColumns, pagerank } from '#network';
import { seeded } from '../../src/slices/network/core/random.ts';

const people = 20_000;
const ties = Number(process.argv[2]);
const chance = seeded(ties);
const [from, to] = [new Int32Array(ties), new Int32Array(ties)];
for (let at = 0; at < ties; at += 1) [from[at], to[at]] = [chance.below(people), chance.below(people)];
const graph = graphOfColumns(Array.from({ length: people }, (_, at) => String(at)), { from, to, strengths: null }, false);
const measures = [eigenvector(graph), pagerank(graph), coreNumbers(graph), cutPoints(graph)];
globalThis.gc?.();
const { heapUsed, arrayBuffers } = process.memoryUsage();
process.stdout.write(JSON.stringify({ measures: measures.length, held: (heapUsed + arrayBuffers) / 1e6, most: process.resourceUsage().maxRSS / 1e3 }));
