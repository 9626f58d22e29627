import { readId, type OrganisationId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { recordReply, refusedReply, type Field, type RecordForm } from '#platform/http/record-page.tsx';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { typedDay } from '#platform/http/typed-date.ts';
import { workOf } from '#platform/http/work-of.ts';
import { doerOf } from '../commands/doer.ts';
import { addClaim, changeClaim, takeBackClaim } from '../commands/edit-claim.ts';
import { strengthsOf } from '../commands/read-claims.ts';
import { claimKindNames, claimKinds, emptyClaim, mayChangeClaim, type Claim, type ClaimDraft, type ClaimId, type ClaimInput } from '../core/claims.ts';
import type { Indicator } from '../core/indicator.ts';
import { claimById } from '../store/claim-store.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { performanceSide } from './performance-side.ts';

type Values = RecordForm['values'];
type Seen = { readonly claim: Claim | null; readonly fields: readonly Field[]; readonly mayEdit: boolean };

const gone = notFound('There is no such claim here, or it was taken back.');
const choose = { value: '', text: 'Choose' };
const idOf = (ask: AskHere): ClaimId | null => readId<'claim'>(ask.params['id']);
const isNew = (ask: AskHere): boolean => ask.params['id'] === undefined;

type Choices = { readonly organisations: readonly { readonly id: OrganisationId; readonly name: string }[]; readonly indicators: readonly Indicator[]; readonly strengths: Awaited<ReturnType<typeof strengthsOf>> };

const fieldsOf = ({ organisations, indicators, strengths }: Choices): readonly Field[] => [
  { name: 'title', label: 'What did working together add?', part: 'What is claimed', hint: 'In one line, for example “Fewer fires in the home, after joint safety visits”' },
  { name: 'kind', label: 'What kind of result is it?', hint: 'A better way of working may lead to results for people. It is not one yet', options: [choose, ...claimKinds.map((value) => ({ value, text: claimKindNames[value] }))] },
  { name: 'what', label: 'What was done?', kind: 'lines', hint: 'What partners did together that none would have done alone' },
  { name: 'organisations', label: 'Who did it?', kind: 'checks', open: true, options: organisations.map((one) => ({ value: one.id, text: one.name })) },
  { name: 'from', label: 'From when? (optional)', kind: 'date', hint: 'For example, 31 3 2026' },
  { name: 'to', label: 'Until when? (optional)', kind: 'date' },
  { name: 'indicator', label: 'Which figure would show it? (optional)', part: 'What it changed', options: [{ value: '', text: 'None' }, ...indicators.map((one) => ({ value: one.id, text: `${one.code === null ? '' : `${one.code} `}${one.title}` }))] },
  { name: 'outcome', label: 'Which outcome does it add to? (optional)', hint: 'As the strategy names it' },
  { name: 'otherwise', label: 'What else could explain the change?', part: 'Why believe it', kind: 'lines', hint: 'What would have happened anyway, what others did, what changed everywhere. Naming it makes a claim stronger' },
  { name: 'strength', label: 'How strong is the evidence?', options: [choose, ...strengths.map(({ id, title, meaning }) => ({ value: id, text: meaning === null ? title : `${title}: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}` }))] },
  { name: 'evidence', label: 'What is the evidence?', kind: 'lines', hint: 'For and against' },
  { name: 'link', label: 'Where can it be read? (optional)', hint: 'A web address' },
];

const seenOf = (ask: AskHere): Promise<Seen> =>
  ask.within(async (tx) => {
    const [id, work] = [idOf(ask), workOf(ask, tx)];
    const found = id === null ? null : await claimById(tx, ask.here.id, id);
    const claim = found?.endedOn === null ? found : null;
    const ever = await readMembership(tx, ask.here.id, 'ever');
    const now = new Set((await readMembership(tx, ask.here.id)).organisations.map((one) => one.id));
    return { claim, mayEdit: claim === null || mayChangeClaim(claim, await doerOf(work, ask)), fields: fieldsOf({ organisations: ever.organisations.filter((one) => now.has(one.id) || claim?.organisations.includes(one.id) === true), indicators: await indicatorsOf(tx, ask.here.id), strengths: await strengthsOf(work) }) };
  });

const valuesOf = (draft: ClaimDraft): Values => ({
  title: draft.title, kind: draft.kind, what: draft.what, organisations: draft.organisations.join('\n'), from: draft.from ?? '', to: draft.to ?? '', indicator: draft.indicator ?? '', outcome: draft.outcome, otherwise: draft.otherwise, strength: draft.strength, evidence: draft.evidence, link: draft.link,
});

const inputFrom = (values: Values): ClaimInput => {
  const typed = (name: string): string => values[name] ?? '';
  const [from, to] = [typedDay(values['from']), typedDay(values['to'])];
  return {
    title: typed('title'), kind: typed('kind'), what: typed('what'), organisations: typed('organisations').split('\n').flatMap((one) => readId<'organisation'>(one) ?? []), from, to, indicator: readId(typed('indicator')), outcome: typed('outcome'),
    otherwise: typed('otherwise'), strength: typed('strength'), evidence: typed('evidence'), link: typed('link'), badDates: [...(typed('from') !== '' && from === null ? ['from'] : []), ...(typed('to') !== '' && to === null ? ['to'] : [])],
  };
};

const formOf = (ask: AskHere, { claim, fields, mayEdit }: Seen, values: Values, version: number): RecordForm => ({
  heading: claim === null ? 'Say what working together added' : 'Change the claim', caption: claim === null ? ask.here.name : claim.title,
  ...(claim === null ? { lead: 'A claim is worth most when it names what speaks against it.' } : {}),
  action: ask.link(claim === null ? '/performance/claims/new' : `/performance/claims/${claim.id}/edit`), back: ask.link(claim === null ? '/performance/claims' : `/performance/claims/${claim.id}`), side: performanceSide(ask, 'claims'), fields, values, version, mayEdit,
});

/** A new claim, begun from the indicator that the address names, or one to change. */
export const claimForm = async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  if (seen.claim === null && !isNew(ask)) return gone;
  const values = seen.claim === null ? { ...valuesOf(emptyClaim), kind: '', indicator: readId(ask.query.get('indicator')) ?? '', outcome: ask.query.get('outcome') ?? '' } : valuesOf(seen.claim);
  return ok(recordReply(formOf(ask, seen, values, seen.claim?.version ?? 0)));
};

/** Keeps a claim, or shows what is wrong with it, or both versions. */
export const saveClaim = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const before = await seenOf(ask);
  const id = idOf(ask);
  if (before.claim === null && !isNew(ask)) return gone;
  const values = sentValues(form.value, before.fields);
  const version = Number(form.value.text('version')) || 0;
  const done = await ask.within(async (tx) => (id === null ? addClaim(workOf(ask, tx), inputFrom(values), await doerOf(workOf(ask, tx), ask)) : changeClaim(workOf(ask, tx), id, version, inputFrom(values), await doerOf(workOf(ask, tx), ask))));
  if (done.ok) {
    sayNext(ask.http, 'The claim is saved');
    return ok(redirect(ask.link(`/performance/claims/${done.value}`)));
  }
  const after = await seenOf(ask);
  return refusedReply(formOf(ask, after, values, version), done.refusal, after.claim === null ? null : { values: valuesOf(after.claim), version: after.claim.version });
};

/** Takes a claim back. */
export const saveTakingBack = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = idOf(ask);
  if (!form.ok) return form;
  if (id === null) return gone;
  const done = await ask.within(async (tx) => takeBackClaim(workOf(ask, tx), id, Number(form.value.text('version')) || 0, await doerOf(workOf(ask, tx), ask)));
  if (!done.ok) return done;
  sayNext(ask.http, 'The claim is taken back. That it was made stays on record');
  return ok(redirect(ask.link('/performance/claims')));
};
