import { dayOf, formatDay, type Day } from '#lib/day.ts';
import type { GroupId, OrganisationId, PersonId, SeatId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { sentenceList } from '#lib/text.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Membership } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';
import { endRecord, endSeatsOf } from '../store/record-store.ts';
import { endRights, type RightsEnded } from '../store/rights-store.ts';

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this record after you opened it. Nothing of theirs was overwritten.' });

type Known = Membership['organisations' | 'people' | 'groups' | 'seats'][number];

// A seat is told by its role and group: who held it stands in the record, where it can be erased.
const nameOf = ({ groups }: Membership, known: Known): string => ('name' in known ? known.name : `${known.role} of ${groups.find((one) => one.id === known.group)?.name ?? ''}`);

export type Ending =
  | { readonly kind: 'organisation'; readonly id: OrganisationId; readonly version: number }
  | { readonly kind: 'person'; readonly id: PersonId; readonly version: number }
  | { readonly kind: 'group'; readonly id: GroupId; readonly version: number }
  | { readonly kind: 'seat'; readonly id: SeatId; readonly version: number };

/** Why an organisation can't end yet, in words; null when it can. */
export const stillNeeded = (membership: Membership, organisation: OrganisationId): string | null => {
  if (membership.people.some((one) => one.organisation === organisation)) return 'People still belong to this organisation. Move them to another, or end their membership, first.';
  const seats = membership.seats.filter((one) => one.organisation === organisation);
  const names = membership.people.filter((one) => seats.some((seat) => seat.person === one.id)).map((one) => one.name);
  if (names.length > 0) return `${sentenceList(names.slice(0, 10))} still ${names.length === 1 ? 'sits' : 'sit'} for this organisation. End their seats, or change for whom they are held, first.`;
  return membership.groups.some((one) => one.host === organisation) ? 'Committees of this organisation are still here. End them, or change whose they are, first.' : null;
};

/** Ends a record on a day, today unless said, with the seats that hang on it; for a person, with what their account may do here. What it was stays readable. */
export const end = async (work: Work, ending: Ending, why: string, today: Day = dayOf(work.now)): Promise<Result<RightsEnded>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'members');
  const membership = await readMembership(tx, here.id);
  const known = [...membership.organisations, ...membership.people, ...membership.groups, ...membership.seats].find((one) => one.id === ending.id);
  if (known === undefined) return notFound('There is no such record here, or it has ended already.');
  if (known.from !== null && today < known.from) return invalid([{ field: 'on', message: `It began on ${formatDay(known.from)}: give that day or a later one` }]);
  if (why.length > 1000) return invalid([{ field: 'why', message: 'The reason must be 1,000 characters or fewer' }]);
  const needed = ending.kind === 'organisation' ? stillNeeded(membership, ending.id) : null;
  if (needed !== null) return refuse({ kind: 'conflict', message: needed });
  const rights = ending.kind === 'person' ? await endRights(tx, ending.id) : 'none';
  if (!(await endRecord(tx, here.id, ending.kind, ending.id, ending.version, today))) return stale;
  if (ending.kind === 'person') await endSeatsOf(tx, here.id, 'person_id', ending.id, today);
  if (ending.kind === 'group') await endSeatsOf(tx, here.id, 'group_id', ending.id, today);
  await record(work, { what: `${ending.kind.charAt(0).toUpperCase()}${ending.kind.slice(1)}Ended`, subject: { kind: ending.kind, id: ending.id }, data: { name: nameOf(membership, known) }, ...(why === '' ? {} : { why }) });
  return ok(rights);
};
