import { dayOf, formatDay, type Day } from '#lib/day.ts';
import type { OrganisationId } from '#lib/id.ts';
import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import type { Membership, Organisation } from '../core/membership-record.ts';
import { sameName } from '../core/plan-import.ts';
import { readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';
import { endRecord, insertOrganisation } from '../store/record-store.ts';
import { insertSuccession, moveToSuccessor } from '../store/succession-store.ts';

/** Renamed: one becomes one. Merged: several become one. Split: one becomes several, and the first takes on what it held. */
export type Reorganisation = { readonly kind: 'renamed' | 'merged' | 'split'; readonly from: readonly OrganisationId[]; readonly to: readonly string[]; readonly on: Day };
export type Reorganised = { readonly to: readonly { readonly id: OrganisationId; readonly name: string }[]; readonly people: number; readonly seats: number; readonly things: number };

const counts = { renamed: { from: [1, 1], to: [1, 1] }, merged: { from: [2, 50], to: [1, 1] }, split: { from: [1, 1], to: [2, 20] } } as const;

const faultsOf = (change: Reorganisation, membership: Membership, today: Day): readonly Fault[] => {
  const { from, to } = counts[change.kind];
  const known = membership.organisations.filter((one) => change.from.includes(one.id));
  const started = known.find((one) => one.from !== null && one.from > change.on);
  const names = new Set(change.to.map(sameName));
  const faults: (Fault | null)[] = [
    known.length !== change.from.length || change.from.length < from[0] || change.from.length > from[1] ? { field: 'from', message: change.kind === 'merged' ? 'Choose two or more organisations that merge' : 'Choose one organisation' } : null,
    change.to.length < to[0] || change.to.length > to[1] || names.size !== change.to.length ? { field: 'to', message: change.kind === 'split' ? 'Enter two or more names, one a line, each once' : 'Enter the one name it has from then on' } : null,
    change.to.some((name) => name.length > 200) ? { field: 'to', message: 'A name must be 200 characters or fewer' } : null,
    change.on > today ? { field: 'on', message: 'The day must be today or before' } : null,
    started === undefined ? null : { field: 'on', message: `${started.name} is recorded from ${formatDay(started.from as Day)}: give a later day` },
  ];
  return faults.filter((fault): fault is Fault => fault !== null);
};

const common = (all: readonly (string | null)[]): string | null => (new Set(all).size === 1 ? (all[0] ?? null) : null);
const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

// What the new ones take on: all that those before had in common; areas together; numbers only when it is the same body with a new name.
const inherited = (change: Reorganisation, before: readonly Organisation[], name: string) => ({
  name,
  sector: common(before.map((one) => one.sector)),
  kind: common(before.map((one) => one.kind)),
  standing: union(before.map((one) => one.standing)),
  areas: change.kind === 'split' ? [] : union(before.map((one) => one.areas)),
  identifiers: change.kind === 'renamed' ? (before[0]?.identifiers ?? {}) : {},
});

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed one of these organisations at the same moment. Nothing was recorded: open the page again, and look at what they saved.' });

/** Ends organisations and starts those that come after them, on one day. People, seats and everything that other slices hold for them move on; who sat for which until then stays on record. */
export const reorganise = async (work: Work, asks: readonly Contribution[], change: Reorganisation): Promise<Result<Reorganised>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'members');
  const membership = await readMembership(tx, here.id);
  const faults = faultsOf(change, membership, dayOf(work.now));
  if (faults.length > 0) return invalid(faults);
  const before = membership.organisations.filter((one) => change.from.includes(one.id));
  const taken = membership.organisations.find((one) => !change.from.includes(one.id) && change.to.some((name) => sameName(name) === sameName(one.name)));
  if (taken !== undefined && change.kind !== 'merged') return invalid([{ field: 'to', message: `There is already an organisation called ${taken.name}` }]);
  for (const one of before) if (!(await endRecord(tx, here.id, 'organisation', one.id, one.version, change.on))) return stale;
  const to: { readonly id: OrganisationId; readonly name: string }[] = [];
  for (const name of change.to) to.push(taken !== undefined ? { id: taken.id, name: taken.name } : { id: await insertOrganisation(tx, here.id, inherited(change, before, name), change.on), name });
  const heir = to[0] as (typeof to)[number];
  const moved = { people: 0, seats: 0, things: 0 };
  for (const one of before) {
    for (const next of to) await insertSuccession(tx, here.id, one.id, next.id, change.kind, change.on);
    const { people, seats } = await moveToSuccessor(tx, here.id, one.id, heir.id, change.on);
    moved.people += people;
    moved.seats += seats;
    for (const ask of asks) moved.things += (await ask.moveOrganisation?.(work, one.id, heir.id)) ?? 0;
  }
  await record(work, { what: 'OrganisationsReorganised', subject: { kind: 'organisation', id: heir.id }, data: { kind: change.kind, from: before.map((one) => one.name), to: to.map((one) => one.name), on: change.on, ...moved } });
  return ok({ to, ...moved });
};
