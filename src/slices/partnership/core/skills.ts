import { addDays, daysBetween, formatDay, type Day } from '#lib/day.ts';
import type { Id, PersonId } from '#lib/id.ts';
import { sentenceList } from '#lib/text.ts';
import { layers, seatRoles, type Layer, type Membership, type Person, type SeatRole } from './membership-record.ts';
import { sameWords } from './same-words.ts';

export type NeedId = Id<'skill-need'>;
export type DevelopmentEventId = Id<'development-event'>;

/** A skill that everyone in one role at one layer should have. */
export type Need = { readonly id: NeedId; readonly layer: Layer; readonly role: SeatRole; readonly skill: string };

/** A day of learning together. `came` is empty until somebody has ticked who was there. */
export type DevelopmentEvent = {
  readonly id: DevelopmentEventId;
  readonly title: string;
  /** What it is for. */
  readonly about: string;
  readonly skills: readonly string[];
  readonly on: Day;
  readonly came: readonly PersonId[];
  readonly version: number;
};

export const inductionDays = 90;
const year = 365;

const isSkill = (one: string) => (other: string): boolean => sameWords(one) === sameWords(other);
const seated = (membership: Membership): ReadonlySet<PersonId> => new Set(membership.seats.map((seat) => seat.person));

/** “strategic chairs”: who a need is of. */
export const whoNeeds = ({ layer, role }: Pick<Need, 'layer' | 'role'>): string => `${layer} ${role}s`;

/** A need with everyone in such a seat: those who have the skill, and those who do not. */
export type Met = { readonly need: Need; readonly have: readonly Person[]; readonly lack: readonly Person[] };

/** For each need, who in such seats has the skill. */
export const metNeeds = (membership: Membership, needs: readonly Need[]): readonly Met[] => {
  const layerOf = new Map(membership.groups.map((group) => [group.id, group.layer]));
  return needs.map((need) => {
    const here = new Set(membership.seats.filter((seat) => seat.role === need.role && layerOf.get(seat.group) === need.layer).map((seat) => seat.person));
    const people = membership.people.filter((person) => here.has(person.id));
    const has = (person: Person): boolean => person.skills.some(isSkill(need.skill));
    return { need, have: people.filter(has), lack: people.filter((person) => !has(person)) };
  });
};

/** Someone with a seat and no induction: since when (null: not known), in which groups, and whether that is too long. */
export type Waiting = { readonly person: Person; readonly since: Day | null; readonly groups: readonly string[]; readonly late: boolean };

/** Everyone with a seat whose induction is not done, who has waited longest first. */
export const awaitingInduction = (membership: Membership, today: Day): readonly Waiting[] => {
  const names = new Map(membership.groups.map((group) => [group.id, group.name]));
  const seatsOf = Map.groupBy(membership.seats, (seat) => seat.person);
  const waiting = membership.people.flatMap((person): readonly Waiting[] => {
    const seats = seatsOf.get(person.id) ?? [];
    if (seats.length === 0 || person.inductedOn !== null) return [];
    const since = seats.some((seat) => seat.from === null) ? null : (seats.map((seat) => seat.from).filter((day): day is Day => day !== null).toSorted()[0] ?? null);
    const groups = [...new Set(seats.map((seat) => names.get(seat.group) ?? ''))];
    return [{ person, since, groups, late: since === null || daysBetween(since, today) > inductionDays }];
  });
  return waiting.toSorted((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
};

export const skillGapKinds = ['no-needs', 'nobody-has', 'no-induction', 'no-event', 'never-came'] as const;
export type SkillGapKind = (typeof skillGapKinds)[number];

/** Something lacking, in words, with what to do, and whose record or which need it is about. */
export type SkillGap = { readonly kind: SkillGapKind; readonly text: string; readonly todo: string; readonly person?: PersonId; readonly need?: NeedId };

const names = (people: readonly Person[]): string => sentenceList(people.length > 4 ? [...people.slice(0, 3).map((one) => one.name), `${people.length - 3} more`] : people.map((one) => one.name));

const howToFill = (membership: Membership, { skill }: Need, events: readonly DevelopmentEvent[], today: Day): string => {
  const planned = events.filter((event) => event.on >= today && event.skills.some(isSkill(skill))).toSorted((a, b) => a.on.localeCompare(b.on))[0];
  const elsewhere = membership.people.filter((person) => person.skills.some(isSkill(skill)));
  if (planned !== undefined) return `“${planned.title}” on ${formatDay(planned.on)} is for it: see that they come.`;
  if (elsewhere.length > 0) return `${names(elsewhere)} ${elsewhere.length === 1 ? 'has' : 'have'} it: ask them to help, or plan an event.`;
  return 'Plan an event for it, or look for it in the next person who takes such a seat.';
};

const nobodyHas = (membership: Membership, needs: readonly Need[], events: readonly DevelopmentEvent[], today: Day): readonly SkillGap[] =>
  metNeeds(membership, needs)
    .filter(({ have }) => have.length === 0)
    .map(({ need, lack }) => ({
      kind: 'nobody-has',
      text: lack.length === 0 ? `${need.skill} is needed of ${whoNeeds(need)}, and nobody holds such a seat.` : `${need.skill} is needed of ${whoNeeds(need)}, and ${lack.length === 1 ? `${names(lack)} does not have it` : 'none of them has it'}.`,
      todo: lack.length === 0 ? 'Fill the seat with somebody who has it, or take the need away.' : howToFill(membership, need, events, today),
      need: need.id,
    }));

const uninducted = (membership: Membership, today: Day): readonly SkillGap[] =>
  awaitingInduction(membership, today)
    .filter((one) => one.late)
    .map(({ person, since, groups }) => ({
      kind: 'no-induction',
      text: `${person.name} has had a seat in ${sentenceList(groups)} ${since === null ? 'for longer than is recorded' : `since ${formatDay(since)}`}, and no induction is recorded.`,
      todo: 'Arrange it, or record the day if it is done.',
      person: person.id,
    }));

const lastYear = (events: readonly DevelopmentEvent[], today: Day): readonly DevelopmentEvent[] => events.filter((event) => event.on <= today && event.on > addDays(today, -year));

// Someone who took their first seat after an event could not have come to it.
const couldHaveCome = (membership: Membership, person: Person, events: readonly DevelopmentEvent[]): readonly DevelopmentEvent[] => {
  const froms = membership.seats.filter((seat) => seat.person === person.id).map((seat) => seat.from ?? '');
  return events.filter((event) => froms.some((from) => from <= event.on));
};

const neverCame = (membership: Membership, events: readonly DevelopmentEvent[], today: Day): readonly SkillGap[] => {
  const past = lastYear(events, today);
  const sitting = seated(membership);
  if (sitting.size === 0) return [];
  if (past.length === 0) return [{ kind: 'no-event', text: 'No development event is recorded in the last year.', todo: 'Add those there were, or plan one for what nobody can do yet.' }];
  return membership.people
    .filter((person) => sitting.has(person.id))
    .flatMap((person): readonly SkillGap[] => {
      const could = couldHaveCome(membership, person, past);
      if (could.length === 0 || could.some((event) => event.came.includes(person.id))) return [];
      return [{ kind: 'never-came', text: `${person.name} ${could.length === 1 ? 'did not come to the one development event' : `came to none of the ${could.length} development events`} that they could have come to in the last year.`, todo: 'Ask what would make it worth their time: another hour, another place, another subject.', person: person.id }];
    });
};

/** What is lacking in skills, induction and development, kind by kind. */
export const skillGaps = (membership: Membership, needs: readonly Need[], events: readonly DevelopmentEvent[], today: Day): readonly SkillGap[] => [
  ...(needs.length === 0 ? [{ kind: 'no-needs', text: 'No skill is named for any role yet.', todo: 'Begin with what the chairs of strategic groups need.' } as const] : []),
  ...nobodyHas(membership, needs, events, today), ...uninducted(membership, today), ...neverCame(membership, events, today),
];

/** How many events of the last year each person came to. */
export const attendance = (events: readonly DevelopmentEvent[], today: Day): ReadonlyMap<PersonId, number> => {
  const counts = new Map<PersonId, number>();
  for (const person of lastYear(events, today).flatMap((event) => event.came)) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
};

/** Skills as typed, one a line: each once, in the words that are used here already. */
export const tidySkills = (typed: readonly string[], known: readonly string[]): readonly string[] => {
  const kept = new Map<string, string>();
  for (const skill of typed.map((one) => one.replace(/\s+/g, ' ').trim())) {
    const key = sameWords(skill);
    if (key !== '' && !kept.has(key)) kept.set(key, known.find(isSkill(skill)) ?? skill);
  }
  return [...kept.values()];
};

/** Every skill that is named anywhere here, once, by name. */
export const knownSkills = (membership: Membership, needs: readonly Need[], events: readonly DevelopmentEvent[]): readonly string[] =>
  tidySkills([...needs.map((need) => need.skill), ...events.flatMap((event) => event.skills), ...membership.people.flatMap((person) => person.skills)], []).toSorted((a, b) => a.localeCompare(b, 'en'));

/** Needs in order: the top layer first, in each the roles nearest the chair. */
export const inOrder = (needs: readonly Need[]): readonly Need[] =>
  needs.toSorted((a, b) => layers.indexOf(a.layer) - layers.indexOf(b.layer) || seatRoles.indexOf(a.role) - seatRoles.indexOf(b.role) || a.skill.localeCompare(b.skill, 'en'));
