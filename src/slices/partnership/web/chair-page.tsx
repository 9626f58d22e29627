import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Pack } from '#pack';
import { strategicChairs } from '../core/chair-signal.ts';
import type { Membership } from '../core/membership-record.ts';
import { balancesOf, endBalance, insertBalance, type Balance } from '../store/check-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { peopleSide } from './people-side.ts';

type Seen = { readonly membership: Membership; readonly pack: Pack; readonly balances: readonly Balance[] };

const seenOf = (ask: AskHere): Promise<Seen> =>
  ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), pack: await ask.services.packFor(tx, ask.here), balances: await balancesOf(tx, ask.here.id) }));

const Chairs = ({ ask, seen }: { readonly ask: AskHere; readonly seen: Seen }) => {
  const chairs = strategicChairs(seen.membership);
  const signals = new Map(seen.pack.catalogues['chair-signals']?.map((item) => [item.id, item]));
  if (chairs.length === 0) return <p class="govuk-body">No strategic group has a chair yet. <a class="govuk-link" href={ask.link('/people/groups')}>Choose a group and add its chair’s seat</a>.</p>;
  return (
    <>
      {chairs.map(({ person, group, organisation, signal }) => (
        <SummaryList
          card={{ title: { text: `${group}: ${person.name}` } }}
          rows={[
            { key: { text: 'Sits for' }, value: { text: organisation?.name ?? 'No organisation' } },
            { key: { text: 'Kind of chair' }, value: { text: signals.get(signal)?.title ?? 'Not known' } },
            { key: { text: 'At best it says' }, value: { text: signals.get(signal)?.tags['good'] ?? '' } },
            { key: { text: 'At worst it says' }, value: { text: signals.get(signal)?.tags['bad'] ?? '' } },
          ]}
        />
      ))}
    </>
  );
};

const Balances = ({ ask, balances }: { readonly ask: AskHere; readonly balances: readonly Balance[] }) =>
  balances.length === 0 ? <p class="govuk-body">Nothing is recorded yet.</p> : (
    <ul class="govuk-list govuk-list--bullet">
      {balances.map((balance) => (
        <li>
          {balance.what}, since {formatDay(balance.from)}
          {ask.may('people.edit') && (
            <form method="post" action={ask.link('/people/chair/end')} class="joinery-inline">
              <input type="hidden" name="id" value={balance.id} /> <Button text={`End “${balance.what.slice(0, 30)}”`} classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick />
            </form>
          )}
        </li>
      ))}
    </ul>
  );

const reply = (ask: AskHere, seen: Seen, typed: string, faults: readonly Fault[]): Reply => {
  const ideas = (seen.pack.catalogues['balances'] ?? []).filter((item) => !seen.balances.some((one) => one.what === item.title));
  return page({
    title: 'The chair',
    side: peopleSide(ask, 'chair'),
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={ask.here.name} heading="What the choice of chair says" lead="Partners read a message in who chairs, good or bad. No choice is wrong. What matters is that its reasons are known and that something balances it." />
        <Chairs ask={ask} seen={seen} />
        <h2 class="govuk-heading-m">What balances it</h2>
        <Balances ask={ask} balances={seen.balances} />
        {ask.may('people.edit') && (
          <form method="post" action={ask.link('/people/chair')} novalidate>
            <Input id="what" name="what" label={{ text: 'Record something that balances it' }} hint={{ text: ideas.length === 0 ? '' : `For example: ${ideas.slice(0, 3).map((item) => item.title.toLowerCase()).join('; ')}` }} value={typed} {...faultMessage(faults, 'what')} {...(ideas.length === 0 ? {} : { attributes: { list: 'ideas' } })} />
            <datalist id="ideas">{ideas.map((item) => <option value={item.title} />)}</datalist>
            <Button text="Record it" preventDoubleClick />
          </form>
        )}
        <p class="govuk-body-s">Source: WBT Table 3, ¶49–51.</p>
      </>
    ),
  });
};

export const chairPage = async (ask: AskHere): Answered => ok(reply(ask, await seenOf(ask), '', []));

export const saveBalance = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const what = form.value.text('what');
  const seen = await seenOf(ask);
  const again = seen.balances.some((one) => one.what.toLowerCase() === what.toLowerCase());
  const message = what === '' ? 'Say what balances the choice of chair' : what.length > 200 ? 'What balances it must be 200 characters or fewer' : again ? 'This is recorded already' : null;
  if (message !== null) return ok(reply(ask, seen, what, [{ field: 'what', message }]));
  await ask.within(async (tx) => {
    const id = await insertBalance(tx, ask.here.id, what, dayOf(ask.now));
    await record(workOf(ask, tx), { what: 'BalanceRecorded', subject: { kind: 'balance', id }, data: { what } });
  });
  sayNext(ask.http, 'Recorded');
  return ok(redirect(ask.link('/people/chair')));
};

export const endOneBalance = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const id = readId(form.value.text('id'));
  const done = id !== null && (await ask.within(async (tx) => {
    const ended = await endBalance(tx, ask.here.id, id, dayOf(ask.now));
    if (ended) await record(workOf(ask, tx), { what: 'BalanceEnded', subject: { kind: 'balance', id } });
    return ended;
  }));
  if (!done) return notFound('There is no such record here, or it has ended already.');
  sayNext(ask.http, 'Ended. What it was stays on record');
  return ok(redirect(ask.link('/people/chair')));
};
