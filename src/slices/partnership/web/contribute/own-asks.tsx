import { addDays, dayOf, formatDay } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { ok } from '#lib/result.ts';
import { capitalise, sentenceList } from '#lib/text.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution, Owned, Waiting } from '#platform/slice.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { confirmMe, confirmOrganisation } from '../../commands/contribute.ts';
import { placePartnership } from '../../commands/place-partnership.ts';
import type { Membership, Person } from '../../core/membership-record.ts';
import { placedOn, placingsOf } from '../../store/check-store.ts';
import { confirmedOn, organisationToConfirm } from '../../store/contribution-store.ts';
import { readMembership } from '../../store/membership-store.ts';
import { PlacingFields, placingFrom } from '../stage-page.tsx';

// A record is confirmed once a year.
const stale = (work: Work, on: string | null): boolean => on === null || on < addDays(dayOf(work.now), -365);

const meIn = async (work: Work, person: PersonId): Promise<{ readonly membership: Membership; readonly me: Person | undefined }> => {
  const membership = await readMembership(work.tx, work.here.id);
  return { membership, me: membership.people.find((one) => one.id === person) };
};

const quiet = (id: string, text: string, why: string, minutes: number): Waiting => ({ id, text, why, minutes, due: null, late: false });

/** Confirm your own record. */
const ownRecord: Contribution = {
  kind: 'me',
  waiting: async (work, person) => (stale(work, await confirmedOn(work.tx, work.here.id, 'person', person)) ? [quiet(person, 'Check what we hold on you', 'Once a year, so that messages reach you', 1)] : []),
  form: async (work, person, id, sent, faults) => {
    const { membership, me } = await meIn(work, person);
    if (me === undefined || id !== person) return null;
    const groups = new Map(membership.groups.map((group) => [group.id, group.name]));
    const seats = membership.seats.filter((seat) => seat.person === person).map((seat) => `${seat.role} of ${groups.get(seat.group) ?? ''}`);
    const value = (name: 'name' | 'email' | 'phone' | 'job'): string => sent?.text(name) ?? me[name] ?? '';
    return (
      <>
        <input type="hidden" name="version" value={String(me.version)} />
        <Input id="name" name="name" label={{ text: 'Your name' }} value={value('name')} autocomplete="name" {...faultMessage(faults, 'name')} />
        <Input id="email" name="email" type="email" label={{ text: 'Email address' }} value={value('email')} autocomplete="email" {...faultMessage(faults, 'email')} />
        <Input id="phone" name="phone" label={{ text: 'Phone (optional)' }} value={value('phone')} autocomplete="tel" {...faultMessage(faults, 'phone')} />
        <Input id="job" name="job" label={{ text: 'Job (optional)' }} value={value('job')} autocomplete="organization-title" {...faultMessage(faults, 'job')} />
        <p class="govuk-body"><strong>Your seats:</strong> {seats.length === 0 ? 'none' : sentenceList(seats)}. If one is not yours, go back and use “This is not me any more”.</p>
      </>
    );
  },
  take: (work, person, _id, form) => confirmMe(work, person, form),
};

/** Confirm your organisation's record. */
const organisationRecord: Contribution = {
  kind: 'organisation',
  waiting: async (work, person) => {
    const organisation = await organisationToConfirm(work.tx, work.here.id, person, addDays(dayOf(work.now), -365));
    return organisation === null ? [] : [quiet(organisation.id, `Check what we hold on ${organisation.name}`, 'Once a year, by any one of its people', 2)];
  },
  form: async (work, person, id, sent, faults) => {
    const { membership, me } = await meIn(work, person);
    const organisation = membership.organisations.find((one) => one.id === id && one.id === me?.organisation);
    if (organisation === undefined) return null;
    const pack = await work.services.packFor(work.tx, work.here);
    const titleOf = (catalogue: string, item: string | null): string => pack.catalogues[catalogue]?.find((one) => one.id === item)?.title ?? 'Not given';
    const colleagues = membership.people.filter((one) => one.organisation === organisation.id).map((one) => one.name);
    const right = sent?.text('right') ?? '';
    return (
      <>
        <SummaryList
          rows={[
            { key: { text: 'Name' }, value: { text: organisation.name } },
            { key: { text: 'Sector' }, value: { text: titleOf('sectors', organisation.sector) } },
            { key: { text: 'Kind' }, value: { text: titleOf('organisation-kinds', organisation.kind) } },
            { key: { text: 'Its people here' }, value: { text: sentenceList(colleagues) } },
          ]}
        />
        <Radios name="right" idPrefix="right" fieldset={{ legend: { text: 'Is this right?', classes: 'govuk-fieldset__legend--m' } }} items={[{ value: 'yes', text: 'Yes', checked: right === 'yes' }, { value: 'no', text: 'No, something is wrong', checked: right === 'no' }]} {...faultMessage(faults, 'right')} />
        <Textarea id="wrong" name="wrong" label={{ text: 'What is wrong?' }} hint={{ text: 'Only if you answered no. The coordinator puts it right' }} rows={3} value={sent?.lines('wrong') ?? ''} {...faultMessage(faults, 'wrong')} />
      </>
    );
  },
  take: (work, person, id, form) => confirmOrganisation(work, person, id, form),
};

/** Say how you see the partnership's stage and type. */
const ownView: Contribution = {
  kind: 'view',
  waiting: async (work, person) => (stale(work, await placedOn(work.tx, work.here.id, person)) ? [quiet(person, 'Say how far the partnership has come, as you see it', 'Once a year. The others see it with your name', 3)] : []),
  form: async (work, person, id, sent, faults) => {
    if (id !== person) return null;
    return <PlacingFields pack={await work.services.packFor(work.tx, work.here)} values={sent === null ? { stage: '', type: '', note: '' } : placingFrom(sent)} faults={faults} />;
  },
  take: async (work, person, _id, form) => {
    const done = await placePartnership(work, person, placingFrom(form));
    return done.ok ? ok('Your view') : done;
  },
  used: async (work, person) => {
    if ((await placedOn(work.tx, work.here.id, person)) === null) return [];
    const all = await placingsOf(work.tx, work.here.id);
    const mine = all.find((one) => one.person === person);
    return mine === undefined ? [] : [`Your view of ${formatDay(mine.on)} stands beside those of ${all.length - 1} other${all.length === 2 ? '' : 's'} on the page the board looks at.`];
  },
};

/** Seats whose holder can't be written to, and groups with no chair; the committees of partners are theirs to see to. */
const seats: Contribution = {
  kind: 'seat',
  owned: async (work) => {
    const { people, groups, seats: all } = await readMembership(work.tx, work.here.id);
    const names = new Map(groups.map((group) => [group.id, group]));
    const byId = new Map(people.map((person) => [person.id, person]));
    const chaired = new Set(all.filter((seat) => seat.role === 'chair').map((seat) => seat.group));
    const trouble: Owned[] = all.flatMap((seat) => {
      const [person, group] = [byId.get(seat.person), names.get(seat.group)];
      if (person === undefined || group === undefined || group.host !== null || (person.bounceReason === null && person.email !== null)) return [];
      return [{ id: seat.id, text: `${capitalise(seat.role)} of ${group.name}`, path: `/people/group/${group.id}`, person: person.id, organisation: seat.organisation, trouble: person.email === null ? `${person.name} has no address` : `Mail to ${person.name} comes back` }];
    });
    const vacant: Owned[] = groups.filter((group) => group.host === null && !chaired.has(group.id)).map((group) => ({ id: group.id, text: `The chair of ${group.name}`, path: `/people/group/${group.id}`, person: null, organisation: null, trouble: 'Nobody chairs this group' }));
    return [...trouble, ...vacant];
  },
};

export const ownContributions: readonly Contribution[] = [ownRecord, organisationRecord, ownView, seats];

