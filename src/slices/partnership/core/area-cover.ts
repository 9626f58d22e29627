/** An area by its code, with the codes of the larger areas it lies in. */
export type Area = { readonly code: string; readonly name: string; readonly within: readonly string[] };

/** How an organisation's area lies to the partnership's (WBT ¶24): it is the same, reaches beyond it (spans), covers a part of it (splits it), does both, or lies elsewhere. */
export type CoverKind = 'same' | 'spans' | 'part' | 'overlaps' | 'elsewhere' | 'unknown';

export type Cover = { readonly kind: CoverKind; readonly common: readonly string[]; readonly outside: readonly string[]; readonly missing: readonly string[] };

/**
 * The small areas that codes stand for. A code that other areas lie within is those areas; any other stands for itself, so that codes
 * can be compared with no lookup loaded.
 */
export const atomsOf = (codes: readonly string[], areas: readonly Area[]): ReadonlySet<string> => {
  const inside = new Map<string, string[]>();
  for (const area of areas) for (const larger of area.within) inside.set(larger, [...(inside.get(larger) ?? []), area.code]);
  const atoms = new Set<string>();
  const open = (code: string, seen: ReadonlySet<string>): void => {
    const smaller = (inside.get(code) ?? []).filter((one) => !seen.has(one));
    if (smaller.length === 0) atoms.add(code);
    for (const one of smaller) open(one, new Set([...seen, one]));
  };
  for (const code of codes) open(code, new Set([code]));
  return atoms;
};

/** Compares what an organisation serves with what the partnership covers, both as codes. Unknown when either has none. */
export const coverOf = (organisation: readonly string[], partnership: readonly string[], areas: readonly Area[]): Cover => {
  if (organisation.length === 0 || partnership.length === 0) return { kind: 'unknown', common: [], outside: [], missing: [] };
  const [theirs, ours] = [atomsOf(organisation, areas), atomsOf(partnership, areas)];
  const common = [...theirs].filter((code) => ours.has(code));
  const outside = [...theirs].filter((code) => !ours.has(code));
  const missing = [...ours].filter((code) => !theirs.has(code));
  const told = new Set(areas.map((area) => area.code));
  const sorts = (codes: readonly string[]): ReadonlySet<string> => new Set(codes.map((code) => code.slice(0, 3)));
  // Codes of different sorts, which no lookup opens, may be the same ground or not: nothing follows from their being different.
  const dark = common.length === 0 && ![...theirs, ...ours].every((code) => told.has(code)) && ![...sorts(outside)].some((one) => sorts(missing).has(one));
  const kind: CoverKind = dark ? 'unknown' : common.length === 0 ? 'elsewhere' : outside.length === 0 && missing.length === 0 ? 'same' : missing.length === 0 ? 'spans' : outside.length === 0 ? 'part' : 'overlaps';
  return { kind, common, outside, missing };
};

export const coverNames: Readonly<Record<CoverKind, string>> = {
  same: 'The same area', spans: 'Reaches beyond it', part: 'Covers part of it', overlaps: 'Covers part of it and reaches beyond', elsewhere: 'Lies elsewhere', unknown: 'Not given',
};
