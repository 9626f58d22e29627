import { dayOf, formatDay, readDay, type Day } from '#lib/day.ts';
import { readId, type OrganisationId } from '#lib/id.ts';
import { ok, type Fault } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Contribution } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { reorganise, type Reorganisation } from '../../commands/reorganise.ts';
import { readMembership } from '../../store/membership-store.ts';
import { successionsOf } from '../../store/succession-store.ts';
import { peopleSide } from '../people-side.ts';

type Given = { readonly kind: string; readonly from: readonly string[]; readonly to: string; readonly on: string };

const kinds = [
  { value: 'renamed', text: 'It has a new name', hint: { text: 'The same body. One becomes one' } },
  { value: 'merged', text: 'Several have become one', hint: { text: 'As when district councils become a single-tier council' } },
  { value: 'split', text: 'One has become several', hint: { text: 'The first that you name takes on its people and what it owned' } },
] as const;

const kindNames = { renamed: 'New name', merged: 'Merged', split: 'Split' } as const;

const reply = async (ask: AskHere, given: Given, faults: readonly Fault[]): Promise<Reply> => {
  const { organisations, successions } = await ask.within(async (tx) => ({ organisations: (await readMembership(tx, ask.here.id)).organisations, successions: await successionsOf(tx, ask.here.id) }));
  return page({
    title: 'Renamed, merged or split',
    side: peopleSide(ask, 'organisations'),
    back: { href: ask.link('/people/organisations') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={ask.here.name} heading="An organisation was renamed, merged or split" lead="Its people, their seats and what it owned move to the one that comes after it. Who sat for which until that day stays on record." />
        <form method="post" action={ask.link('/people/reorganise')} novalidate>
          <Radios name="kind" idPrefix="kind" fieldset={{ legend: { text: 'What happened?', classes: 'govuk-fieldset__legend--m' } }} items={kinds.map((kind) => ({ ...kind, checked: kind.value === given.kind }))} {...faultMessage(faults, 'kind')} />
          <Checkboxes name="from" idPrefix="from" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'To which organisations?', classes: 'govuk-fieldset__legend--m' } }} items={organisations.map((one) => ({ value: one.id, text: one.name }))} values={given.from} {...faultMessage(faults, 'from')} />
          <Textarea id="to" name="to" label={{ text: 'What is the new name?', classes: 'govuk-label--m' }} hint={{ text: 'For a split, one name a line. For a merger into one that is here already, its name' }} rows={3} value={given.to} {...faultMessage(faults, 'to')} />
          <Input id="on" name="on" type="date" label={{ text: 'From which day?', classes: 'govuk-label--m' }} classes="govuk-input--width-10" value={given.on} {...faultMessage(faults, 'on')} />
          <Button text="Record it" preventDoubleClick />
        </form>
        {successions.length > 0 && <Table caption="What came after what" captionClasses="govuk-table__caption--m" head={[{ text: 'Before' }, { text: 'After' }, { text: 'How' }, { text: 'From' }]} rows={successions.map((one) => [{ text: one.from }, { text: one.to }, { text: kindNames[one.kind] }, { text: formatDay(one.on) }])} />}
      </>
    ),
  });
};

export const reorganisePage = async (ask: AskHere): Answered => {
  const from = ask.query.get('from');
  return ok(await reply(ask, { kind: '', from: from === null ? [] : [from], to: '', on: dayOf(ask.now) }, []));
};

export const saveReorganisation = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const given: Given = { kind: form.value.text('kind'), from: form.value.all('from'), to: form.value.lines('to'), on: form.value.text('on') };
  const kind = kinds.find((one) => one.value === given.kind)?.value;
  const on: Day | null = readDay(given.on);
  if (kind === undefined || on === null) return ok(await reply(ask, given, [...(kind === undefined ? [{ field: 'kind', message: 'Say what happened' }] : []), ...(on === null ? [{ field: 'on', message: 'Enter the day from which it is so' }] : [])]));
  const from = given.from.map((id) => readId<'organisation'>(id)).filter((id): id is OrganisationId => id !== null);
  const change: Reorganisation = { kind, from, to: given.to.split('\n').map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => name !== ''), on };
  const done = await ask.within((tx) => reorganise(workOf(ask, tx), asks, change));
  if (!done.ok) return done.refusal.kind === 'invalid' ? ok(await reply(ask, given, done.refusal.faults ?? [])) : done;
  const { to, people, seats, things } = done.value;
  sayNext(ask.http, `${sentenceList(to.map((one) => one.name))}: ${plural(people, 'person', 'people')}, ${plural(seats, 'seat')} and ${plural(things, 'other thing')} moved on`);
  return ok(redirect(ask.link(`/people/organisation/${to[0]?.id ?? ''}`)));
};
