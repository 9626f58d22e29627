import type { Day } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import type { Layer, Membership, SeatRole } from './membership-record.ts';
import { tidySkills, type DevelopmentEvent } from './skills.ts';

/** Skills that one role at one layer needs, as sent. */
export type NeedInput = { readonly layer: Layer | null; readonly role: SeatRole | null; readonly skills: readonly string[] };
export type SoundNeed = { readonly layer: Layer; readonly role: SeatRole; readonly skills: readonly string[] };

/** A day as typed: `given` says that something was, `day` is null where it names none. */
export type DayInput = { readonly given: boolean; readonly day: Day | null };

export type PersonSkills = { readonly skills: readonly string[]; readonly inductedOn: Day | null };
export type PersonSkillsInput = { readonly skills: readonly string[]; readonly inducted: DayInput };

export type EventDraft = Omit<DevelopmentEvent, 'id' | 'version'>;
export type EventInput = { readonly title: string; readonly about: string; readonly skills: readonly string[]; readonly on: DayInput; readonly came: readonly PersonId[] };

const skillFaults = (field: string, skills: readonly string[]): readonly Fault[] => [
  ...(skills.some((skill) => skill.length > 80) ? [{ field, message: 'Each skill must be 80 characters or fewer' }] : []),
  ...(skills.length > 40 ? [{ field, message: 'Enter 40 skills or fewer' }] : []),
];

/** Sound needs, or what is wrong with each field. */
export const checkNeeds = (known: readonly string[], { layer, role, skills }: NeedInput): Result<SoundNeed> => {
  const tidy = tidySkills(skills, known);
  const faults: Fault[] = [
    ...(layer === null ? [{ field: 'layer', message: 'Choose a layer' }] : []),
    ...(role === null ? [{ field: 'role', message: 'Choose a role' }] : []),
    ...(tidy.length === 0 ? [{ field: 'skills', message: 'Enter at least one skill' }] : []),
    ...skillFaults('skills', tidy),
  ];
  return faults.length > 0 || layer === null || role === null ? invalid(faults) : ok({ layer, role, skills: tidy });
};

/** What a person can do and when they were inducted, or what is wrong with it. */
export const checkPersonSkills = (known: readonly string[], { skills, inducted }: PersonSkillsInput, today: Day): Result<PersonSkills> => {
  const tidy = tidySkills(skills, known);
  const faults: Fault[] = [
    ...skillFaults('other', tidy),
    ...(inducted.given && inducted.day === null ? [{ field: 'inducted', message: 'Induction must be a real date, like 31 3 2026' }] : []),
    ...(inducted.day !== null && inducted.day > today ? [{ field: 'inducted', message: 'Induction must be today or in the past' }] : []),
  ];
  return faults.length > 0 ? invalid(faults) : ok({ skills: tidy, inductedOn: inducted.day });
};

const eventFaults = (membership: Membership, { title, about, on, came }: EventInput, today: Day): readonly Fault[] => {
  const people = new Set(membership.people.map((person) => person.id));
  return [
    ...(title === '' ? [{ field: 'title', message: 'Enter the name of the event' }] : []),
    ...(title.length > 200 ? [{ field: 'title', message: 'Name must be 200 characters or fewer' }] : []),
    ...(about.length > 2000 ? [{ field: 'about', message: 'What it is for must be 2,000 characters or fewer' }] : []),
    ...(on.day === null ? [{ field: 'on', message: on.given ? 'Date must be a real date, like 31 3 2026' : 'Enter the date' }] : []),
    ...(on.day !== null && on.day > today && came.length > 0 ? [{ field: 'came', message: 'Record who came on the day or after it' }] : []),
    ...(came.some((person) => !people.has(person)) ? [{ field: 'came', message: 'Choose people from the list' }] : []),
  ];
};

/** A sound event, or what is wrong with each field. `membership` is everyone who is or was at the table. */
export const checkEvent = (membership: Membership, known: readonly string[], input: EventInput, today: Day): Result<EventDraft> => {
  const skills = tidySkills(input.skills, known);
  const faults = [...eventFaults(membership, input, today), ...skillFaults('other', skills)];
  const { title, about, on } = input;
  return faults.length > 0 || on.day === null ? invalid(faults) : ok({ title, about, skills, on: on.day, came: [...new Set(input.came)].toSorted() });
};
