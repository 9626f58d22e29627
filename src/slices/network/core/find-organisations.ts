import { counted, heardBetween, heardOf, idsIn, ifHeard, inSentence, membersBy, tieEnds, type Looked, type NetworkFinding } from './finding.ts';

const pairKey = (first: string, second: string): string => JSON.stringify(first < second ? [first, second] : [second, first]);

const tiesBetween = (looked: Looked): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const [mine, theirs] of tieEnds(looked)) {
    if (mine.organisation === null || theirs.organisation === null || mine.organisation === theirs.organisation) continue;
    const key = pairKey(mine.organisation, theirs.organisation);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
};

const weakLinksAtMost = 8;

/** Pairs of organisations that share an outcome or target and have no tie, or only one that many could have. */
export const weakLinks = (looked: Looked): readonly NetworkFinding[] => {
  const members = membersBy(looked, 'organisation');
  const ties = tiesBetween(looked);
  const shares = new Map<string, { readonly pair: readonly [string, string]; readonly what: string[] }>();
  for (const { what, organisations } of looked.shared ?? []) {
    const known = [...new Set(organisations)].filter((one) => members.has(one)).toSorted((a, b) => (a < b ? -1 : 1));
    known.forEach((first, at) => {
      for (const second of known.slice(at + 1)) {
        const key = pairKey(first, second);
        const share = shares.get(key) ?? { pair: [first, second] as const, what: [] };
        share.what.push(what);
        shares.set(key, share);
      }
    });
  }
  return [...shares].flatMap(([key, { pair, what }]): readonly NetworkFinding[] => {
    const count = ties.get(key) ?? 0;
    const possible = (members.get(pair[0])?.length ?? 0) * (members.get(pair[1])?.length ?? 0);
    if (count > 1 || (count === 1 && possible < 4)) return [];
    return ifHeard(heardBetween(looked, idsIn(members, [pair[0]]), idsIn(members, [pair[1]])), {
      kind: 'weak-link', sharpness: (count === 0 ? 0.8 : 0.6) + Math.min(what.length, 5) / 20, about: pair, namesPeople: false,
      text: count === 0 ? `${pair[0]} and ${pair[1]} share ${inSentence(what.map((one) => `“${one}”`))} and have no tie.` : `${pair[0]} and ${pair[1]} share ${inSentence(what.map((one) => `“${one}”`))}, and it hangs on one tie.`,
      evidence: `${counted(count, 'tie', 'ties')} of ${possible} that there could be between their people.`,
      todo: 'Bring the people who answer for this on both sides together, with a date.',
    });
  }).toSorted((a, b) => b.sharpness - a.sharpness).slice(0, weakLinksAtMost);
};

const organisationsForEdge = 5;

/** Organisations with no tie to another, and those tied to a single one. */
export const edgeOrganisations = (looked: Looked): readonly NetworkFinding[] => {
  const members = membersBy(looked, 'organisation');
  if (members.size < 2) return [];
  const near = new Map<string, Set<string>>();
  for (const [mine, theirs] of tieEnds(looked)) {
    if (mine.organisation === null || theirs.organisation === null || mine.organisation === theirs.organisation) continue;
    near.set(mine.organisation, (near.get(mine.organisation) ?? new Set()).add(theirs.organisation));
    near.set(theirs.organisation, (near.get(theirs.organisation) ?? new Set()).add(mine.organisation));
  }
  const names = [...members.keys()];
  const isHeard = (name: string): boolean => heardOf(looked, idsIn(members, [name])) !== null;
  const isolated = names.filter((name) => !near.has(name) && isHeard(name));
  const single = names.length < organisationsForEdge ? [] : names.filter((name) => near.get(name)?.size === 1 && isHeard(name));
  return [
    ...(isolated.length === 0 ? [] : ifHeard(heardOf(looked, idsIn(members, isolated)), {
      kind: 'isolated-organisation' as const, sharpness: 0.9 + isolated.length / names.length / 2, about: isolated, namesPeople: false,
      text: `${inSentence(isolated)} ${isolated.length === 1 ? 'has' : 'have'} no tie to any other organisation.`,
      evidence: `${isolated.length} of ${names.length} organisations.`,
      todo: 'Ask them why, and find each of them one partner to start with.',
    })),
    ...(single.length === 0 ? [] : ifHeard(heardOf(looked, idsIn(members, single)), {
      kind: 'peripheral-organisation' as const, sharpness: 0.5 + single.length / names.length / 2, about: single, beside: single.flatMap((name) => [...(near.get(name) ?? [])]), namesPeople: false,
      text: `${inSentence(single)} ${single.length === 1 ? 'is' : 'are'} tied to one other organisation only.`,
      evidence: `${single.slice(0, 5).map((name) => `${name} to ${[...(near.get(name) ?? [])].join('')}`).join('; ')}.`,
      todo: 'Introduce them to a second, so that one departure does not cut them off.',
    })),
  ];
};
