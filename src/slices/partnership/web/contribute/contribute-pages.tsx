import { dayOf, formatDay } from '#lib/day.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { tooMany } from '#platform/auth/throttle.ts';
import type { Ask } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { goesBack } from '#platform/http/goes-back.ts';
import { network } from '#platform/http/network.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import type { Contribution } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Panel } from '#platform/ui/panel.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { refuse, type Result } from '#lib/result.ts';
import { byContribution, type Contributing } from '../../commands/contribution-link.ts';
import { chooseRhythm, contribute } from '../../commands/contribute.ts';
import { waitingFor, type WaitingFor } from '../../commands/gather.ts';
import { rhythms } from '../../core/membership-record.ts';
import { contributionsOf } from '../../store/contribution-store.ts';
import { waitingHandovers } from '../../store/handover-store.ts';
import { readMembership } from '../../store/membership-store.ts';

const at = (ask: Ask, path = ''): string => `/c/${ask.params['link'] ?? ''}${path}`;

/** Opens the link, unless too many wrong ones came from the same place. */
export const within = async <T,>(ask: Ask, act: (contributing: Contributing) => Promise<Result<T>>): Promise<Result<T>> => {
  const done = await byContribution(ask.services, ask.params['link'] ?? '', ask.now, act);
  if (!done.ok && done.refusal.kind === 'not-found' && (await tooMany(ask.services.db, `contribute ${network(ask)}`, 60, 3600, ask.now))) {
    return refuse({ kind: 'too-many', message: 'Too many links from here have been wrong. Wait an hour and open the one in your message again.' });
  }
  return done;
};

const List = ({ ask, waiting }: { readonly ask: Ask; readonly waiting: readonly WaitingFor[] }) => (
  <TaskList
    idPrefix="waiting"
    items={waiting.map((one) => ({
      title: { text: one.text },
      href: at(ask, `/${one.kind}/${one.id}`),
      hint: { text: [one.why, one.due === null ? undefined : `by ${formatDay(one.due)}`, `about ${plural(one.minutes, 'minute')}`].filter((part) => part !== undefined).join(', ') },
      status: one.late ? { tag: { text: 'Late', classes: 'govuk-tag--red' } } : { tag: { text: 'To do', classes: 'govuk-tag--blue' } },
    }))}
  />
);

/** Everything that waits for one person, and where what they gave was used. Nothing is changed by opening it. */
export const listPage = (asks: readonly Contribution[]) => (ask: Ask): Answered =>
  within(ask, async ({ work, person, name }) => {
    const waiting = await waitingFor(work, asks, person);
    const used = (await Promise.all(asks.map((one) => one.used?.(work, person) ?? []))).flat();
    const given = await contributionsOf(work.tx, work.here.id, person, 5);
    const asked = (await waitingHandovers(work.tx, work.here.id)).find((one) => one.person === person);
    const me = (await readMembership(work.tx, work.here.id)).people.find((one) => one.id === person);
    return ok(
      page({
        title: 'What waits for you',
        bare: true,
        body: (
          <>
            <PageHeading caption={work.here.name} heading={waiting.length === 0 ? 'Nothing waits for you' : `${plural(waiting.length, 'thing waits', 'things wait')} for you`} lead={waiting.length === 0 ? `Thank you, ${name}. We will write when there is something.` : `Hello, ${name}. No account or password is needed. This page is yours alone.`} />
            {waiting.length > 0 && <List ask={ask} waiting={waiting} />}
            {asked === undefined ? (
              <p class="govuk-body"><a class="govuk-link" href={at(ask, '/not-me')}>This is not me any more: somebody else should be asked</a></p>
            ) : (
              <p class="govuk-body">On {formatDay(dayOf(asked.askedAt))} you named {asked.name}, who should be asked in your place. The coordinator has not decided yet. <a class="govuk-link" href={at(ask, '/not-me')}>Name somebody else instead</a></p>
            )}
            {used.length > 0 && <><h2 class="govuk-heading-m">Where it was used</h2><ul class="govuk-list govuk-list--bullet">{used.map((one) => <li>{one}</li>)}</ul></>}
            {given.length > 0 && <><h2 class="govuk-heading-m">What you gave before</h2><ul class="govuk-list govuk-list--bullet">{given.map((one) => <li>{formatDay(dayOf(one.at))}: {one.about}. {one.said}.</li>)}</ul></>}
            <h2 class="govuk-heading-m">How often may we write?</h2>
            <form method="post" action={at(ask, '/how-often')}>
              <Radios name="rhythm" idPrefix="rhythm" classes="govuk-radios--inline govuk-radios--small" fieldset={{ legend: { text: 'One message gathers everything', classes: 'govuk-fieldset__legend--s' } }} items={rhythms.map((rhythm) => ({ value: rhythm, text: { weekly: 'Once a week', monthly: 'Once a month', never: 'Never' }[rhythm], checked: me?.rhythm === rhythm }))} />
              <Button text="Save" classes="govuk-button--secondary" preventDoubleClick />
            </form>
          </>
        ),
      }),
    );
  });

const askedFor = (asks: readonly Contribution[], ask: Ask): Contribution | undefined => asks.find((one) => one.kind === ask.params['kind']);
const gone = notFound('This no longer waits for you. Go back to your list to see what does.');

type Shown = { readonly faults: readonly Fault[]; readonly sent: Parameters<NonNullable<Contribution['form']>>[3]; readonly conflict?: string };

const onePage = async (asks: readonly Contribution[], ask: Ask, { work, person }: Contributing, shown: Shown): Promise<Result<Reply>> => {
  const contribution = askedFor(asks, ask);
  const id = ask.params['id'] ?? '';
  const waits = ((await contribution?.waiting?.(work, person)) ?? []).find((one) => one.id === id);
  if (contribution === undefined || waits === undefined) return gone;
  const fields = contribution.go === undefined ? ((await contribution.form?.(work, person, id, shown.sent, shown.faults)) ?? null) : <p class="govuk-body">It opens on a page of its own.</p>;
  if (fields === null) return gone;
  return ok(
    page({
      title: waits.text,
      bare: true,
      back: { href: at(ask), text: 'Back to your list' },
      ...(shown.conflict !== undefined ? { status: 409 as const } : shown.faults.length === 0 ? {} : { status: 422 as const, errors: shown.faults.length }),
      body: (
        <>
          {shown.conflict !== undefined && <ErrorSummary titleText="Nothing was saved" errorList={[{ text: shown.conflict }]} />}
          {shown.faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={shown.faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
          <PageHeading caption={work.here.name} heading={waits.text} lead={waits.why ?? ''} />
          {waits.due !== null && <InsetText>{waits.late ? 'This was due on' : 'Please do this by'} {formatDay(waits.due)}.</InsetText>}
          <form method="post" action={at(ask, `/${contribution.kind}/${id}`)} novalidate>
            {fields}
            <Button text={contribution.go === undefined ? 'Send' : 'Open it'} preventDoubleClick />
          </form>
        </>
      ),
    }),
  );
};

export const readOnePage = (asks: readonly Contribution[]) => (ask: Ask): Answered => {
  goesBack(ask);
  return within(ask, (contributing) => onePage(asks, ask, contributing, { faults: [], sent: null }));
};

const newLink = page({
  title: 'Thank you',
  bare: true,
  body: (
    <>
      <Panel titleText="Thank you" text="We have it" />
      <p class="govuk-body">As your address is another now, this link opens nothing any more. A new one is on its way to the new address.</p>
    </>
  ),
});

const taken = (asks: readonly Contribution[], ask: Ask, form: Form) => async ({ work, person, stillOpens }: Contributing): Promise<Result<Reply>> => {
  const contribution = askedFor(asks, ask);
  if (contribution === undefined) return gone;
  const id = ask.params['id'] ?? '';
  if (contribution.go !== undefined) {
    const waits = ((await contribution.waiting?.(work, person)) ?? []).some((one) => one.id === id);
    const path = waits ? await contribution.go(work, person, id) : gone;
    return path.ok ? ok(redirect(path.value)) : path;
  }
  const done = await contribute(work, contribution, person, id, form);
  if (!done.ok) return done;
  if (!(await stillOpens())) return ok(newLink);
  sayNext(ask.http, 'Thank you. We have it');
  return ok(redirect(at(ask)));
};

/** Takes what was given to one ask, or leads on to the page where it is given. What is refused is shown again from a transaction of its own: nothing of it is kept. */
export const saveOnePage = (asks: readonly Contribution[]) => async (ask: Ask): Answered => {
  goesBack(ask);
  const form = await ask.form();
  if (!form.ok) return form;
  const done = await within(ask, taken(asks, ask, form.value));
  if (done.ok) {
    // A message may wait to be sent.
    ask.services.nudge();
    return done;
  }
  const { kind, faults = [], message } = done.refusal;
  if (kind === 'invalid') return within(ask, (contributing) => onePage(asks, ask, contributing, { faults, sent: form.value }));
  return kind === 'conflict' ? within(ask, (contributing) => onePage(asks, ask, contributing, { faults: [], sent: form.value, conflict: message })) : done;
};

export const saveRhythm = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  return within(ask, async ({ work, person }) => {
    const done = await chooseRhythm(work, person, form.value.text('rhythm'));
    if (!done.ok) return done;
    sayNext(ask.http, 'Saved. You can change it here whenever you like');
    return ok(redirect(at(ask)));
  });
};
