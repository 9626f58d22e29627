import { addDays, dayFrom, dayOf, type Day } from '#lib/day.ts';
import { readId, type GroupId, type OrganisationId, type PersonId } from '#lib/id.ts';
import type { Fault } from '#lib/result.ts';
import { seatRoles } from '#partnership';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import type { RoundPlan } from '../core/round.ts';

/** Whom to ask, when and in what words, as typed, so that nothing is lost when it is refused. */
export type AskingDraft = {
  readonly title: string;
  readonly everyone: boolean;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly organisations: readonly string[];
  readonly people: readonly string[];
  readonly opens: readonly [string, string, string];
  readonly closes: readonly [string, string, string];
  readonly message: string;
  readonly replyName: string;
  readonly replyAddress: string;
};

const parts = (day: Day): readonly [string, string, string] => {
  const [year = '', month = '', date = ''] = day.split('-');
  return [String(Number(date)), String(Number(month)), year];
};

/** Everyone, from today for three weeks, replies to whoever plans it. */
export const usualAsking = (ask: AskHere, what: string): AskingDraft => {
  const today = dayOf(ask.now);
  return {
    title: `${what}, ${new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'Europe/London' }).format(ask.now)}`,
    everyone: true, groups: [], roles: [], organisations: [], people: [], opens: parts(today), closes: parts(addDays(today, 21)), message: '', replyName: ask.user.name, replyAddress: ask.user.email,
  };
};

export const askingFrom = (plan: RoundPlan): AskingDraft => ({ title: plan.title, ...plan.audience, opens: parts(plan.opensOn), closes: parts(plan.closesOn), message: plan.message, replyName: plan.replyName, replyAddress: plan.replyAddress });

export const readAsking = (form: Form): AskingDraft => {
  const day = (name: string): readonly [string, string, string] => [form.text(`${name}-day`), form.text(`${name}-month`), form.text(`${name}-year`)];
  return {
    title: form.text('title'), everyone: form.text('everyone') !== 'no', groups: form.all('groups'), roles: form.all('roles'), organisations: form.all('organisations'), people: form.all('people'),
    opens: day('opens'), closes: day('closes'), message: form.lines('message'), replyName: form.text('replyName'), replyAddress: form.text('replyAddress'),
  };
};

const ids = <K extends string>(list: readonly string[]) => list.flatMap((text) => readId<K>(text) ?? []);

// In place of a date that is none, so that the rest of a form can be read all the same.
const someDay = dayOf(new Date(0));

/** What a draft means, with a fault for each part that means nothing. With a fault it is not to be kept. */
export const askingPlan = (draft: AskingDraft): { readonly plan: RoundPlan; readonly isDated: boolean; readonly faults: readonly Fault[] } => {
  const opensOn = dayFrom(draft.opens[2], draft.opens[1], draft.opens[0]);
  const closesOn = dayFrom(draft.closes[2], draft.closes[1], draft.closes[0]);
  const faults: Fault[] = [];
  if (opensOn === null) faults.push({ field: 'opens', message: 'Opening date must be a real date, like 21 11 2026' });
  if (closesOn === null) faults.push({ field: 'closes', message: 'Closing date must be a real date, like 12 12 2026' });
  if (draft.everyone && draft.groups.length + draft.roles.length + draft.organisations.length + draft.people.length > 0) faults.push({ field: 'everyone', message: 'You ticked groups, roles, organisations or people, and “Everyone at the table” is chosen. Choose “Only those chosen”, or untick them' });
  const audience = draft.everyone
    ? { everyone: true, groups: [], roles: [], organisations: [], people: [] }
    : { everyone: false, groups: ids<'group'>(draft.groups) as readonly GroupId[], roles: draft.roles.filter((role) => (seatRoles as readonly string[]).includes(role)), organisations: ids<'organisation'>(draft.organisations) as readonly OrganisationId[], people: ids<'person'>(draft.people) as readonly PersonId[] };
  const isDated = opensOn !== null && closesOn !== null;
  const days = isDated ? { opensOn, closesOn } : { opensOn: someDay, closesOn: addDays(someDay, 1) };
  return { plan: { title: draft.title, audience, ...days, message: draft.message, replyName: draft.replyName, replyAddress: draft.replyAddress }, isDated, faults };
};
