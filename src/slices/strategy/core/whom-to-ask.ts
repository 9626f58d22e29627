import type { PersonId } from '#lib/id.ts';
import type { Membership } from '#partnership';
import type { Doer } from './contribution-cell.ts';

const layerOrder = ['executive', 'strategic', 'operational'] as const;

/** Who can say yes for an organisation or a group when nobody was named: the chair of the group; of an organisation whoever sits where partners commit themselves, the executive layer first. */
export const whomToAsk = (membership: Membership, doer: Doer): PersonId | null => {
  if (doer.kind === 'group') {
    const seats = membership.seats.filter((seat) => seat.group === doer.id);
    return (seats.find((seat) => seat.role === 'chair') ?? seats.find((seat) => seat.role === 'vice-chair') ?? seats[0])?.person ?? null;
  }
  const layers = new Map(membership.groups.map((group) => [group.id, group.layer]));
  const own = new Set(membership.people.filter((one) => one.organisation === doer.id).map((one) => one.id));
  const seats = membership.seats.filter((seat) => own.has(seat.person) && seat.role !== 'coordinator' && seat.role !== 'substitute');
  for (const layer of layerOrder) {
    const seat = seats.find((one) => layers.get(one.group) === layer);
    if (seat !== undefined) return seat.person;
  }
  return [...own][0] ?? null;
};
