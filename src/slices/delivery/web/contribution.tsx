import { addDays, dayOf, formatDay } from '#lib/day.ts';
import { readId, type ActionId, type OrganisationId, type PersonId } from '#lib/id.ts';
import { invalid, notFound, ok } from '#lib/result.ts';
import { personNow } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Radios } from '#platform/ui/radios.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { reportAction } from '../commands/change-actions.ts';
import { actionStatuses, isEnded, isOverdue, statusNames, type Action } from '../core/action.ts';
import { actionById, actionsOf, actionsOwnedBy, lastReports, moveActions, setActionOwner, type LastReport } from '../store/action-store.ts';

const asked = 25;

const openOf = async (work: Work, person: PersonId | null = null): Promise<{ readonly actions: readonly Action[]; readonly last: ReadonlyMap<ActionId, LastReport> }> => ({
  actions: (await (person === null ? actionsOf(work.tx, work.here.id) : actionsOwnedBy(work.tx, work.here.id, person))).filter((action) => !isEnded(action.status)),
  last: await lastReports(work.tx, work.here.id, person),
});

const mine = async (work: Work, person: PersonId, id: string): Promise<Action | null> => {
  const wanted = readId<'action'>(id);
  const action = wanted === null ? null : await actionById(work.tx, work.here.id, wanted);
  return action === null || action.ownerPerson !== person || isEnded(action.status) ? null : action;
};

const troubleOf = (action: Action, last: LastReport | undefined, today: ReturnType<typeof dayOf>): string | undefined => {
  if (action.ownerPerson === null) return 'No person owns it';
  if (!isOverdue(action, today)) return undefined;
  return last === undefined ? `Due ${formatDay(action.dueOn as NonNullable<typeof action.dueOn>)}, and nothing was ever said about it` : last.on < addDays(today, -60) ? `Overdue, and nothing was said about it since ${formatDay(last.on)}` : undefined;
};

/** Asks the owners of actions how they go, by personal link (B1), and hands on what belongs to somebody who has left (B2). */
export const actionContribution: Contribution = {
  kind: 'action',
  waiting: async (work, person) => {
    const today = dayOf(work.now);
    const { actions, last } = await openOf(work, person);
    return actions
      .filter((action) => (last.get(action.id)?.on ?? '') < addDays(today, -asked))
      .map((action) => {
        const before = last.get(action.id);
        return { id: action.id, text: `Say how “${action.what}” is going`, why: before === undefined ? 'Nothing has been said about it yet' : `Last said on ${formatDay(before.on)}: ${statusNames[before.status].toLowerCase()}`, minutes: 2, due: action.dueOn, late: isOverdue(action, today) };
      });
  },
  form: async (work, person, id, sent, faults) => {
    const action = await mine(work, person, id);
    if (action === null) return null;
    const chosen = sent?.text('status') ?? '';
    return (
      <>
        <input type="hidden" name="version" value={String(action.version)} />
        <p class="govuk-body"><strong>It works if:</strong> {action.measure}</p>
        <Radios name="status" idPrefix="status" fieldset={{ legend: { text: 'How is it going?', classes: 'govuk-fieldset__legend--m' } }} items={actionStatuses.map((status) => ({ value: status, text: statusNames[status], checked: status === chosen }))} {...faultMessage(faults, 'status')} />
        <Textarea id="note" name="note" label={{ text: 'What has happened? (optional)' }} rows={4} value={sent?.lines('note') ?? ''} {...faultMessage(faults, 'note')} />
      </>
    );
  },
  take: async (work, person, id, form) => {
    const action = await mine(work, person, id);
    if (action === null) return notFound('This action no longer waits for you.');
    const status = actionStatuses.find((one) => one === form.text('status'));
    if (status === undefined) return invalid([{ field: 'status', message: 'Say how it is going' }]);
    const done = await reportAction(work, action.id, Number(form.text('version')) || 0, status, form.lines('note'));
    return done.ok ? ok(statusNames[status]) : done;
  },
  used: async (work, person) => {
    const { actions, last } = await openOf(work, person);
    const said = actions.filter((action) => last.has(action.id));
    return said.slice(0, 5).map((action) => `What you said about “${action.what}” stands in the improvement plan, as of ${formatDay(last.get(action.id)?.on as NonNullable<Action['dueOn']>)}.`);
  },
  owned: async (work) => {
    const today = dayOf(work.now);
    const { actions, last } = await openOf(work);
    return actions.map((action) => {
      const trouble = troubleOf(action, last.get(action.id), today);
      return { id: action.id, text: action.what, path: `/delivery/${action.id}`, person: action.ownerPerson, organisation: action.ownerOrganisation, ...(trouble === undefined ? {} : { trouble }) };
    });
  },
  handOver: async (work, id, to) => {
    const wanted = readId<'action'>(id);
    const action = wanted === null ? null : await actionById(work.tx, work.here.id, wanted);
    const person = await personNow(work.tx, work.here.id, to);
    if (action === null || person === null) return notFound('There is no such action or person here.');
    await setActionOwner(work.tx, work.here.id, action.id, to, person.organisation ?? action.ownerOrganisation);
    await record(work, { what: 'ActionHandedOver', subject: { kind: 'action', id: action.id }, data: { what: action.what, to } });
    return ok(`“${action.what}” now belongs to ${person.name}`);
  },
  moveOrganisation: (work, from: OrganisationId, to: OrganisationId) => moveActions(work.tx, work.here.id, from, to),
};

