import { oncePerField, type Fault } from '#lib/result.ts';
import type { Bank } from '#pack';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { checkPlan, type Campaign, type CampaignPlan } from '../core/campaign.ts';
import { askingFrom, askingPlan, readAsking, usualAsking, type AskingDraft } from './asking-draft.ts';

/** What the form shows: text as typed, so that nothing is lost when it is refused. */
export type Draft = AskingDraft & {
  readonly subject: string;
  readonly part: boolean;
  readonly questions: readonly string[];
  readonly anonymous: boolean;
  readonly minGroup: string;
  readonly version: number;
};

/** A draft that would do as it stands: everyone, anonymous, open today for three weeks. */
export const usualDraft = (ask: AskHere, bank: Bank): Draft => ({ ...usualAsking(ask, bank.title), subject: '', part: false, questions: [], anonymous: true, minGroup: '5', version: 0 });

export const draftFrom = (campaign: Campaign): Draft => ({
  ...askingFrom(campaign), subject: campaign.subject ?? '', part: campaign.questions !== null, questions: campaign.questions ?? [], anonymous: campaign.anonymous, minGroup: String(campaign.minGroup), version: campaign.version,
});

export const readDraft = (form: Form): Draft => ({
  ...readAsking(form), subject: form.text('subject'), part: form.text('part') === 'yes', questions: form.all('questions'), anonymous: form.text('anonymous') !== 'no', minGroup: form.text('minGroup'), version: Number(form.text('version')) || 0,
});

/** The plan a draft means, with every fault of it. With a fault it is not to be kept. */
export const planFrom = (draft: Draft, bank: Bank): { readonly plan: CampaignPlan; readonly faults: readonly Fault[] } => {
  const asking = askingPlan(draft);
  const faults = [...asking.faults];
  if (bank.about !== 'partnership' && draft.subject === '') faults.push({ field: 'subject', message: `Say which ${bank.about} this is about` });
  if (!draft.part && draft.questions.length > 0 && draft.questions.length < bank.themes.flatMap((theme) => theme.questions).length) faults.push({ field: 'part', message: 'You ticked some questions, and the whole bank is chosen. Choose only those ticked, or untick them' });
  const known = new Set(bank.themes.flatMap((theme) => theme.questions.map((question) => question.id)));
  const questions = draft.part ? draft.questions.filter((id) => known.has(id)) : null;
  const plan = { ...asking.plan, bank: bank.id, questions, subject: draft.subject === '' ? null : draft.subject, anonymous: draft.anonymous, minGroup: Number(draft.minGroup) };
  const checked = checkPlan(plan);
  return { plan, faults: oncePerField([...faults, ...(checked.ok ? [] : (checked.refusal.faults ?? []))]) };
};
