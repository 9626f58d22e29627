import type { Graph } from '../graph.ts';
import { pushPairs, treeOfPushes, type Crowd } from './repulsion.ts';

export type Places = { readonly x: Float64Array; readonly y: Float64Array };
type Settling = { readonly rounds: number; /** Only these move; all where not given. */ readonly movable?: Uint8Array };

/** Up to here every pair is counted; above, what is far counts together. */
const fewNodes = 700;

const weightsOf = ({ size, out }: Graph): Float64Array => Float64Array.from({ length: size }, (_, node) => (out.offsets[node + 1] as number) - (out.offsets[node] as number) + 1);

/**
 * Brings places, in place, to the size at which pull and push are in balance as a whole, and gives the factor. With pull along a tie as its length and push as weights over distance,
 * energy is ½ s² Σ l² − ln s Σ w(i)w(j), least where s² = Σ w(i)w(j) / Σ l².
 */
export const scaleToBalance = (graph: Graph, { x, y }: Places): number => {
  const weight = weightsOf(graph);
  const sum = weight.reduce((total, one) => total + one, 0);
  const pairs = (sum * sum - weight.reduce((total, one) => total + one * one, 0)) / 2;
  let squares = 0;
  for (let node = 0; node < graph.size; node += 1) {
    for (let at = graph.out.offsets[node] as number; at < (graph.out.offsets[node + 1] as number); at += 1) {
      const other = graph.out.targets[at] as number;
      squares += (((x[node] as number) - (x[other] as number)) ** 2 + ((y[node] as number) - (y[other] as number)) ** 2) / 2;
    }
  }
  const scale = Math.sqrt(pairs / Math.max(squares, 1e-12));
  for (let node = 0; node < graph.size; node += 1) {
    x[node] = (x[node] as number) * scale;
    y[node] = (y[node] as number) * scale;
  }
  return scale;
};

const pull = ({ size, out }: Graph, { x, y, pushX, pushY }: Crowd): void => {
  for (let node = 0; node < size; node += 1) {
    let sumX = 0;
    let sumY = 0;
    for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) {
      const other = out.targets[at] as number;
      sumX += (x[other] as number) - (x[node] as number);
      sumY += (y[other] as number) - (y[node] as number);
    }
    pushX[node] = (pushX[node] as number) + sumX;
    pushY[node] = (pushY[node] as number) + sumY;
  }
};

/** Each node goes some way to where it would be at rest, were all others still. The longest way shrinks from round to round. */
const step = ({ x, y, weight, pushX, pushY }: Crowd, longest: number, movable: Uint8Array | undefined): void => {
  for (let node = 0; node < x.length; node += 1) {
    if (movable !== undefined && movable[node] === 0) continue;
    const share = 0.6 / (weight[node] as number);
    const dx = (pushX[node] as number) * share;
    const dy = (pushY[node] as number) * share;
    const length = Math.sqrt(dx * dx + dy * dy);
    const kept = length > longest ? longest / length : 1;
    x[node] = (x[node] as number) + dx * kept;
    y[node] = (y[node] as number) + dy * kept;
  }
};

const spreadOf = ({ x, y }: Places): number => {
  let [meanX, meanY, sum] = [0, 0, 0];
  for (let node = 0; node < x.length; node += 1) [meanX, meanY] = [meanX + (x[node] as number) / x.length, meanY + (y[node] as number) / x.length];
  for (let node = 0; node < x.length; node += 1) sum += ((x[node] as number) - meanX) ** 2 + ((y[node] as number) - meanY) ** 2;
  return Math.sqrt(sum / Math.max(1, x.length));
};

/**
 * Moves nodes, in place, towards rest: a tie pulls as its length, two nodes push each other as the product of their ties, plus one
 * each, over their distance (M. Jacomy and others, ForceAtlas2, PLoS ONE 9, 2014; A. Noack, Journal of Graph Algorithms and Applications 11, 2007).
 */
export const settle = (graph: Graph, places: Places, { rounds, movable }: Settling): void => {
  const crowd: Crowd = { ...places, weight: weightsOf(graph), pushX: new Float64Array(graph.size), pushY: new Float64Array(graph.size) };
  const push = graph.size <= fewNodes ? pushPairs : treeOfPushes(graph.size);
  const spread = spreadOf(places) || 1;
  for (let round = 0; round < rounds; round += 1) {
    crowd.pushX.fill(0);
    crowd.pushY.fill(0);
    push(crowd);
    pull(graph, crowd);
    step(crowd, spread * 0.3 * (1 - round / rounds) ** 2 + spread * 1e-4, movable);
  }
};
