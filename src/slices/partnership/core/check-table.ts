import { plural, sentenceList } from '#lib/text.ts';
import type { Pack } from '#pack';
import type { Finding } from './finding.ts';
import { layers, type Layer, type Membership } from './membership-record.ts';
import { namedEntries, seatedEntries } from './named-partner.ts';

/** Named partners with no seat, list by list and layer by layer (WBT App 3, ¶53). */
export const checkNamedPartners = (membership: Membership, pack: Pick<Pack, 'lists'>): readonly Finding[] => {
  const seated = seatedEntries(membership, namedEntries(pack));
  const used = new Set(membership.groups.map((group) => group.layer));
  return pack.lists.flatMap((list) => {
    const own = seated.filter((one) => one.entry.list.id === list.id);
    // An entry of no kind and no sector is whoever an order adds: nobody can be missing.
    const absent = own.filter((one) => one.layers.length === 0 && (one.entry.kind !== null || one.entry.sector !== null));
    const whole: readonly Finding[] = absent.length === 0 ? [] : [{
      id: `named-partners/${list.id}`, check: 'named-partners', weight: 'act',
      text: `${list.title}: ${plural(absent.length, 'named partner has', 'named partners have')} no seat at any layer: ${sentenceList(absent.map((one) => one.entry.name))}.`,
      todo: 'Ask each to send somebody. If it has no body in your area, or another stands in for it, say so on that organisation’s page under “Named by”.',
      source: list.source, path: '/people/organisations',
    }];
    const elsewhere = layers.filter((layer) => used.has(layer)).flatMap((layer) => {
      const missing = own.filter((one) => one.layers.length > 0 && !one.layers.includes(layer));
      return missing.length === 0 ? [] : [`at ${layer} level ${sentenceList(missing.map((one) => one.entry.name))}`];
    });
    const partly: readonly Finding[] = elsewhere.length === 0 ? [] : [{
      id: `named-partners/${list.id}/layers`, check: 'named-partners', weight: 'look',
      text: `${list.title}: some sit at one layer and are missing at another: ${elsewhere.join('; ')}.`,
      todo: 'Decide together whether that is right. A partner that only delivers has no say in the direction, and one that only decides may not see what its services do.',
      source: `${list.source}, WBT ¶53`, path: '/people/groups',
    }];
    return [...whole, ...partly];
  });
};

const sectorsAt = (membership: Membership): ReadonlyMap<Layer, ReadonlyMap<string, number>> => {
  const sectorOf = new Map(membership.organisations.map((one) => [one.id, one.sector]));
  const homeOf = new Map(membership.people.map((one) => [one.id, one.organisation]));
  const layerOf = new Map(membership.groups.filter((group) => group.host === null).map((group) => [group.id, group.layer]));
  const counts = new Map<Layer, Map<string, number>>(layers.map((layer) => [layer, new Map()]));
  for (const seat of membership.seats) {
    const layer = layerOf.get(seat.group);
    const sector = sectorOf.get(seat.organisation ?? homeOf.get(seat.person) ?? ('' as never)) ?? null;
    if (layer === undefined || sector === null) continue;
    const at = counts.get(layer) as Map<string, number>;
    at.set(sector, (at.get(sector) ?? 0) + 1);
  }
  return counts;
};

/** Sectors of the pack with no seat at strategic level, or in none of the operational groups (WBT p.14). */
export const checkSectors = (membership: Membership, pack: Pick<Pack, 'catalogues'>): readonly Finding[] => {
  const counts = sectorsAt(membership);
  return (['strategic', 'operational'] as const).flatMap((layer): readonly Finding[] => {
    const at = counts.get(layer);
    if (at === undefined || !membership.groups.some((group) => group.layer === layer)) return [];
    const missing = (pack.catalogues['sectors'] ?? []).filter((sector) => (at.get(sector.id) ?? 0) === 0);
    return missing.length === 0 ? [] : [{
      id: `sectors/${layer}`, check: 'sectors', weight: 'look',
      text: `${plural(missing.length, 'sector has', 'sectors have')} no seat at ${layer} level: ${sentenceList(missing.map((one) => one.title.toLowerCase()))}.`,
      todo: layer === 'strategic' ? 'Ask a body that speaks for the sector, and let it choose who comes.' : 'See which theme groups would gain, and ask there first.',
      source: 'WBT p.14', path: '/people/organisations',
    }];
  });
};

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const per = (part: number, whole: number): string => `${part} of ${whole} (${Math.round(share(part, whole) * 100)} per cent)`;

/** The council's share of the seats at each layer, and of the chairs: more than half of either is worth a talk (WBT ¶27, Table 3). */
export const checkCouncil = (membership: Membership): readonly Finding[] => {
  const sectorOf = new Map(membership.organisations.map((one) => [one.id, one.sector]));
  const homeOf = new Map(membership.people.map((one) => [one.id, one.organisation]));
  const own = new Map(membership.groups.filter((group) => group.host === null).map((group) => [group.id, group]));
  const seats = membership.seats.filter((seat) => own.has(seat.group) && seat.role !== 'substitute' && seat.role !== 'coordinator');
  const isCouncil = (seat: (typeof seats)[number]): boolean => sectorOf.get(seat.organisation ?? homeOf.get(seat.person) ?? ('' as never)) === 'council';
  const found: Finding[] = [];
  for (const layer of layers) {
    const at = seats.filter((seat) => own.get(seat.group)?.layer === layer);
    const council = at.filter(isCouncil).length;
    if (at.length < 4 || share(council, at.length) <= 0.5) continue;
    found.push({ id: `council/seats/${layer}`, check: 'council', weight: 'look', text: `Councils hold ${per(council, at.length)} of the ${layer} seats.`, todo: 'Ask the other partners whether they can be heard, and offer seats before the next change of members.', source: 'WBT ¶27', path: '/people/organisations' });
  }
  const chairs = seats.filter((seat) => seat.role === 'chair');
  const council = chairs.filter(isCouncil).length;
  if (chairs.length >= 3 && share(council, chairs.length) > 0.5) found.push({ id: 'council/chairs', check: 'council', weight: 'look', text: `Councils chair ${per(council, chairs.length)} of the groups.`, todo: 'Share the chairs of executive and theme groups among the other partners.', source: 'WBT ¶50', path: '/people/groups' });
  return found;
};
