import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { record } from '#platform/db/event.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Contribution } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Table } from '#platform/ui/table.tsx';
import { waitingFor } from '../../commands/gather.ts';
import { isMailbox } from '../../core/mailbox.ts';
import type { Person } from '../../core/membership-record.ts';
import { contributionsOf, gatheringOf, setGathering, withdrawLinksOf, type Gathering } from '../../store/contribution-store.ts';
import { readMembership } from '../../store/membership-store.ts';
import { peopleSide } from '../people-side.ts';

const pageSize = 50;

type Row = { readonly person: Person; readonly count: number; readonly minutes: number };

// How much waits for each; surveys are left out, so that nobody reads off who has answered one.
const rowsOf = (asks: readonly Contribution[], ask: AskHere, people: readonly Person[]): Promise<readonly Row[]> =>
  ask.within(async (tx) => {
    const rows: Row[] = [];
    for (const person of people) {
      const waiting = await waitingFor(workOf(ask, tx), asks.filter((one) => one.go === undefined), person.id);
      rows.push({ person, count: waiting.length, minutes: waiting.reduce((sum, one) => sum + one.minutes, 0) });
    }
    return rows;
  });

const stateOf = (person: Person): string => (person.bounceReason !== null ? 'Mail comes back' : { weekly: 'Once a week', monthly: 'Once a month', never: 'Asked not to be written to' }[person.rhythm]);

const Waiting = ({ ask, rows }: { readonly ask: AskHere; readonly rows: readonly Row[] }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label="What waits for whom">
    <Table
      caption="What waits for whom"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Person' }, { text: 'Their links' }, { text: 'Things', format: 'numeric' }, { text: 'Minutes', format: 'numeric' }, { text: 'How often' }]}
      rows={rows.map(({ person, count, minutes }) => [
        { html: <a class="govuk-link" href={ask.link(`/people/person/${person.id}`)}>{person.name}</a> },
        { html: <form method="post" action={ask.link('/people/contributions/withdraw')} class="joinery-inline"><input type="hidden" name="person" value={person.id} /><Button text="Withdraw" classes="govuk-button--secondary govuk-!-margin-bottom-0" attributes={{ 'aria-label': `Withdraw the links of ${person.name}` }} /></form> },
        { text: String(count), format: 'numeric' },
        { text: String(minutes), format: 'numeric' },
        { text: stateOf(person) },
      ])}
    />
  </div>
);

const Settings = ({ ask, given, faults }: { readonly ask: AskHere; readonly given: Gathering; readonly faults: readonly Fault[] }) => (
  <form method="post" action={ask.link('/people/contributions')} novalidate>
    <Radios name="gathering" idPrefix="gathering" fieldset={{ legend: { text: 'Shall Joinery write to people?', classes: 'govuk-fieldset__legend--m' } }} items={[{ value: 'yes', text: 'Yes, one message a month gathers what waits for each', checked: given.gathering }, { value: 'no', text: 'No, nothing goes out', checked: !given.gathering }]} />
    <Input id="senderName" name="senderName" label={{ text: 'Who the message is from' }} value={given.senderName ?? ask.user.name} {...faultMessage(faults, 'senderName')} />
    <Input id="senderAddress" name="senderAddress" type="email" label={{ text: 'Address for replies' }} value={given.senderAddress ?? ask.user.email} {...faultMessage(faults, 'senderAddress')} />
    <Button text="Save" preventDoubleClick />
  </form>
);

const reply = async (asks: readonly Contribution[], ask: AskHere, given: Gathering, faults: readonly Fault[]): Promise<Reply> => {
  const people = (await ask.within((tx) => readMembership(tx, ask.here.id))).people.filter((one) => one.email !== null);
  const pages = Math.max(1, Math.ceil(people.length / pageSize));
  const current = Math.min(pages, Math.max(1, Number(ask.query.get('page')) || 1));
  const rows = await rowsOf(asks, ask, people.slice((current - 1) * pageSize, current * pageSize));
  const latest = await ask.within((tx) => contributionsOf(tx, ask.here.id, null, 20));
  const waiting = rows.filter((row) => row.count > 0);
  return page({
    title: 'Contributions',
    wide: true,
    side: peopleSide(ask, 'contributions'),
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={ask.here.name} heading="Contributions with no account" lead={`${pages > 1 ? `${plural(people.length, 'person', 'people')} can be written to.` : `${plural(waiting.length, 'person has', 'people have')} something waiting.`} ${given.gathering ? 'Each gets one message a month with one personal link; the link opens what waits for them and nothing else.' : 'Nothing is sent until you say so below.'}`} />
        <Settings ask={ask} given={given} faults={faults} />
        <Waiting ask={ask} rows={rows} />
        {pages > 1 && <p class="govuk-body">Page {current} of {pages}. {current > 1 && <a class="govuk-link" href={`?page=${current - 1}`}>Previous</a>} {current < pages && <a class="govuk-link" href={`?page=${current + 1}`}>Next</a>}</p>}
        {ask.may('campaign.manage') && <p class="govuk-body"><a class="govuk-link" href={ask.link('/health-check/messages')}>Messages that were written, and whether they came through</a></p>}
        <p class="govuk-body-s">Surveys are left out of these counts, so that nobody can read off who has answered one. People can choose weekly, monthly or never on their own page.</p>
        {latest.length > 0 && (
          <div class="joinery-scroll" tabindex={0} role="region" aria-label="What came in">
            <Table caption="What came in lately" captionClasses="govuk-table__caption--m" head={[{ text: 'When' }, { text: 'Who' }, { text: 'About' }, { text: 'What they gave' }]} rows={latest.map((one) => [{ text: formatDay(dayOf(one.at)) }, { text: one.name }, { text: one.about }, { text: one.said }])} />
          </div>
        )}
      </>
    ),
  });
};

export const contributionsPage = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => ok(await reply(asks, ask, await ask.within((tx) => gatheringOf(tx, ask.here.id)), []));

export const saveGathering = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const given: Gathering = { gathering: form.value.text('gathering') === 'yes', senderName: form.value.text('senderName'), senderAddress: form.value.text('senderAddress'), retentionMonths: null };
  const faults: Fault[] = [];
  if (given.senderName === '') faults.push({ field: 'senderName', message: 'Enter the name that the message comes from' });
  if (!isMailbox(given.senderAddress ?? '')) faults.push({ field: 'senderAddress', message: 'Enter the email address for replies, like name@example.org' });
  if (faults.length > 0) return ok(await reply(asks, ask, given, faults));
  await ask.within(async (tx) => {
    await setGathering(tx, ask.here.id, given);
    await record(workOf(ask, tx), { what: given.gathering ? 'GatheringStarted' : 'GatheringStopped', subject: { kind: 'partnership', id: ask.here.id } });
  });
  ask.services.nudge();
  sayNext(ask.http, given.gathering ? 'Saved. The first messages go out within a few minutes' : 'Saved. Nothing more goes out');
  return ok(redirect(ask.link('/people/contributions')));
};

export const withdrawLinks = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const person = readId<'person'>(form.value.text('person'));
  if (person === null) return notFound('There is no such person here.');
  const count = await ask.within(async (tx) => {
    const withdrawn = await withdrawLinksOf(tx, ask.here.id, person, dayOf(ask.now));
    if (withdrawn > 0) await record(workOf(ask, tx), { what: 'LinksWithdrawn', subject: { kind: 'person', id: person }, data: { count: withdrawn } });
    return withdrawn;
  });
  sayNext(ask.http, count === 0 ? 'There was no link to withdraw' : `${plural(count, 'link')} withdrawn: ${count === 1 ? 'it opens' : 'they open'} nothing any more`);
  return ok(redirect(ask.link('/people/contributions')));
};
