import type { PersonId } from '#lib/id.ts';
import type { NetworkNode } from './formats/network-data.ts';

export type Candidate = { readonly id: PersonId; readonly name: string; readonly email: string | null; readonly externalId: string | null };
/** Who a node of a file is: a person at the table, somebody from outside who stays as named, or nobody who counts. */
export type NodeMatch = PersonId | 'outside' | 'drop';

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}@.]+/gu, ' ').trim();

/** Who each node most likely is: by number, address or name, where that is one person's alone and nobody else's node. */
export const suggestMatches = (nodes: readonly NetworkNode[], people: readonly Candidate[]): readonly NodeMatch[] => {
  const byKey = new Map<string, PersonId | null>();
  const add = (key: string, id: PersonId): void => void byKey.set(key, byKey.has(key) && byKey.get(key) !== id ? null : id);
  for (const { id, name, email, externalId } of people) {
    add(plain(name), id);
    if (email !== null) add(plain(email), id);
    if (externalId !== null) add(plain(externalId), id);
  }
  const taken = new Set<PersonId>();
  return nodes.map(({ id, label }) => {
    const found = byKey.get(plain(id)) ?? (label === null ? null : byKey.get(plain(label))) ?? null;
    if (found === null || taken.has(found)) return 'outside';
    taken.add(found);
    return found;
  });
};
