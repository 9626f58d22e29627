import { createHash } from 'node:crypto';
import type { Graph } from '../core/graph.ts';
import { measure, pathsOf, type Measures, type Paths } from '../core/measure.ts';
import { reachOf } from '../core/reach.ts';
import { betweennessShared } from './betweenness-shared.ts';

/** The one who was asked for longest ago goes first. */
const kept = new Map<string, unknown>();
const keptAtMost = 32;

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array => new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

/** Says of two networks whether they are one to the last tie: names, direction, ties and their strengths. */
const sumOf = ({ ids, directed, out }: Graph): string => {
  const hash = createHash('sha256').update(JSON.stringify([directed, ids])).update(bytesOf(out.offsets)).update(bytesOf(out.targets));
  return (out.strengths === null ? hash : hash.update(bytesOf(out.strengths))).digest('base64');
};

const once = <T>(key: string, work: () => T): T => {
  const found = kept.has(key) ? (kept.get(key) as T) : work();
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(oldest);
  }
  return found;
};

/** What is found out about a network as it is, worked out once as long as nothing in it changes. `what` names it, with all it turns on besides. */
export const keptOf = <T>(what: string, graph: Graph, work: () => T): T => once(createHash('sha256').update(what).update(sumOf(graph)).digest('base64'), work);

/** Everything that counts shortest paths, shared out over threads where that pays, and kept. */
export const keptPaths = (graph: Graph): Paths =>
  keptOf('paths', graph, () => (graph.out.strengths === null ? { ...reachOf(graph), betweenness: betweennessShared(graph) } : pathsOf(graph)));

/** Every measure, kept. */
export const keptMeasures = (graph: Graph, seed: number): Measures => keptOf(`measures ${seed}`, graph, () => measure(graph, { paths: keptPaths(graph), seed }));
