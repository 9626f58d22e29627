import { dayOf, formatDay, type Day } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { invalid, notFound, ok, type Fault } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { sentDate, typedDay } from '#platform/http/typed-date.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { DateInput } from '#platform/ui/date-input.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { GapList } from '#platform/ui/gap-list.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import type { Result } from '#lib/result.ts';
import { sayOfEvidence, type EvidenceSaying } from '../commands/edit-evidence.ts';
import { evidenceKindNames, freshnessInWords, freshnessOf, type Evidence, type EvidenceId } from '../core/evidence.ts';
import { checkResting, type Resting, type RestingCheck } from '../core/resting.ts';
import { FreshnessTag, OutLink, Paragraphs, WideTable } from './parts.tsx';
import { readStrategy, type StrategyWhole } from './read-strategy.ts';
import { strategySide } from './strategy-side.ts';

/** Outcomes and targets with the evidence that each rests on. */
export const restingOf = ({ outcomes, agreement, rests }: Pick<StrategyWhole, 'outcomes' | 'agreement' | 'rests'>): readonly Resting[] => [
  ...outcomes.map((one): Resting => ({ kind: 'outcome', id: one.key, title: one.title, evidence: rests.filter((rest) => rest.outcome === one.key).map((rest) => rest.evidence) })),
  ...(agreement?.targets ?? []).map(({ kept, said }): Resting => ({ kind: 'target', id: kept.id, title: kept.title, evidence: [...rests.filter((rest) => rest.target === kept.id).map((rest) => rest.evidence as string), ...(kept.evidenceNote === null || said.evidence === null ? [] : ['in words'])] })),
];

/** The check of the whole evidence base on a day. Evidence that a target only tells of in words counts as there, and never grows stale. */
export const evidenceCheck = (whole: StrategyWhole, today: Day): RestingCheck =>
  checkResting([...whole.evidence, { id: 'in words' as EvidenceId, title: 'Told in words', publishedOn: null, heldOn: null, refreshMonths: null, withdrawnOn: null, withdrawnWhy: null }], restingOf(whole), today);

const pathOf = ({ kind, id }: Resting): string => (kind === 'outcome' ? `/strategy/outcomes/${id}` : `/strategy/targets/${id}`);

/** What rests on nothing and what rests on evidence gone stale, to be listed as gaps. */
export const evidenceGaps = (ask: AskHere, check: RestingCheck) => [
  { title: 'Outcomes that rest on no evidence', gaps: check.onNothing.filter((one) => one.kind === 'outcome').map((one) => ({ text: `${one.title}.`, todo: 'Say which evidence it rests on, or find some.', action: { text: 'Open', href: ask.link(pathOf(one)) } })) },
  { title: 'Targets that rest on no evidence', gaps: check.onNothing.filter((one) => one.kind === 'target').map((one) => ({ text: `${one.title}.`, todo: 'Say which evidence it rests on, or find some.', action: { text: 'Open', href: ask.link(pathOf(one)) } })) },
  { title: 'What rests on evidence gone stale', gaps: check.onStale.map(({ resting, reason, only }) => ({ text: `${resting.title}: ${reason}`, todo: only ? 'It rests on nothing else. Have the evidence done afresh.' : 'Have the evidence done afresh.', action: { text: 'Open', href: ask.link(pathOf(resting)) } })) },
];

const leadOf = (whole: StrategyWhole, today: Day): string => {
  if (whole.evidence.length === 0) return 'What the partnership knows of the place: needs assessments, studies, surveys and figures. Begin with the one that your strategy rests on.';
  const count = (freshness: string): number => whole.evidence.filter((one) => freshnessOf(one, today) === freshness).length;
  const rest = whole.evidence.length - count('stale') - count('due') - count('fresh');
  const parts = [[count('stale'), 'stale'], [count('due'), 'due for refresh'], [count('fresh'), 'fresh'], ...(rest === 0 ? [] : [[rest, 'withdrawn or not to be told'] as const])] as const;
  return `${plural(whole.evidence.length, 'piece', 'pieces')} of evidence: ${sentenceList(parts.map(([many, name]) => `${many} ${name}`))}.`;
};

/** The evidence base: what lacks it first, then each piece with how fresh it is. */
export const evidencePage = async (ask: AskHere): Answered => {
  const whole = await ask.within((tx) => readStrategy(tx, ask.here.id));
  const today = dayOf(ask.now);
  const check = evidenceCheck(whole, today);
  const used = new Map(check.sources.map((one) => [one.id, one.used]));
  const people = new Map(whole.membership.people.map((one) => [one.id, one.name]));
  return ok(
    page({
      title: 'Evidence', side: strategySide(ask, 'evidence'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Evidence" lead={leadOf(whole, today)} />
          {ask.may('strategy.edit') && <Button text="Add evidence" href={ask.link('/strategy/evidence/new/edit')} {...(whole.evidence.length === 0 ? {} : { classes: 'govuk-button--secondary' })} />}
          <GapList groups={evidenceGaps(ask, check)} none={whole.outcomes.length === 0 ? '' : 'Every outcome and target rests on evidence that holds.'} />
          {whole.evidence.length > 0 && (
            <WideTable
              caption="The evidence base" head={['Evidence', 'Published', 'Where it stands', 'Looked after by', { text: 'Rests on it', format: 'numeric' }]}
              rows={whole.evidence.map((one) => [
                { html: <a class="govuk-link" href={ask.link(`/strategy/evidence/${one.id}`)}>{one.title}</a> }, { text: one.publishedOn === null ? 'Not known' : formatDay(one.publishedOn) },
                { html: <><FreshnessTag freshness={freshnessOf(one, today)} /><br /><span class="govuk-body-s">{freshnessInWords(one, today)}</span></> }, { text: people.get(one.owner ?? ('' as never)) ?? 'Nobody' }, { text: String(used.get(one.id) ?? 0), format: 'numeric' },
              ])}
            />
          )}
        </>
      ),
    }),
  );
};

/** The fields by which somebody says whether evidence still holds. */
export const SayingFields = ({ sent, faults }: { readonly sent: Form | null; readonly faults: readonly Fault[] }) => {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => sent?.text(`published-${part}`) ?? '');
  const chosen = sent?.text('says') ?? '';
  const options = [['holds', 'It still holds as it is'], ['afresh', 'It was done afresh'], ['gone', 'It no longer holds, and nothing has replaced it']] as const;
  return (
    <>
      <Radios name="says" idPrefix="says" fieldset={{ legend: { text: 'Is this evidence still current?', classes: 'govuk-fieldset__legend--m' } }} items={options.map(([value, text]) => ({ value, text, checked: value === chosen }))} {...faultMessage(faults, 'says')} />
      <DateInput id="published-date" namePrefix="published" fieldset={{ legend: { text: 'If it was done afresh: when was it published?' } }} items={[{ name: 'day', value: day ?? '', id: 'published' }, { name: 'month', value: month ?? '' }, { name: 'year', value: year ?? '' }]} {...faultMessage(faults, 'published')} />
      <Textarea id="why" name="why" label={{ text: 'If it no longer holds: why?' }} rows={3} value={sent?.lines('why') ?? ''} {...faultMessage(faults, 'why')} />
    </>
  );
};

/** What a form says of evidence. */
export const readSaying = (form: Form): Result<EvidenceSaying> => {
  const says = form.text('says');
  if (says === 'holds') return ok({ says });
  if (says === 'afresh') return ok({ says, publishedOn: typedDay(sentDate(form, 'published')) });
  return says === 'gone' ? ok({ says, why: form.lines('why') }) : invalid([{ field: 'says', message: 'Say whether it still holds' }]);
};

const Facts = ({ evidence, whole, today }: { readonly evidence: Evidence; readonly whole: StrategyWhole; readonly today: Day }) => (
  <SummaryList
    rows={[
      ['Kind', evidenceKindNames[evidence.kind]], ['Published', `${evidence.publisher === '' ? '' : `${evidence.publisher}, `}${evidence.publishedOn === null ? 'day not known' : formatDay(evidence.publishedOn)}`],
      ['Done afresh', evidence.refreshMonths === null ? 'No cycle is set' : `Every ${plural(evidence.refreshMonths, 'month')}`], ['Where it stands', freshnessInWords(evidence, today)],
      ['Last said to hold', evidence.heldOn === null ? 'Never' : `${formatDay(evidence.heldOn)}, by ${evidence.heldBy ?? 'its owner'}`], ['Looked after by', whole.membership.people.find((one) => one.id === evidence.owner)?.name ?? 'Nobody'],
      ...(evidence.withdrawnWhy === null ? [] : [['Why it no longer holds', evidence.withdrawnWhy] as const]),
    ].map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value } }))}
  />
);

const evidenceReply = async (ask: AskHere, sent: Form | null, faults: readonly Fault[]): Answered => {
  const id = readId<'evidence'>(ask.params['id']);
  const whole = await ask.within((tx) => readStrategy(tx, ask.here.id));
  const evidence = whole.evidence.find((one) => one.id === id);
  if (evidence === undefined) return notFound('There is no such evidence here.');
  const today = dayOf(ask.now);
  const resting = restingOf(whole).filter((one) => one.evidence.includes(evidence.id));
  const freshness = freshnessOf(evidence, today);
  return ok(
    page({
      title: evidence.title, side: strategySide(ask, 'evidence'), back: { href: ask.link('/strategy/evidence') }, ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
      body: (
        <>
          {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
          <PageHeading caption="Evidence" heading={evidence.title} />
          <p class="govuk-body"><FreshnessTag freshness={freshness} /> {freshness === 'stale' || freshness === 'withdrawn' ? `${plural(resting.length, 'thing rests', 'things rest')} on it.` : ''}</p>
          <Paragraphs text={evidence.summary} none="Nobody has said yet what it shows." />
          {evidence.link === '' ? null : <p class="govuk-body"><OutLink href={evidence.link} text="Read it" /></p>}
          <Facts evidence={evidence} whole={whole} today={today} />
          {ask.may('strategy.edit') && <p class="govuk-body"><a class="govuk-link" href={ask.link(`/strategy/evidence/${evidence.id}/edit`)}>Change this evidence</a></p>}
          <h2 class="govuk-heading-m">What rests on it</h2>
          {resting.length === 0 ? <p class="govuk-body">Nothing yet. An outcome or a target says on its own form what it rests on.</p> : <ul class="govuk-list govuk-list--bullet">{resting.map((one) => <li>{one.kind === 'outcome' ? 'Outcome' : 'Target'}: <a class="govuk-link" href={ask.link(pathOf(one))}>{one.title}</a></li>)}</ul>}
          {ask.may('strategy.edit') && <Details summaryText="Say whether it still holds" open={faults.length > 0} html={<form method="post" action={ask.link(`/strategy/evidence/${evidence.id}/current`)} novalidate><input type="hidden" name="version" value={String(evidence.version)} /><SayingFields sent={sent} faults={faults} /><Button text="Save" preventDoubleClick /></form>} />}
        </>
      ),
    }),
  );
};

/** One piece of evidence: how fresh it is, what it says and what rests on it. */
export const onePage = (ask: AskHere): Answered => evidenceReply(ask, null, []);

/** Takes what was said of evidence. */
export const saveSaying = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = readId<'evidence'>(ask.params['id']);
  if (!form.ok) return form;
  if (id === null) return notFound('There is no such evidence here.');
  const said = readSaying(form.value);
  const done = said.ok ? await ask.within((tx) => sayOfEvidence(workOf(ask, tx), id, Number(form.value.text('version')) || 0, said.value)) : said;
  if (!done.ok) return done.refusal.kind === 'invalid' ? evidenceReply(ask, form.value, done.refusal.faults ?? []) : done;
  sayNext(ask.http, done.value);
  return ok(redirect(ask.link(`/strategy/evidence/${id}`)));
};
