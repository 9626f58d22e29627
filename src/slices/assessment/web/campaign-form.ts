import { addDays, dayFrom, dayOf, type Day } from '#lib/day.ts';
import { readId, type GroupId, type OrganisationId, type PersonId } from '#lib/id.ts';
import type { Fault } from '#lib/result.ts';
import type { Bank } from '#pack';
import { seatRoles } from '#partnership';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import type { Campaign, CampaignPlan } from '../core/campaign.ts';

/** What the form shows: text as typed, so that nothing is lost when it is refused. */
export type Draft = {
  readonly title: string;
  readonly subject: string;
  readonly everyone: boolean;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly organisations: readonly string[];
  readonly people: readonly string[];
  readonly part: boolean;
  readonly questions: readonly string[];
  readonly opens: readonly [string, string, string];
  readonly closes: readonly [string, string, string];
  readonly anonymous: boolean;
  readonly minGroup: string;
  readonly message: string;
  readonly replyName: string;
  readonly replyAddress: string;
  readonly version: number;
};

const parts = (day: Day): readonly [string, string, string] => {
  const [year = '', month = '', date = ''] = day.split('-');
  return [String(Number(date)), String(Number(month)), year];
};

/** A draft that would do as it stands: everyone, anonymous, open today for three weeks. */
export const usualDraft = (ask: AskHere, bank: Bank): Draft => {
  const today = dayOf(ask.now);
  return {
    title: `${bank.title}, ${new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'Europe/London' }).format(ask.now)}`,
    subject: '', everyone: true, groups: [], roles: [], organisations: [], people: [], part: false, questions: [],
    opens: parts(today), closes: parts(addDays(today, 21)), anonymous: true, minGroup: '5', message: '', replyName: ask.user.name, replyAddress: ask.user.email, version: 0,
  };
};

export const draftFrom = (campaign: Campaign): Draft => ({
  title: campaign.title, subject: campaign.subject ?? '', ...campaign.audience, part: campaign.questions !== null, questions: campaign.questions ?? [],
  opens: parts(campaign.opensOn), closes: parts(campaign.closesOn), anonymous: campaign.anonymous, minGroup: String(campaign.minGroup), message: campaign.message,
  replyName: campaign.replyName, replyAddress: campaign.replyAddress, version: campaign.version,
});

export const readDraft = (form: Form): Draft => {
  const day = (name: string): readonly [string, string, string] => [form.text(`${name}-day`), form.text(`${name}-month`), form.text(`${name}-year`)];
  return {
    title: form.text('title'), subject: form.text('subject'), everyone: form.text('everyone') !== 'no', groups: form.all('groups'), roles: form.all('roles'), organisations: form.all('organisations'), people: form.all('people'),
    part: form.text('part') === 'yes', questions: form.all('questions'), opens: day('opens'), closes: day('closes'), anonymous: form.text('anonymous') !== 'no', minGroup: form.text('minGroup'),
    message: form.lines('message'), replyName: form.text('replyName'), replyAddress: form.text('replyAddress'), version: Number(form.text('version')) || 0,
  };
};

const ids = <K extends string>(list: readonly string[]) => list.flatMap((text) => readId<K>(text) ?? []);

/** The plan a draft means, with a fault for each date that is none. */
export const planFrom = (draft: Draft, bank: Bank): { readonly plan: CampaignPlan | null; readonly faults: readonly Fault[] } => {
  const opensOn = dayFrom(draft.opens[2], draft.opens[1], draft.opens[0]);
  const closesOn = dayFrom(draft.closes[2], draft.closes[1], draft.closes[0]);
  const faults: Fault[] = [];
  if (opensOn === null) faults.push({ field: 'opens', message: 'Opening date must be a real date, like 21 11 2026' });
  if (closesOn === null) faults.push({ field: 'closes', message: 'Closing date must be a real date, like 12 12 2026' });
  if (bank.about !== 'partnership' && draft.subject === '') faults.push({ field: 'subject', message: `Say which ${bank.about} this is about` });
  if (draft.everyone && draft.groups.length + draft.roles.length + draft.organisations.length + draft.people.length > 0) faults.push({ field: 'everyone', message: 'You ticked groups, roles, organisations or people, and “Everyone at the table” is chosen. Choose “Only those chosen”, or untick them' });
  if (!draft.part && draft.questions.length > 0 && draft.questions.length < bank.themes.flatMap((theme) => theme.questions).length) faults.push({ field: 'part', message: 'You ticked some questions, and the whole bank is chosen. Choose only those ticked, or untick them' });
  if (opensOn === null || closesOn === null || faults.length > 0) return { plan: null, faults };
  const audience = draft.everyone
    ? { everyone: true, groups: [], roles: [], organisations: [], people: [] }
    : { everyone: false, groups: ids<'group'>(draft.groups) as readonly GroupId[], roles: draft.roles.filter((role) => (seatRoles as readonly string[]).includes(role)), organisations: ids<'organisation'>(draft.organisations) as readonly OrganisationId[], people: ids<'person'>(draft.people) as readonly PersonId[] };
  const known = new Set(bank.themes.flatMap((theme) => theme.questions.map((question) => question.id)));
  const questions = draft.part ? draft.questions.filter((id) => known.has(id)) : null;
  return {
    plan: { title: draft.title, bank: bank.id, questions, subject: draft.subject === '' ? null : draft.subject, audience, opensOn, closesOn, anonymous: draft.anonymous, minGroup: Number(draft.minGroup), message: draft.message, replyName: draft.replyName, replyAddress: draft.replyAddress },
    faults: [],
  };
};
