import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import type { GroupId, PersonId, SeatId } from '#lib/id.ts';
import { checkEvent, checkNeeds, checkPersonSkills, type EventInput } from './check-skills.ts';
import type { Group, Layer, Membership, Person, Seat, SeatRole } from './membership-record.ts';
import { attendance, awaitingInduction, inOrder, knownSkills, metNeeds, skillGaps, tidySkills, type DevelopmentEvent, type DevelopmentEventId, type Need, type NeedId, type SkillGapKind } from './skills.ts';

const day = (text: string): Day => text as Day;
const today = day('2026-11-21');

const group = (id: string, layer: Layer): Group => ({ id: id as GroupId, name: `The ${id}`, layer, kind: null, remit: null, parent: null, host: null, meetingsAYear: null, decides: true, principals: false, from: null, to: null, externalId: null, version: 1 });
const person = (name: string, skills: readonly string[] = [], inductedOn: string | null = '2020-01-01'): Person =>
  ({ id: name as PersonId, name, email: null, phone: null, organisation: null, job: null, elected: null, skills, inductedOn: inductedOn as Day | null, rhythm: 'monthly', bounceReason: null, from: null, to: null, externalId: null, version: 1 });
const seat = (who: string, where: string, role: SeatRole = 'member', from: string | null = '2020-01-01'): Seat =>
  ({ id: `${who} ${where} ${role}` as SeatId, person: who as PersonId, group: where as GroupId, organisation: null, role, substituteFor: null, authority: null, from: from as Day | null, to: null, version: 1 });
const table = (people: readonly Person[], seats: readonly Seat[]): Membership => ({ organisations: [], people, groups: [group('board', 'strategic'), group('team', 'operational')], seats });
const need = (skill: string, role: SeatRole = 'chair', layer: Layer = 'strategic'): Need => ({ id: `${skill} ${role}` as NeedId, layer, role, skill });
const event = (on: string, came: readonly string[] = [], skills: readonly string[] = [], title = 'A day'): DevelopmentEvent => ({ id: `${title} ${on}` as DevelopmentEventId, title, about: '', skills, on: day(on), came: came as readonly PersonId[], version: 1 });

const told = (kind: SkillGapKind, membership: Membership, needs: readonly Need[], events: readonly DevelopmentEvent[]) => skillGaps(membership, needs, events, today).filter((gap) => gap.kind === kind);

test('a need is met by those in such a seat alone, however the skill is written', () => {
  const membership = table([person('Asha', ['Chairing ']), person('Ben'), person('Cy', ['chairing'])], [seat('Asha', 'board', 'chair'), seat('Ben', 'board', 'chair'), seat('Cy', 'team', 'chair'), seat('Cy', 'board')]);
  const [met] = metNeeds(membership, [need('CHAIRING')]);
  assert.deepEqual([met?.have.map((one) => one.name), met?.lack.map((one) => one.name)], [['Asha'], ['Ben']]);
});

test('a skill that nobody has is told with where it may come from', () => {
  const seats = [seat('Asha', 'board', 'chair'), seat('Ben', 'team')];
  const text = (people: readonly Person[], events: readonly DevelopmentEvent[] = []) => told('nobody-has', table(people, seats), [need('Finance')], events).map((gap) => `${gap.text} ${gap.todo}`).join();
  assert.match(text([person('Asha'), person('Ben')]), /Finance is needed of strategic chairs, and Asha does not have it\. Plan an event/);
  assert.match(text([person('Asha'), person('Ben', ['finance'])]), /Ben has it: ask them to help/);
  assert.match(text([person('Asha'), person('Ben', ['finance'])], [event('2026-12-03', [], ['finance'], 'Money day')]), /“Money day” on 3 December 2026 is for it/);
  assert.match(text([person('Asha'), person('Ben')], [event('2026-11-20', [], ['finance'], 'Money day')]), /Plan an event/, 'one that is over is no plan');
  assert.equal(text([person('Asha', ['Finance']), person('Ben')]), '');
});

test('a need of a seat that nobody holds says so', () => {
  assert.match(told('nobody-has', table([person('Asha')], [seat('Asha', 'board')]), [need('Finance', 'adviser')], [])[0]?.text ?? '', /strategic advisers, and nobody holds such a seat/);
});

test('no need named at all is told', () => {
  assert.equal(told('no-needs', table([], []), [], []).length, 1);
  assert.equal(told('no-needs', table([], []), [need('x')], []).length, 0);
});

test('an induction is late after 90 days, counted from the first seat', () => {
  const at = (from: string | null) => told('no-induction', table([person('Asha', [], null)], [seat('Asha', 'board', 'member', from), seat('Asha', 'team', 'member', '2026-11-20')]), [need('x')], []).map((gap) => gap.text);
  assert.deepEqual(at('2026-08-23'), [], 'on the ninetieth day');
  assert.deepEqual(at('2026-08-22'), ['Asha has had a seat in The board and The team since 22 August 2026, and no induction is recorded.']);
  assert.match(at(null)[0] ?? '', /for longer than is recorded/);
});

test('who waits for an induction: those with a seat and none recorded, the longest first', () => {
  const people = [person('Asha', [], null), person('Ben', [], null), person('Cy', [], null), person('Di')];
  const waiting = awaitingInduction(table(people, [seat('Asha', 'board', 'member', '2026-11-01'), seat('Ben', 'board', 'member', '2024-01-01'), seat('Di', 'board')]), today);
  assert.deepEqual(waiting.map((one) => [one.person.name, one.late]), [['Ben', true], ['Asha', false]]);
});

test('those who never came in the last year are told; not those who joined later', () => {
  const membership = table([person('Asha'), person('Ben'), person('New'), person('Outside')], [seat('Asha', 'board'), seat('Ben', 'board'), seat('New', 'board', 'member', '2026-11-01')]);
  const events = [event('2026-03-01', ['Asha']), event('2025-11-22', [], [], 'A year ago less a day'), event('2025-11-21', ['Ben'], [], 'A year ago'), event('2026-12-01', ['Ben'], [], 'To come')];
  const gaps = told('never-came', membership, [need('x')], events);
  assert.deepEqual(gaps.map((gap) => gap.text), ['Ben came to none of the 2 development events that they could have come to in the last year.']);
  assert.deepEqual([...attendance(events, today)], [['Asha', 1]]);
});

test('with no event in the last year that is told once, and not of everyone', () => {
  const membership = table([person('Asha')], [seat('Asha', 'board')]);
  assert.equal(told('no-event', membership, [], [event('2020-01-01', ['Asha'])]).length, 1);
  assert.equal(told('never-came', membership, [], [event('2020-01-01')]).length, 0);
  assert.equal(told('no-event', table([], []), [], []).length, 0, 'nobody to come');
});

test('skills typed twice are one, in the words used here; empty lines are none', () => {
  assert.deepEqual(tidySkills([' Reading  accounts', 'reading accounts', '', 'chairing'], ['Chairing']), ['Reading accounts', 'Chairing']);
  assert.deepEqual(knownSkills(table([person('Asha', ['zeal', 'Chairing'])], []), [need('chairing')], [event('2026-01-01', [], ['Money'])]), ['chairing', 'Money', 'zeal']);
});

test('needs come from the top layer down and from the chair outwards', () => {
  assert.deepEqual(inOrder([need('b', 'member'), need('a', 'chair', 'operational'), need('c')]).map((one) => one.skill), ['c', 'b', 'a']);
});

const faults = (result: ReturnType<typeof checkNeeds> | ReturnType<typeof checkPersonSkills> | ReturnType<typeof checkEvent>): readonly string[] => (result.ok ? [] : (result.refusal.faults ?? []).map((fault) => fault.field));
const input: EventInput = { title: 'A day', about: '', skills: ['chairing'], on: { given: true, day: today }, came: ['Asha' as PersonId, 'Asha' as PersonId] };

test('needs, skills and events as sent are checked field by field', () => {
  assert.deepEqual(faults(checkNeeds([], { layer: null, role: null, skills: [' '] })), ['layer', 'role', 'skills']);
  assert.deepEqual(faults(checkNeeds([], { layer: 'strategic', role: 'chair', skills: ['x'.repeat(81)] })), ['skills']);
  assert.deepEqual(faults(checkPersonSkills([], { skills: Array.from({ length: 41 }, (_, index) => `skill ${index}`), inducted: { given: true, day: null } }, today)), ['other', 'inducted']);
  assert.deepEqual(faults(checkPersonSkills([], { skills: [], inducted: { given: true, day: day('2026-11-22') } }, today)), ['inducted']);
  const membership = table([person('Asha')], []);
  const sound = checkEvent(membership, ['Chairing'], input, today);
  assert.deepEqual(sound.ok && [sound.value.skills, sound.value.came], [['Chairing'], ['Asha']]);
  assert.deepEqual(faults(checkEvent(membership, [], { ...input, title: '', on: { given: false, day: null } }, today)), ['title', 'on']);
  assert.deepEqual(faults(checkEvent(membership, [], { ...input, on: { given: true, day: day('2026-11-22') } }, today)), ['came']);
  assert.deepEqual(faults(checkEvent(membership, [], { ...input, came: ['Nobody' as PersonId] }, today)), ['came']);
});
