import { slug } from '#lib/text.ts';
import type { Pack, PartnerList } from '#pack';
import { layers, type Layer, type Membership, type Organisation } from './membership-record.ts';

/** One partner that a law or an order names, as an entry of one of the pack's lists. */
export type NamedEntry = { readonly id: string; readonly name: string; readonly kind: string | null; readonly sector: string | null; readonly list: PartnerList };

/** Every entry of the pack's partner lists. `id` is `list/partner`. */
export const namedEntries = (pack: Pick<Pack, 'lists'>): readonly NamedEntry[] =>
  pack.lists.flatMap((list) => list.partners.map(({ name, kind, sector }) => ({ id: `${list.id}/${slug(name)}`, name, kind, sector, list })));

/** The entries that name an organisation: those it was given; with none given, those of its kind, and “local authorities” for a council. */
export const entriesOf = (organisation: Pick<Organisation, 'standing' | 'kind'>, entries: readonly NamedEntry[]): readonly NamedEntry[] => {
  if (organisation.standing.length > 0) return entries.filter((entry) => organisation.standing.includes(entry.id));
  const { kind } = organisation;
  if (kind === null) return [];
  const isCouncil = ['county-council', 'district-council', 'unitary-council'].includes(kind);
  return entries.filter((entry) => entry.kind === kind || (isCouncil && entry.kind === null && /^local authorit/i.test(entry.name)));
};

/** For each entry, the layers at which an organisation that it names holds a seat, and those organisations. */
export type Seated = { readonly entry: NamedEntry; readonly layers: readonly Layer[]; readonly organisations: readonly Organisation[] };

export const seatedEntries = (membership: Membership, entries: readonly NamedEntry[]): readonly Seated[] => {
  const layerOf = new Map(membership.groups.map((group) => [group.id, group.layer]));
  const home = new Map(membership.people.map((person) => [person.id, person.organisation]));
  const held = new Map<string, Set<Layer>>();
  for (const seat of membership.seats) {
    const organisation = seat.organisation ?? home.get(seat.person) ?? null;
    const layer = layerOf.get(seat.group);
    if (organisation === null || layer === undefined) continue;
    const known = held.get(organisation) ?? new Set<Layer>();
    held.set(organisation, known.add(layer));
  }
  const named = membership.organisations.map((organisation) => ({ organisation, entries: new Set(entriesOf(organisation, entries).map((entry) => entry.id)) }));
  return entries.map((entry) => {
    const organisations = named.filter((one) => one.entries.has(entry.id)).map((one) => one.organisation);
    const at = new Set(organisations.flatMap((one) => [...(held.get(one.id) ?? [])]));
    return { entry, organisations, layers: layers.filter((layer) => at.has(layer)) };
  });
};
