import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { addAction, changeAction, reportAction } from '../commands/change-actions.ts';
import { actionStatuses, isEnded, isOverdue, statusNames, type Action, type ActionStatus } from '../core/action.ts';
import { actionById, actionsOf, updatesOf, type ActionUpdate } from '../store/action-store.ts';
import { ActionForm, dayParts, planOf, readActionDraft, type ActionDraft } from './action-form.tsx';

const colours: Readonly<Record<ActionStatus, string>> = { 'not-started': 'govuk-tag--grey', 'on-track': 'govuk-tag--green', 'at-risk': 'govuk-tag--orange', done: 'govuk-tag--blue', dropped: 'govuk-tag--grey' };

export const ActionTag = ({ action, late }: { readonly action: Pick<Action, 'status'>; readonly late: boolean }) =>
  late ? <Tag text={`Overdue: ${statusNames[action.status].toLowerCase()}`} classes="govuk-tag--red" /> : <Tag text={statusNames[action.status]} classes={colours[action.status]} />;

const ownerOf = (membership: Membership, action: Action): string => {
  const organisation = membership.organisations.find((one) => one.id === action.ownerOrganisation)?.name ?? 'Nobody';
  const person = membership.people.find((one) => one.id === action.ownerPerson)?.name;
  return person === undefined ? organisation : `${person}, ${organisation}`;
};

const Actions = ({ ask, actions, membership }: { readonly ask: AskHere; readonly actions: readonly Action[]; readonly membership: Membership }) => {
  const today = dayOf(ask.now);
  return (
    <div class="joinery-scroll" tabindex={0} role="region" aria-label="Actions">
      <Table
        caption="Actions, the nearest date first"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[{ text: 'What' }, { text: 'Owner' }, { text: 'Due' }, { text: 'Status' }]}
        rows={actions.map((action) => [
          { html: <a class="govuk-link" href={ask.link(`/delivery/${action.id}`)}>{action.what}</a> },
          { text: ownerOf(membership, action) },
          { text: action.dueOn === null ? 'No date' : formatDay(action.dueOn) },
          { html: <ActionTag action={action} late={isOverdue(action, today)} /> },
        ])}
      />
    </div>
  );
};

export const actionsPage = async (ask: AskHere): Answered => {
  const { actions, membership } = await ask.within(async (tx) => ({ actions: await actionsOf(tx, ask.here.id), membership: await readMembership(tx, ask.here.id) }));
  const today = dayOf(ask.now);
  const late = actions.filter((action) => isOverdue(action, today)).length;
  const open = actions.filter((action) => !isEnded(action.status)).length;
  return ok(
    page({
      title: 'Improvement plan',
      wide: true,
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Improvement plan" lead={actions.length === 0 ? 'What the partnership has decided to do, who does it, and whether it is done.' : `${plural(open, 'action is', 'actions are')} open${late === 0 ? ' and none is late.' : `; ${plural(late, 'is', 'are')} overdue.`}`} />
          {ask.may('action.edit') && <Button text="Add an action" href={ask.link('/delivery/new')} />}
          {actions.length === 0 ? <p class="govuk-body">Actions come from findings of a <a class="govuk-link" href={ask.link('/health-check')}>health check</a>, or you can add one of your own.</p> : <Actions ask={ask} actions={actions} membership={membership} />}
        </>
      ),
    }),
  );
};

const formReply = async (ask: AskHere, draft: ActionDraft, action: string, heading: string, faults: readonly Fault[]): Promise<Reply> => {
  const membership = await ask.within((tx) => readMembership(tx, ask.here.id));
  return page({
    title: heading,
    back: { href: ask.link('/delivery') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption="Improvement plan" heading={heading} />
        {draft.origin === null ? null : <InsetText><strong>{draft.origin.slice === 'strategy' ? 'It comes from this part of the strategy.' : 'It comes from this finding.'}</strong> {draft.origin.text}</InsetText>}
        <ActionForm draft={draft} membership={membership} action={action} faults={faults} />
      </>
    ),
  });
};

const blank: ActionDraft = { what: '', organisation: '', person: '', due: ['', '', ''], measure: '', version: 0, origin: null };

// What a link from another part of Joinery says the action comes from.
const originIn = (query: URLSearchParams): ActionDraft['origin'] => {
  const [slice = '', kind = '', id = '', text = ''] = ['slice', 'kind', 'id', 'text'].map((part) => (query.get(`origin-${part}`) ?? '').slice(0, 300));
  return slice === '' || text === '' ? null : { slice, kind, id, text };
};

export const newActionPage = async (ask: AskHere): Answered => ok(await formReply(ask, { ...blank, origin: originIn(ask.query) }, ask.link('/delivery/new'), 'Add an action', []));

/** The form for an action that something else gave rise to. */
export const actionFromOrigin = (ask: AskHere, draft: Pick<ActionDraft, 'what' | 'origin'>): Promise<Reply> => formReply(ask, { ...blank, ...draft }, ask.link('/delivery/new'), 'Make this an action', []);

export const saveNewAction = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const draft = readActionDraft(form.value);
  const made = await ask.within((tx) => addAction(workOf(ask, tx), planOf(draft)));
  if (!made.ok) return made.refusal.kind === 'invalid' ? ok(await formReply(ask, draft, ask.link('/delivery/new'), 'Add an action', made.refusal.faults ?? [])) : made;
  sayNext(ask.http, 'Action added to the plan');
  return ok(redirect(ask.link('/delivery')));
};

type Found = { readonly action: Action; readonly updates: readonly ActionUpdate[]; readonly membership: Membership };

const find = async (ask: AskHere): Promise<Result<Found>> => {
  const id = readId<'action'>(ask.params['id']);
  return ask.within(async (tx) => {
    const action = id === null ? null : await actionById(tx, ask.here.id, id);
    return action === null ? notFound('There is no such action here.') : ok({ action, updates: await updatesOf(tx, ask.here.id, action.id), membership: await readMembership(tx, ask.here.id) });
  });
};

const draftOf = (action: Action): ActionDraft => ({ what: action.what, organisation: action.ownerOrganisation ?? '', person: action.ownerPerson ?? '', due: dayParts(action.dueOn), measure: action.measure, version: action.version, origin: action.origin });

const Report = ({ ask, action }: { readonly ask: AskHere; readonly action: Action }) => (
  <form method="post" action={ask.link(`/delivery/${action.id}/report`)} novalidate>
    <input type="hidden" name="version" value={String(action.version)} />
    <Radios name="status" idPrefix="status" classes="govuk-radios--small" fieldset={{ legend: { text: 'How is it going?', classes: 'govuk-fieldset__legend--m' } }} items={actionStatuses.map((status) => ({ value: status, text: statusNames[status], checked: status === action.status }))} />
    <Textarea id="note" name="note" label={{ text: 'What has happened? (optional)' }} rows={3} />
    <Button text="Save progress" preventDoubleClick />
  </form>
);

export const actionPage = async (ask: AskHere): Answered => {
  const found = await find(ask);
  if (!found.ok) return found;
  const { action, updates, membership } = found.value;
  return ok(
    page({
      title: action.what,
      back: { href: ask.link('/delivery') },
      body: (
        <>
          <PageHeading caption="Action" heading={action.what} />
          <p class="govuk-body"><ActionTag action={action} late={isOverdue(action, dayOf(ask.now))} /></p>
          <p class="govuk-body"><strong>Owner:</strong> {ownerOf(membership, action)}<br /><strong>Due:</strong> {action.dueOn === null ? 'no date' : formatDay(action.dueOn)}<br /><strong>It worked if:</strong> {action.measure}</p>
          {action.origin === null ? null : <InsetText><strong>Where it came from.</strong> {action.origin.text}</InsetText>}
          {ask.may('action.report') && <Report ask={ask} action={action} />}
          {updates.length > 0 && (
            <Table caption="Progress so far" captionClasses="govuk-table__caption--m" head={[{ text: 'When' }, { text: 'Who' }, { text: 'Status' }, { text: 'Note' }]} rows={updates.map((update) => [{ text: formatDay(dayOf(update.at)) }, { text: update.by }, { text: statusNames[update.status] }, { text: update.note }])} />
          )}
          {ask.may('action.edit') && <p class="govuk-body"><a class="govuk-link" href={ask.link(`/delivery/${action.id}/edit`)}>Change this action</a></p>}
        </>
      ),
    }),
  );
};

export const editActionPage = async (ask: AskHere): Answered => {
  const found = await find(ask);
  return found.ok ? ok(await formReply(ask, draftOf(found.value.action), ask.link(`/delivery/${found.value.action.id}/edit`), 'Change this action', [])) : found;
};

export const saveAction = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const found = await find(ask);
  if (!found.ok) return found;
  const draft = readActionDraft(form.value);
  const done = await ask.within((tx) => changeAction(workOf(ask, tx), found.value.action.id, draft.version, planOf(draft)));
  const action = ask.link(`/delivery/${found.value.action.id}`);
  if (done.ok) return ok(redirect(action));
  if (done.refusal.kind === 'invalid') return ok(await formReply(ask, draft, `${action}/edit`, 'Change this action', done.refusal.faults ?? []));
  const theirs = found.value.action;
  return ok(await formReply(ask, { ...draft, version: theirs.version }, `${action}/edit`, 'Somebody else changed this first', [{ field: 'what', message: `They saved: “${theirs.what}”, due ${theirs.dueOn === null ? 'on no date' : formatDay(theirs.dueOn)}, measured by “${theirs.measure}”. Yours is below. Save again to put it in place of theirs` }]));
};

export const saveReport = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = readId<'action'>(ask.params['id']);
  if (!form.ok) return form;
  const status = actionStatuses.find((one) => one === form.value.text('status'));
  if (id === null || status === undefined) return notFound('There is no such action here.');
  const done = await ask.within((tx) => reportAction(workOf(ask, tx), id, Number(form.value.text('version')) || 0, status, form.value.lines('note')));
  if (!done.ok) return done;
  sayNext(ask.http, 'Progress saved');
  return ok(redirect(ask.link(`/delivery/${id}`)));
};
