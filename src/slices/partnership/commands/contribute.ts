import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { sentenceList } from '#lib/text.ts';
import { record } from '#platform/db/event.ts';
import type { Form } from '#platform/http/form.ts';
import { queueMessage } from '#platform/mail/message.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import { sql } from 'kysely';
import { run } from '#platform/db/database.ts';
import { tooLong } from '../core/limits.ts';
import { isMailbox } from '../core/mailbox.ts';
import { rhythms, type Person } from '../core/membership-record.ts';
import { insertConfirmation, insertContribution, setRhythm } from '../store/contribution-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { isAnothersAccount } from '../store/rights-store.ts';
import { updatePerson, type PersonInput } from '../store/record-store.ts';
import { makeContributionLink } from './contribution-link.ts';

/** Takes what a person gave to one ask, and keeps in words that it was given. */
export const contribute = async (work: Work, ask: Contribution, person: PersonId, id: string, form: Form): Promise<Result<string>> => {
  const waits = ((await ask.waiting?.(work, person)) ?? []).find((one) => one.id === id);
  if (waits === undefined || ask.take === undefined) return notFound('This no longer waits for you. Go back to your list to see what does.');
  const taken = await ask.take(work, person, id, form);
  if (!taken.ok) return taken;
  await insertContribution(work.tx, work.here.id, { person, kind: ask.kind, about: waits.text, said: taken.value, at: work.now });
  return taken;
};

/** Changes how often a person may be asked. */
export const chooseRhythm = async (work: Work, person: PersonId, wanted: string): Promise<Result<null>> => {
  const rhythm = rhythms.find((one) => one === wanted);
  if (rhythm === undefined) return invalid([{ field: 'rhythm', message: 'Choose how often' }]);
  await setRhythm(work.tx, work.here.id, person, rhythm);
  await record(work, { what: 'RhythmChosen', subject: { kind: 'person', id: person }, data: { rhythm } });
  return ok(null);
};

const told = (name: string, here: string): string =>
  `Dear ${name},\n\nThe address that ${here} writes to you at was changed a moment ago, by way of your personal link.\n\nIf that was you, there is nothing to do. If it was not, reply to this message or tell the coordinator at once: the link can be withdrawn.`;

const faultsOf = (input: PersonInput, taken: boolean) => [
  ...(input.name === '' ? [{ field: 'name', message: 'Enter your name' }] : []),
  ...tooLong(input),
  ...(isMailbox(input.email ?? '') ? [] : [{ field: 'email', message: 'Enter an email address like name@example.org' }]),
  ...(taken ? [{ field: 'email', message: 'This address can’t be used here. Give another, or ask the coordinator' }] : []),
];

const named = { name: 'name', email: 'email address', phone: 'phone', job: 'job' } as const;

// The old address is told, and every link that went there is withdrawn with it: the new address gets one of its own.
const addressChanged = async (work: Work, me: Person, input: PersonInput): Promise<void> => {
  const { services, tx, here } = work;
  if (me.email !== null) await queueMessage(services, tx, here.id, { kind: 'address changed', to: { name: me.name, address: me.email }, person: me.id, subject: `${here.name}: your address was changed`, text: told(me.name, here.name) });
  const link = `${services.baseUrl()}${await makeContributionLink(work, me.id)}`;
  const text = `Dear ${input.name},\n\nThis is now the address that ${here.name} writes to you at. The links that went to the address before open nothing any more. Yours is this one, so please do not pass it on:\n${link}`;
  await queueMessage(services, tx, here.id, { kind: 'new link', to: { name: input.name, address: input.email ?? '' }, person: me.id, subject: `${here.name}: your new link`, text });
};

/** A person confirms or corrects their own record. A changed address is told to the old one. Says in words which it was. */
export const confirmMe = async (work: Work, person: PersonId, form: Form): Promise<Result<string>> => {
  const { people } = await readMembership(work.tx, work.here.id);
  const me = people.find((one) => one.id === person);
  if (me === undefined) return notFound('There is no such person here.');
  const input: PersonInput = { name: form.text('name'), email: form.text('email'), phone: form.text('phone') || null, job: form.text('job') || null, organisation: me.organisation };
  const address = input.email?.toLowerCase();
  const isChanged = me.email?.toLowerCase() !== address;
  const isTaken = people.some((one) => one.id !== person && one.email?.toLowerCase() === address) || (isChanged && (await isAnothersAccount(work.tx, person, address ?? '')));
  const faults = faultsOf(input, isTaken);
  if (faults.length > 0) return invalid(faults);
  if (!(await updatePerson(work.tx, work.here.id, person, Number(form.text('version')) || 0, input, dayOf(work.now)))) return refuse({ kind: 'conflict', message: 'Your record was changed by somebody else while you had it open. Open it again to see what it says now.' });
  if (isChanged) await addressChanged(work, me, input);
  await insertConfirmation(work.tx, work.here.id, person, 'person', person, dayOf(work.now));
  const changed = (['name', 'email', 'phone', 'job'] as const).filter((field) => me[field] !== input[field]).map((field) => named[field]);
  await record(work, { what: changed.length === 0 ? 'PersonConfirmed' : 'PersonChanged', subject: { kind: 'person', id: person }, data: { name: input.name, ...(changed.length === 0 ? {} : { changed }) } });
  return ok(changed.length === 0 ? 'Your record is right' : `You changed your ${sentenceList(changed)}`);
};

/** A person says that their organisation's record is right, or what is wrong with it. */
export const confirmOrganisation = async (work: Work, person: PersonId, organisation: string, form: Form): Promise<Result<string>> => {
  const right = form.text('right');
  const wrong = form.lines('wrong');
  if (right !== 'yes' && right !== 'no') return invalid([{ field: 'right', message: 'Say whether the record is right' }]);
  if (right === 'no' && wrong === '') return invalid([{ field: 'wrong', message: 'Say what is wrong, so that it can be put right' }]);
  if (wrong.length > 1000) return invalid([{ field: 'wrong', message: 'What is wrong must be 1,000 characters or fewer' }]);
  if (right === 'yes') {
    await insertConfirmation(work.tx, work.here.id, person, 'organisation', organisation, dayOf(work.now));
    await record(work, { what: 'OrganisationConfirmed', subject: { kind: 'organisation', id: organisation } });
    return ok('The record is right');
  }
  await record(work, { what: 'OrganisationQuestioned', subject: { kind: 'organisation', id: organisation }, why: wrong });
  // The correction is on the coordinator's list; the person is not asked again meanwhile.
  await insertConfirmation(work.tx, work.here.id, person, 'organisation', organisation, dayOf(work.now));
  return ok(`Not right: ${wrong}`);
};

/** The coordinator gives mail to a person another chance. */
export const forgiveBounce = async (work: Work, person: PersonId): Promise<void> => {
  await run(work.tx, sql`update partnership.person set bounced_at = null, bounce_reason = null where partnership_id = ${work.here.id} and id = ${person}`);
  await record(work, { what: 'AddressTriedAgain', subject: { kind: 'person', id: person } });
};
