/** The ties of node v are `targets[offsets[v]]` up to, not including, `targets[offsets[v + 1]]`, in rising order. */
export type Rows = {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  /** How strong each tie is, beside `targets`; null where ties only exist or do not. */
  readonly strengths: Float64Array | null;
};

/** A simple network: no loops, at most one tie from one node to another. Nodes with no tie are in it. */
export type Graph = {
  readonly ids: readonly string[];
  readonly size: number;
  /** Arcs when directed, pairs when not. */
  readonly ties: number;
  readonly directed: boolean;
  readonly out: Rows;
  /** The arcs the other way round; the same value as `out` when undirected. */
  readonly into: Rows;
  /** Ties from a node to itself, left out. */
  readonly loops: number;
  /** Ties that said again what another said, merged into it. Strengths add up. */
  readonly merged: number;
};

export type Tie = { readonly source: string; readonly target: string; readonly strength?: number | null };
export type GraphKind = { readonly directed: boolean; readonly weighted?: boolean };

/** Ties as positions of nodes, for those who already have them so. */
export type TieColumns = { readonly from: Int32Array; readonly to: Int32Array; readonly strengths: Float64Array | null };

type Sorted = { readonly rows: Rows; readonly merged: number };

/** Places in the order of their keys; of those with one key, in `order`, which is their own where it is null. */
const countingOrder = (keys: Int32Array, order: Int32Array | null, size: number): Int32Array => {
  const next = new Int32Array(size + 1);
  for (let place = 0; place < keys.length; place += 1) {
    const after = (keys[place] as number) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let at = 0; at < size; at += 1) next[at + 1] = (next[at + 1] as number) + (next[at] as number);
  const sorted = new Int32Array(keys.length);
  for (let place = 0; place < keys.length; place += 1) {
    const one = order === null ? place : (order[place] as number);
    const key = keys[one] as number;
    const at = next[key] as number;
    sorted[at] = one;
    next[key] = at + 1;
  }
  return sorted;
};

/** Sorts by both ends in time linear in ties, and merges what is said twice. */
const rowsOf = (size: number, { from, to, strengths }: TieColumns): Sorted => {
  const byBoth = countingOrder(from, countingOrder(to, null, size), size);
  const offsets = new Int32Array(size + 1);
  const targets = new Int32Array(from.length);
  const kept = strengths === null ? null : new Float64Array(from.length);
  let [length, lastFrom, lastTo] = [0, -1, -1];
  for (let place = 0; place < byBoth.length; place += 1) {
    const at = byBoth[place] as number;
    const source = from[at] as number;
    const target = to[at] as number;
    if (source !== lastFrom || target !== lastTo) {
      targets[length] = target;
      offsets[source + 1] = (offsets[source + 1] as number) + 1;
      length += 1;
      lastFrom = source;
      lastTo = target;
    }
    if (kept !== null) kept[length - 1] = (kept[length - 1] as number) + (strengths?.[at] as number);
  }
  for (let node = 0; node < size; node += 1) offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number);
  return { rows: { offsets, targets: targets.slice(0, length), strengths: kept?.slice(0, length) ?? null }, merged: from.length - length };
};

/** The chosen ties. */
const columnsAt = ({ from, to, strengths }: TieColumns, kept: Int32Array): TieColumns => {
  const chosen: TieColumns = { from: new Int32Array(kept.length), to: new Int32Array(kept.length), strengths: strengths === null ? null : new Float64Array(kept.length) };
  for (let place = 0; place < kept.length; place += 1) {
    const at = kept[place] as number;
    chosen.from[place] = from[at] as number;
    chosen.to[place] = to[at] as number;
    if (chosen.strengths !== null) chosen.strengths[place] = strengths?.[at] as number;
  }
  return chosen;
};

const withoutLoops = ({ from, to, strengths }: TieColumns): TieColumns => {
  const kept = new Int32Array(from.length);
  let length = 0;
  for (let at = 0; at < from.length; at += 1) if (from[at] !== to[at]) kept[length++] = at;
  if (length === from.length) return { from, to, strengths };
  return columnsAt({ from, to, strengths }, kept.subarray(0, length));
};

const joined = <A extends Int32Array | Float64Array>(first: A, second: A): A => {
  const both = new (first.constructor as new (length: number) => A)(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

const bothWays = ({ from, to, strengths }: TieColumns): TieColumns => ({ from: joined(from, to), to: joined(to, from), strengths: strengths === null ? null : joined(strengths, strengths) });

/** A network of ties given as positions in `ids`. */
export const graphOfColumns = (ids: readonly string[], columns: TieColumns, directed: boolean): Graph => {
  const size = ids.length;
  const plain = withoutLoops(columns);
  const { rows, merged } = rowsOf(size, directed ? plain : bothWays(plain));
  const into = directed ? rowsOf(size, { from: plain.to, to: plain.from, strengths: plain.strengths }).rows : rows;
  const share = directed ? 1 : 2;
  return { ids, size, directed, ties: rows.targets.length / share, out: rows, into, loops: columns.from.length - plain.from.length, merged: merged / share };
};

/**
 * A network of named ties. `ids` come first, in their order, so that those with no tie are in it; names met only in ties follow.
 * A tie with no strength in a weighted network counts as 1.
 *
 * Example: a–b twice and c–c give 3 nodes, 1 tie, 1 merged and 1 loop; c stays, with no tie.
 */
export const graphOf = (ids: readonly string[], ties: readonly Tie[], { directed, weighted = false }: GraphKind): Graph => {
  const positions = new Map<string, number>();
  const positionOf = (id: string): number => {
    const known = positions.get(id);
    if (known !== undefined) return known;
    positions.set(id, positions.size);
    return positions.size - 1;
  };
  for (const id of ids) positionOf(id);
  const [from, to] = [new Int32Array(ties.length), new Int32Array(ties.length)];
  ties.forEach(({ source, target }, at) => {
    from[at] = positionOf(source);
    to[at] = positionOf(target);
  });
  const strengths = weighted ? Float64Array.from(ties, ({ strength }) => strength ?? 1) : null;
  return graphOfColumns([...positions.keys()], { from, to, strengths }, directed);
};

/** Every tie once, as positions of its ends: arcs when directed, pairs with the lower position first when not. */
export const tieColumns = ({ size, ties, out, directed }: Graph): TieColumns => {
  const { offsets, targets } = out;
  const from = new Int32Array(ties);
  const to = new Int32Array(ties);
  const strengths = out.strengths === null ? null : new Float64Array(ties);
  let length = 0;
  for (let node = 0; node < size; node += 1) {
    const end = offsets[node + 1] as number;
    for (let at = offsets[node] as number; at < end; at += 1) {
      const target = targets[at] as number;
      if (!directed && target < node) continue;
      from[length] = node;
      to[length] = target;
      if (strengths !== null) strengths[length] = out.strengths?.[at] as number;
      length += 1;
    }
  }
  return { from, to, strengths };
};

/** Every tie once, with names. */
export const tiesOf = (graph: Graph): readonly Tie[] => {
  const { from, to, strengths } = tieColumns(graph);
  return Array.from(from, (source, at) => ({ source: graph.ids[source] as string, target: graph.ids[to[at] as number] as string, ...(strengths === null ? {} : { strength: strengths[at] as number }) }));
};

/** The same people with no direction and no strength: a pair is tied when either says so. */
export const undirectedOf = (graph: Graph): Graph => {
  if (!graph.directed) return graph.out.strengths === null ? graph : { ...graph, out: { ...graph.out, strengths: null }, into: { ...graph.out, strengths: null } };
  return graphOfColumns(graph.ids, { ...tieColumns(graph), strengths: null }, false);
};

/** The network of the chosen nodes alone, in the order given, with the ties among them. */
export const inducedOf = (graph: Graph, nodes: Int32Array): Graph => {
  const place = new Int32Array(graph.size).fill(-1);
  nodes.forEach((node, at) => {
    place[node] = at;
  });
  const columns = tieColumns(graph);
  const kept = new Int32Array(graph.ties);
  let length = 0;
  for (let at = 0; at < kept.length; at += 1) if ((place[columns.from[at] as number] as number) >= 0 && (place[columns.to[at] as number] as number) >= 0) kept[length++] = at;
  const { from, to, strengths } = columnsAt(columns, kept.subarray(0, length));
  for (let at = 0; at < length; at += 1) {
    from[at] = place[from[at] as number] as number;
    to[at] = place[to[at] as number] as number;
  }
  return graphOfColumns(Array.from(nodes, (node) => graph.ids[node] as string), { from, to, strengths }, graph.directed);
};

export const degreeAt = ({ offsets }: Rows, node: number): number => (offsets[node + 1] as number) - (offsets[node] as number);

/** Whether there is a tie from one node to another, by halving. */
export const isTied = ({ offsets, targets }: Rows, source: number, target: number): boolean => {
  let [low, high] = [offsets[source] as number, (offsets[source + 1] as number) - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = targets[middle] as number;
    if (found === target) return true;
    if (found < target) low = middle + 1;
    else high = middle - 1;
  }
  return false;
};
