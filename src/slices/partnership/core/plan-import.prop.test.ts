import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '#lib/day.ts';
import { incomingFromRows } from './incoming-from-rows.ts';
import type { Membership } from './membership-record.ts';
import { planImport, type ImportPlan } from './plan-import.ts';
import { incomingFromPopolo } from './popolo-in.ts';
import { popoloFrom } from './popolo-out.ts';
import { memberTable } from './member-table.ts';
import { guessColumns, readMembers } from './read-members.ts';
import { vcardsOf } from './vcard.ts';
import { readWrittenDay } from './written-day.ts';

const today = '2026-11-21' as Day;
const ids = () => {
  let next = 0;
  return () => {
    next += 1;
    return `00000000-0000-4000-8000-${String(next).padStart(12, '0')}`;
  };
};

const heading = ['Name', 'Organisation', 'Email', 'Group', 'Role', 'From', 'To', 'Authority', 'Sits for', 'Committee of'];
const rowOf = fc.record({
  who: fc.integer({ min: 1, max: 12 }), organisation: fc.constantFrom('Council', 'Police', 'NHS Trust', ''), hasEmail: fc.boolean(), group: fc.constantFrom('Board', 'Executive', 'Theme', ''),
  role: fc.constantFrom('Chair', 'Member', 'Adviser', ''), from: fc.constantFrom('', '2020-01-01', '1/2/2021'), to: fc.constantFrom('', '2024-12-31'), authority: fc.constantFrom('', '£5'), sitsFor: fc.constantFrom('', '', 'Police', 'Parish'), host: fc.constantFrom('', '', 'Council', 'Parish'),
});
const rows = fc.array(rowOf, { maxLength: 40 }).map((all) => all.map((row) => [`Person ${row.who}`, row.organisation, row.hasEmail ? `p${row.who}@example.org` : '', row.group, row.role, row.from, row.to, row.authority, row.sitsFor, row.host]));

const stateOf = (plan: ImportPlan): Membership => ({ organisations: plan.organisations.map((one) => one.row), groups: plan.groups.map((one) => one.row), people: plan.people.map((one) => one.row), seats: plan.seats.map((one) => one.row) });
const nothing: Membership = { organisations: [], groups: [], people: [], seats: [] };
const planned = (table: readonly (readonly string[])[], ever: Membership, head: readonly string[] = heading): ImportPlan => {
  const read = readMembers(table, guessColumns(head));
  assert.deepEqual(read.faults, []);
  return planImport(incomingFromRows(read.rows, { sectors: new Set(['council']) }).incoming, ever, { today, newId: ids() });
};

test('the same rows a second time change nothing', () => {
  fc.assert(fc.property(rows, (table) => {
    const state = stateOf(planned(table, nothing));
    const again = planned(table, state);
    for (const kind of ['organisations', 'groups', 'people', 'seats'] as const) assert.ok(again[kind].every((one) => one.state === 'same'), kind);
  }));
});

test('every seat is of a person and a group of the plan, and no address belongs to two', () => {
  fc.assert(fc.property(rows, (table) => {
    const plan = planned(table, nothing);
    const { people, groups, seats } = stateOf(plan);
    assert.ok(seats.every((seat) => people.some((one) => one.id === seat.person) && groups.some((one) => one.id === seat.group)));
    const emails = people.flatMap((one) => (one.email === null ? [] : [one.email]));
    assert.equal(new Set(emails).size, emails.length);
  }));
});

test('what is written as Popolo is read back as it was', () => {
  fc.assert(fc.property(rows, (table) => {
    const state = stateOf(planned(table, nothing));
    const read = incomingFromPopolo(JSON.parse(JSON.stringify(popoloFrom(state))));
    if (state.people.length + state.organisations.length + state.groups.length === 0) return;
    assert.ok(read.ok);
    assert.deepEqual(read.value.faults, []);
    const again = planImport(read.value.incoming, state, { today, newId: ids() });
    for (const kind of ['organisations', 'groups', 'people', 'seats'] as const) assert.ok(again[kind].every((one) => one.state === 'same'), kind);
    assert.equal(again.seats.length, state.seats.length);
  }));
});

// A state with no ids in it: what two partnerships that hold the same have in common.
const withoutIds = (state: Membership) => {
  const [organisations, groups] = [new Map<string | null, string>(state.organisations.map((one) => [one.id, one.name])), new Map<string | null, string>(state.groups.map((one) => [one.id, `${one.name} ${one.host === null ? '' : 'hosted'}`]))];
  const people = new Map<string | null, string>(state.people.map((one) => [one.id, `${one.name} ${one.email} ${organisations.get(one.organisation)} ${one.from} ${one.to}`]));
  const sorted = (records: readonly object[]): readonly string[] => records.map((row) => JSON.stringify(row)).toSorted((a, b) => (a < b ? -1 : 1));
  return {
    organisations: sorted(state.organisations.map((one) => ({ ...one, id: '', externalId: '' }))),
    groups: sorted(state.groups.map((one) => ({ ...one, id: '', externalId: '', host: organisations.get(one.host) ?? null }))),
    people: sorted(state.people.map((one) => ({ ...one, id: '', externalId: '', organisation: organisations.get(one.organisation) ?? null }))),
    seats: sorted(state.seats.map((one) => ({ ...one, id: '', person: people.get(one.person), group: groups.get(one.group), organisation: organisations.get(one.organisation) ?? null }))),
  };
};

test('what is written as Popolo makes the same state in an empty partnership, and once more changes nothing', () => {
  fc.assert(fc.property(rows, fc.boolean(), (table, seatless) => {
    const first = stateOf(planned(table, nothing));
    if (first.people.length + first.organisations.length + first.groups.length === 0) return;
    const state: Membership = {
      ...first, people: first.people.map((one, index) => ({ ...one, externalId: index % 2 === 0 ? `member ${index}` : null })),
      seats: first.seats.map((one, index) => (seatless && index % 2 === 0 ? { ...one, organisation: null } : one)),
    };
    const read = incomingFromPopolo(JSON.parse(JSON.stringify(popoloFrom(state))));
    assert.ok(read.ok);
    const fresh = ids();
    const there = stateOf(planImport(read.value.incoming, nothing, { today, newId: () => fresh().replace('-8000-', '-9000-') }));
    assert.deepEqual(withoutIds(there), withoutIds(state));
    for (const one of state.people) if (one.externalId !== null) assert.ok(there.people.some((other) => other.externalId === one.externalId));
    const again = planImport(read.value.incoming, there, { today, newId: ids() });
    for (const kind of ['organisations', 'groups', 'people', 'seats'] as const) assert.ok(again[kind].every((one) => one.state === 'same'), kind);
  }));
});

test('what is written as CSV changes nothing when it is read again', () => {
  fc.assert(fc.property(rows, (table) => {
    const ever = stateOf(planned(table, nothing));
    const state: Membership = { ...ever, seats: ever.seats.filter((one) => one.to === null).map((one, index) => (index % 3 === 0 ? { ...one, organisation: null } : one)) };
    const { head, rows: written } = memberTable(state);
    const again = planned(written.map((cells) => cells.map((cell) => String(cell ?? ''))), { ...state, seats: [...state.seats, ...ever.seats.filter((one) => one.to !== null)] }, head);
    for (const kind of ['organisations', 'groups', 'people', 'seats'] as const) assert.ok(again[kind].every((one) => one.state === 'same'), kind);
  }), { examples: [[[['Person 12', 'Police', '', 'Board', '', '', '', '£5', 'Parish', 'Council'], ['Person 12', 'Police', '', 'Board', '', '', '', '', '', 'Council']]]] });
});

test('whatever the file holds, reading it as Popolo never throws', () => {
  fc.assert(fc.property(fc.json(), (text) => void incomingFromPopolo(JSON.parse(text))));
  fc.assert(fc.property(fc.record({ persons: fc.array(fc.record({ id: fc.string(), name: fc.option(fc.string()) })), organizations: fc.array(fc.record({ id: fc.string(), parent_id: fc.option(fc.string()) })), memberships: fc.array(fc.record({ person_id: fc.string(), organization_id: fc.string(), start_date: fc.string() })) }), (file) => void incomingFromPopolo(file)));
});

test('no line of a contact card is longer than 75 octets, and folding loses nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((name) => !/[\r\n]/.test(name)), (name) => {
    const state = stateOf(planned([['A', 'Council', '', 'Board', '', '', '', '']], nothing));
    const named: Membership = { ...state, people: state.people.map((one) => ({ ...one, name })) };
    const cards = vcardsOf(named, named.groups[0]?.id as never);
    for (const line of cards.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75, line);
    const unfolded = cards.replaceAll('\r\n ', '');
    assert.ok(unfolded.includes(`FN:${name.replace(/[\\;,]/g, (mark) => `\\${mark}`)}`));
  }));
});

test('days are read as people write them', () => {
  for (const [text, day] of [['2026-03-31', '2026-03-31'], ['31/3/2026', '2026-03-31'], ['31.3.26', '2026-03-31'], ['31 March 2026', '2026-03-31'], ['31st Mar 2026', '2026-03-31'], ['March 2026', '2026-03-01'], ['2019', '2019-01-01'], ['2019-05', '2019-05-01'], ['2026-02-11T14:30', '2026-02-11'], ['31/2/2026', null], ['soon', null], ['', null]] as const) assert.equal(readWrittenDay(text), day, text);
});
