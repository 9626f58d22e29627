import type { Chance } from '#lib/chance.ts';

/** An undirected network of groups of nodes: `strength` is all that a node's ties carry, its own inner ones twice. */
export type Folded = {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  readonly strength: Float64Array;
  /** Twice the strength of all ties. */
  readonly total: number;
};

type Tally = { readonly weight: Float64Array; readonly met: Int32Array };

/** How strongly a node is tied to each community near it: into `tally`, and gives how many these are. */
const tallyNear = ({ offsets, targets, weights }: Folded, of: Int32Array, node: number, { weight, met }: Tally): number => {
  let length = 0;
  for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) {
    const community = of[targets[at] as number] as number;
    if (weight[community] === 0) {
      met[length] = community;
      length += 1;
    }
    weight[community] = (weight[community] as number) + (weights[at] as number);
  }
  return length;
};

const clearTally = ({ weight, met }: Tally, length: number): void => {
  for (let at = 0; at < length; at += 1) weight[met[at] as number] = 0;
};

const strengthsOf = ({ strength, size }: Folded, of: Int32Array): Float64Array => {
  const sums = new Float64Array(size);
  for (let node = 0; node < size; node += 1) sums[of[node] as number] = (sums[of[node] as number] as number) + (strength[node] as number);
  return sums;
};

const leastGain = 1e-10;

/** Moves each node to the community near it that gains most, until none gains; a node whose neighbour moved is looked at again. */
export const moveNodes = (graph: Folded, of: Int32Array, chance: Chance): boolean => {
  const { size, offsets, targets, strength, total } = graph;
  const held = strengthsOf(graph, of);
  const tally: Tally = { weight: new Float64Array(size), met: new Int32Array(size) };
  const order = Int32Array.from({ length: size }, (_, node) => node);
  chance.shuffle(order);
  const queue = order.slice();
  const isWaiting = new Uint8Array(size).fill(1);
  let [head, waiting, hasMoved] = [0, size, false];
  while (waiting > 0) {
    const node = queue[head] as number;
    head = head + 1 === size ? 0 : head + 1;
    waiting -= 1;
    isWaiting[node] = 0;
    const own = of[node] as number;
    const share = (strength[node] as number) / total;
    const near = tallyNear(graph, of, node, tally);
    held[own] = (held[own] as number) - (strength[node] as number);
    let best = own;
    let most = (tally.weight[own] as number) - share * (held[own] as number) + leastGain;
    for (let at = 0; at < near; at += 1) {
      const community = tally.met[at] as number;
      const gain = (tally.weight[community] as number) - share * (held[community] as number);
      if (gain > most) [best, most] = [community, gain];
    }
    clearTally(tally, near);
    held[best] = (held[best] as number) + (strength[node] as number);
    if (best === own) continue;
    of[node] = best;
    hasMoved = true;
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) {
      const other = targets[at] as number;
      if (isWaiting[other] === 1 || of[other] === best) continue;
      isWaiting[other] = 1;
      queue[(head + waiting) % size] = other;
      waiting += 1;
    }
  }
  return hasMoved;
};

const randomness = 0.01;

/** One of the communities met, the more it gains the likelier; the node's own, with no gain, among them. */
const drawCommunity = (met: readonly number[], gains: readonly number[], own: number, chance: Chance): number => {
  const most = Math.max(0, ...gains);
  const odds = gains.map((gain) => Math.exp((gain - most) / randomness));
  let left = chance.next() * (odds.reduce((sum, one) => sum + one, 0) + Math.exp(-most / randomness));
  for (let at = 0; at < met.length; at += 1) {
    left -= odds[at] as number;
    if (left < 0) return met[at] as number;
  }
  return own;
};

/** How strongly each node is tied to others of its community. */
const innerTies = ({ size, offsets, targets, weights }: Folded, of: Int32Array): Float64Array =>
  Float64Array.from({ length: size }, (_, node) => {
    let sum = 0;
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) if (of[targets[at] as number] === of[node]) sum += weights[at] as number;
    return sum;
  });

/**
 * Splits communities into well-connected parts: starts from single nodes and merges them only inside their community. What makes
 * Leiden's communities always hang together, where Louvain's need not.
 */
export const refine = (graph: Folded, of: Int32Array, chance: Chance): Int32Array => {
  const { size, strength, total } = graph;
  const held = strengthsOf(graph, of);
  const part = Int32Array.from({ length: size }, (_, node) => node);
  const partHeld = strength.slice();
  const members = new Int32Array(size).fill(1);
  const inner = innerTies(graph, of);
  const outward = inner.slice();
  const tally: Tally = { weight: new Float64Array(size), met: new Int32Array(size) };
  const order = part.slice();
  chance.shuffle(order);
  const isHeldWell = (towards: number, own: number, whole: number): boolean => towards >= (own * (whole - own)) / total - leastGain;
  for (const node of order) {
    const [own, whole, weight] = [part[node] as number, held[of[node] as number] as number, strength[node] as number];
    if (members[own] !== 1 || !isHeldWell(inner[node] as number, weight, whole)) continue;
    const near = tallyNear(graph, part, node, tally);
    const [met, gains]: [number[], number[]] = [[], []];
    for (let at = 0; at < near; at += 1) {
      const candidate = tally.met[at] as number;
      if (candidate === own || of[candidate] !== of[node] || !isHeldWell(outward[candidate] as number, partHeld[candidate] as number, whole)) continue;
      const gain = (tally.weight[candidate] as number) - (weight * (partHeld[candidate] as number)) / total;
      if (gain < 0) continue;
      met.push(candidate);
      gains.push(gain);
    }
    const chosen = met.length === 0 ? own : drawCommunity(met, gains, own, chance);
    if (chosen !== own) {
      part[node] = chosen;
      members[own] = 0;
      members[chosen] = (members[chosen] as number) + 1;
      partHeld[chosen] = (partHeld[chosen] as number) + weight;
      outward[chosen] = (outward[chosen] as number) + (inner[node] as number) - 2 * (tally.weight[chosen] as number);
    }
    clearTally(tally, near);
  }
  return part;
};

/** Numbers in use, made to run from 0. */
export const renumber = (of: Int32Array): { readonly of: Int32Array; readonly count: number } => {
  const numbers = new Map<number, number>();
  const numbered = of.map((one) => {
    const known = numbers.get(one) ?? numbers.size;
    numbers.set(one, known);
    return known;
  });
  return { of: numbered, count: numbers.size };
};

/** The network of the parts: ties between the same two parts become one, ties within a part stay in its strength. */
export const fold = (graph: Folded, part: Int32Array, count: number): Folded => {
  const starts = new Int32Array(count + 1);
  for (const one of part) starts[one + 1] = (starts[one + 1] as number) + 1;
  for (let at = 0; at < count; at += 1) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const next = starts.slice();
  const sorted = new Int32Array(graph.size);
  part.forEach((one, node) => {
    sorted[next[one] as number] = node;
    next[one] = (next[one] as number) + 1;
  });
  const tally: Tally = { weight: new Float64Array(count), met: new Int32Array(count) };
  const [offsets, strength] = [new Int32Array(count + 1), new Float64Array(count)];
  const [targets, weights]: [number[], number[]] = [[], []];
  for (let one = 0; one < count; one += 1) {
    let length = 0;
    for (let at = starts[one] as number; at < (starts[one + 1] as number); at += 1) {
      const node = sorted[at] as number;
      strength[one] = (strength[one] as number) + (graph.strength[node] as number);
      for (let tie = graph.offsets[node] as number; tie < (graph.offsets[node + 1] as number); tie += 1) {
        const other = part[graph.targets[tie] as number] as number;
        if (other === one) continue;
        if (tally.weight[other] === 0) tally.met[length++] = other;
        tally.weight[other] = (tally.weight[other] as number) + (graph.weights[tie] as number);
      }
    }
    for (let at = 0; at < length; at += 1) {
      const other = tally.met[at] as number;
      targets.push(other);
      weights.push(tally.weight[other] as number);
    }
    clearTally(tally, length);
    offsets[one + 1] = targets.length;
  }
  return { size: count, offsets, targets: Int32Array.from(targets), weights: Float64Array.from(weights), strength, total: graph.total };
};
