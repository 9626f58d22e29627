import { readId, type PersonId } from '#lib/id.ts';
import { capitalise } from '#lib/text.ts';
import type { EventInput, NeedInput, PersonSkillsInput } from '../core/check-skills.ts';
import { layers, seatRoles, type Membership, type Person } from '../core/membership-record.ts';
import { knownSkills, type DevelopmentEvent, type Need } from '../core/skills.ts';
import type { Field } from '#platform/http/record-page.tsx';
import { typedDay } from '#platform/http/typed-date.ts';

type Values = Readonly<Record<string, string>>;
export type SkillsSeen = { readonly membership: Membership; readonly ever: Membership; readonly needs: readonly Need[]; readonly events: readonly DevelopmentEvent[] };

const linesIn = (text: string | undefined): readonly string[] => (text ?? '').split('\n').filter((line) => line.trim() !== '');
const options = (texts: readonly string[]) => texts.map((text) => ({ value: text, text }));
const dayInput = (text: string | undefined) => ({ given: text !== undefined && text !== '', day: typedDay(text) });

// Skills that are named here are boxes to tick, so that one skill has one name; others are typed.
const skillFields = (known: readonly string[], label: string, other: string): readonly Field[] => [
  ...(known.length === 0 ? [] : [{ name: 'skills', label, kind: 'checks', open: true, options: options(known) } as const]),
  { name: 'other', label: known.length === 0 ? label : other, kind: 'lines', hint: 'One on each line' },
];
const skillsIn = (values: Values): readonly string[] => [...linesIn(values['skills']), ...linesIn(values['other'])];

/** The fields of a need. */
export const needFields: readonly Field[] = [
  { name: 'layer', label: 'At which layer?', options: [{ value: '', text: 'Choose' }, ...layers.map((layer) => ({ value: layer, text: capitalise(layer) }))] },
  { name: 'role', label: 'In which role?', options: [{ value: '', text: 'Choose' }, ...seatRoles.map((role) => ({ value: role, text: capitalise(role) }))] },
  { name: 'skills', label: 'Skills needed', kind: 'lines', hint: 'One on each line, for example chairing, reading accounts, settling disputes' },
];

/** The values of a need's form as a need to check. */
export const needInput = (values: Values): NeedInput => ({
  layer: layers.find((layer) => layer === values['layer']) ?? null, role: seatRoles.find((role) => role === values['role']) ?? null, skills: linesIn(values['skills']),
});

const known = ({ membership, needs, events }: SkillsSeen): readonly string[] => knownSkills(membership, needs, events);

/** The fields of what a person can do, and of their induction. */
export const personFields = (seen: SkillsSeen): readonly Field[] => [
  ...skillFields(known(seen), 'Skills they have', 'Other skills they have'),
  { name: 'inducted', label: 'When was their induction?', kind: 'date', hint: 'Leave empty if it is not done. For example, 31 3 2026' },
];

/** A person's skills and induction as the values of that form. */
export const personValues = (person: Person): Values => ({ skills: person.skills.join('\n'), inducted: person.inductedOn ?? '' });

/** The values of that form as skills to check. */
export const personInput = (values: Values): PersonSkillsInput => ({ skills: skillsIn(values), inducted: dayInput(values['inducted']) });

// Everyone at the table, and whoever came and has left since.
const whoMayHaveCome = ({ membership, ever }: SkillsSeen, event: DevelopmentEvent | null): readonly Person[] => {
  const seated = new Set(membership.seats.map((seat) => seat.person));
  return ever.people.filter((person) => person.erased !== true && (seated.has(person.id) || event?.came.includes(person.id) === true));
};

/** The fields of a development event, with who came. */
export const eventFields = (seen: SkillsSeen, event: DevelopmentEvent | null): readonly Field[] => [
  { name: 'title', label: 'Name of the event' },
  { name: 'on', label: 'When is it?', kind: 'date', hint: 'For example, 31 3 2026' },
  { name: 'about', label: 'What is it for?', kind: 'lines' },
  ...skillFields(known(seen), 'Skills it is for', 'Other skills it is for'),
  { name: 'came', label: 'Who came?', kind: 'checks', open: event !== null, hint: 'On the day or after it', options: whoMayHaveCome(seen, event).map((person) => ({ value: person.id, text: person.name })) },
];

/** An event as the values of its form. */
export const eventValues = (event: DevelopmentEvent): Values => ({ title: event.title, on: event.on, about: event.about, skills: event.skills.join('\n'), came: event.came.join('\n') });

/** The values of that form as an event to check. */
export const eventInput = (values: Values): EventInput => ({
  title: values['title'] ?? '', about: values['about'] ?? '', skills: skillsIn(values), on: dayInput(values['on']),
  came: linesIn(values['came']).map((id) => readId<'person'>(id) ?? ('' as PersonId)),
});
