import { readId } from '#lib/id.ts';
import { formatPeriod, nextPeriod, periodRuleNames, readPeriod } from '#lib/period.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { comment, enterFigures } from '../commands/enter-figures.ts';
import { readIndicator, type IndicatorSeen } from '../commands/read-indicator.ts';
import { notYours } from '../core/entrant.ts';
import type { Indicator } from '../core/indicator.ts';
import type { KeptObservation } from '../core/observation.ts';
import { sayFigure, sayPeriod } from '../core/say-figure.ts';
import { entrantOf, mayEnterHere } from './entrant-of.ts';
import { figuresOf } from '../store/observation-store.ts';
import { performanceSide } from './performance-side.ts';

export type Typed = { readonly period: string; readonly value: string; readonly numerator: string; readonly denominator: string; readonly lower: string; readonly upper: string; readonly state: string; readonly note: string; readonly words: string; readonly revision: string };

const example = (indicator: Indicator): string => formatPeriod(indicator.periodRule, readPeriod(indicator.periodRule, { day: '2024-03-31', month: '2024-03', quarter: 'Q1 2024', 'financial-quarter': '2024/25 Q1', year: '2024', 'financial-year': '2024/25', 'academic-year': '2024/25' }[indicator.periodRule]) as NonNullable<ReturnType<typeof readPeriod>>);

/** The fields of one figure: the same on the page of those with an account and on the personal link. */
export const FigureFields = ({ indicator, typed, faults }: { readonly indicator: Indicator; readonly typed: Typed; readonly faults: readonly Fault[] }) => {
  const figure = (name: 'value' | 'numerator' | 'denominator' | 'lower' | 'upper', label: string, hint?: string) => (
    <Input id={name} name={name} label={{ text: label, ...(name === 'value' ? { classes: 'govuk-label--m' } : {}) }} {...(hint === undefined ? {} : { hint: { text: hint } })} value={typed[name]} inputmode="decimal" classes="govuk-input--width-10" {...faultMessage(faults, name)} />
  );
  const hasParts = indicator.measure === 'per-cent' || indicator.measure === 'rate';
  return (
    <>
      <input type="hidden" name="revision" value={typed.revision} />
      <Input id="period" name="period" label={{ text: 'Period', classes: 'govuk-label--m' }} hint={{ text: `${periodRuleNames[indicator.periodRule]}. For example ${example(indicator)}` }} value={typed.period} classes="govuk-input--width-20" {...faultMessage(faults, 'period')} />
      {figure('value', indicator.unit === '' ? 'Figure' : `Figure, in ${indicator.unit}`, `${indicator.measure === 'per-cent' ? 'In per cent: 62, not 0.62. ' : ''}Leave it empty if it isn’t in yet, or write NA if it doesn’t apply`)}
      {hasParts && figure('numerator', 'Numerator (optional)', 'How many of them. With the denominator it tells how sure the figure is')}
      {hasParts && figure('denominator', 'Denominator (optional)', 'Out of how many')}
      <details class="govuk-details" open={typed.lower !== '' || typed.upper !== ''}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">The source gives an interval</span></summary><div class="govuk-details__text">{figure('lower', 'Lower 95 per cent limit')}{figure('upper', 'Upper 95 per cent limit')}</div></details>
      <Radios name="state" idPrefix="state" classes="govuk-radios--inline" fieldset={{ legend: { text: 'Is it final?' } }} items={[['', 'Final'], ['provisional', 'Provisional'], ['imputed', 'Filled in by estimate'], ['projected', 'A projection']].map(([value, text]) => ({ value: value as string, text: text as string, checked: typed.state === value }))} {...faultMessage(faults, 'state')} />
      <Input id="note" name="note" label={{ text: 'Note on the figure (optional)' }} hint={{ text: 'Anything a reader must know: a change in how it is counted, a missing area' }} value={typed.note} {...faultMessage(faults, 'note')} />
      <Textarea id="words" name="words" label={{ text: 'What lies behind it? (optional)' }} hint={{ text: 'What moved it, and what is being done' }} rows={4} value={typed.words} {...faultMessage(faults, 'words')} />
    </>
  );
};

const text = (value: number | null): string => (value === null ? '' : String(value));

/** What the form holds before anybody types: the period that comes next, or a figure to be put right. */
export const typedFrom = (indicator: Indicator, latest: KeptObservation | null, wanted: KeptObservation | null): Typed => {
  const empty = { value: '', numerator: '', denominator: '', lower: '', upper: '', state: '', note: '', words: '', revision: '0' };
  if (wanted === null) return { ...empty, period: latest === null ? '' : formatPeriod(indicator.periodRule, nextPeriod(indicator.periodRule, latest.period)) };
  return { ...empty, period: sayPeriod(indicator, wanted), value: text(wanted.value), numerator: text(wanted.numerator), denominator: text(wanted.denominator), lower: text(wanted.lower), upper: text(wanted.upper), state: wanted.origin === 'measured' ? (wanted.provisional ? 'provisional' : '') : wanted.origin, note: wanted.note ?? '', revision: String(wanted.revision) };
};

export const sentFigure = (form: Form): Typed => ({ period: form.text('period'), value: form.text('value'), numerator: form.text('numerator'), denominator: form.text('denominator'), lower: form.text('lower'), upper: form.text('upper'), state: form.text('state'), note: form.text('note'), words: form.lines('words'), revision: form.text('revision') });

/** Keeps a figure and what was said about it, together. */
export const keepFigure = async (work: Work, indicator: Indicator, area: string, typed: Typed, giver: Parameters<typeof enterFigures>[3]): Promise<Result<number>> => {
  const done = await enterFigures(work, indicator.id, [{ area, breakdown: '', period: typed.period, figure: typed, revision: Number(typed.revision) || 0 }], giver);
  if (!done.ok || typed.words === '') return done;
  const period = readPeriod(indicator.periodRule, typed.period);
  if (period === null) return invalid([{ field: 'period', message: `Enter a period like ${example(indicator)}` }]);
  const said = await comment(work, indicator.id, period, typed.words, giver.person);
  return said.ok ? done : said;
};

const reply = (ask: AskHere, seen: IndicatorSeen, typed: Typed, faults: readonly Fault[], conflict: string | null): Reply => {
  const { indicator, area, areaName, judged } = seen;
  const back = ask.link(`/performance/indicators/${indicator.id}`);
  return page({
    title: `Enter a figure for ${indicator.title}`, side: performanceSide(ask, 'bring'), back: { href: back }, ...(faults.length > 0 ? { status: 422 as const, errors: faults.length } : conflict === null ? {} : { status: 409 as const }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={area === '' ? ask.here.name : areaName} heading={indicator.title} lead={judged.latest === null ? 'This is its first figure.' : `The latest is ${sayFigure(indicator, judged.latest)} for ${sayPeriod(indicator, judged.latest)}.`} />
        {conflict === null ? null : <InsetText text={conflict} />}
        {indicator.definition !== '' && <p class="govuk-body">{indicator.definition}</p>}
        <form method="post" action={`${back}/enter`} novalidate>
          <input type="hidden" name="area" value={area} />
          <FigureFields indicator={indicator} typed={typed} faults={faults} />
          <Button text="Save" preventDoubleClick />
        </form>
      </>
    ),
  });
};

const find = (ask: AskHere, area: string | null): Promise<IndicatorSeen | null> => {
  const id = readId<'indicator'>(ask.params['id']);
  return id === null ? Promise.resolve(null) : ask.within((tx) => readIndicator(workOf(ask, tx), id, { area, group: '', on: null }));
};
const gone = notFound('There is no such indicator here.');

export const enterPage = async (ask: AskHere): Answered => {
  const seen = await find(ask, ask.query.get('area'));
  if (seen === null) return gone;
  if (!mayEnterHere(ask, seen.indicator)) return refuse({ kind: 'forbidden', message: notYours });
  const wanted = ask.query.get('period') === null ? null : readPeriod(seen.indicator.periodRule, ask.query.get('period') ?? '');
  // Whoever may enter it sees it as it was entered, small counts and all.
  const standing = wanted === null ? [] : await ask.within((tx) => figuresOf(tx, ask.here.id, { indicators: [seen.indicator.number], areas: [seen.area], breakdown: '' }));
  const figure = standing.find((one) => one.period.from === wanted?.from && one.period.to === wanted.to) ?? null;
  return ok(reply(ask, seen, typedFrom(seen.indicator, seen.judged.latest, figure), [], null));
};

/** Keeps a figure; one entered by somebody else meanwhile is shown and never overwritten. */
export const saveEntry = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const area = form.value.has('area') ? form.value.text('area') : null;
  const seen = await find(ask, area);
  if (seen === null) return gone;
  const typed = sentFigure(form.value);
  const done = await ask.within((tx) => keepFigure(workOf(ask, tx), seen.indicator, seen.area, typed, { ...entrantOf(ask), source: 'form' }));
  if (done.ok) {
    sayNext(ask.http, done.value === 0 ? 'Nothing changed: that figure stands already' : 'The figure was saved');
    return ok(redirect(ask.link(`/performance/indicators/${seen.indicator.id}${seen.area === seen.indicator.area ? '' : `?area=${encodeURIComponent(seen.area)}`}`)));
  }
  if (done.refusal.kind === 'forbidden' || done.refusal.kind === 'not-found') return done;
  if (done.refusal.kind !== 'conflict') return ok(reply(ask, seen, typed, done.refusal.faults ?? [{ field: 'value', message: done.refusal.message }], null));
  const period = readPeriod(seen.indicator.periodRule, typed.period);
  const now = seen.figures.find((one) => one.period.from === period?.from && one.period.to === period.to);
  return ok(reply(ask, seen, { ...typed, revision: String(now?.revision ?? 0) }, [], `There is a figure for ${typed.period} already: ${now === undefined ? 'look it up' : sayFigure(seen.indicator, now)}. Yours is below. Save it to put it in its place; what stood before is kept as an earlier revision.`));
};
