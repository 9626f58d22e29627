import { isPeriodRule, periodRuleNames, type PeriodRule } from '#lib/period.ts';
import type { Fault } from '#lib/result.ts';
import type { Form } from '#platform/http/form.ts';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { Select } from '#platform/ui/select.tsx';
import { columnNames, noMapping, singleColumns, type Mapping } from '../core/mapping.ts';
import type { NewSeries } from '../core/new-indicators.ts';

const words = (list: readonly string[]): string => list.join(', ');
const split = (text: string): readonly string[] => text.split(',').map((one) => one.trim().toLowerCase()).filter((one) => one !== '');
const ruleNames = { ...periodRuleNames };

/** The choice of columns: what each holds, and what the marks in them mean. */
export const ColumnFields = ({ heading, mapping }: { readonly heading: readonly string[]; readonly mapping: Mapping }) => (
  <>
    <Checkboxes name="indicator" idPrefix="indicator" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'Which columns name the indicator?', classes: 'govuk-fieldset__legend--m' } }} hint={{ text: 'Tick all that it takes: one name can stand for a count and for a rate' }} items={heading.map((name) => ({ value: name, text: name }))} values={mapping.indicator} />
    {singleColumns.map((field) => <Select id={field} name={field} label={{ text: columnNames[field] }} items={[{ value: '', text: 'No such column' }, ...heading.map((name) => ({ value: name, text: name, selected: mapping[field] === name }))]} />)}
    <details class="govuk-details" open={mapping.wide.length > 0 || mapping.fixedPeriod !== '' || mapping.breakdown.length > 0}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Groups of people, wide files and marks</span></summary>
      <div class="govuk-details__text">
        <Checkboxes name="breakdown" idPrefix="breakdown" classes="govuk-checkboxes--small" fieldset={{ legend: { text: columnNames.breakdown } }} hint={{ text: 'Sex, age band and the like' }} items={heading.map((name) => ({ value: name, text: name }))} values={mapping.breakdown} />
        <Input id="fixedPeriod" name="fixedPeriod" label={{ text: 'All figures are for one period' }} hint={{ text: 'Where the file has no column for it, for example 2025' }} value={mapping.fixedPeriod} classes="govuk-input--width-10" />
        <Checkboxes name="wide" idPrefix="wide" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'Columns that each are an indicator of their own' } }} items={heading.map((name) => ({ value: name, text: name }))} values={mapping.wide} />
        {([['imputed', 'Words for a figure filled in by estimate'], ['projected', 'Words for a projection'], ['provisional', 'Words for a provisional figure'], ['notApplicable', 'Marks for “does not apply”'], ['withheld', 'Marks for “withheld by the publisher”']] as const).map(([name, label]) => <Input id={name} name={name} label={{ text: label }} hint={{ text: 'With commas between' }} value={words(mapping[name])} />)}
      </div>
    </details>
  </>
);

const optionsOf = (one: NewSeries) => [...(one.sure ? [] : [{ value: '', text: 'Choose' }]), ...one.choices.map((rule) => ({ value: rule, text: ruleNames[rule], selected: one.sure && one.rule === rule }))];

const nameOf = (one: NewSeries): string => `${one.series || '(no name)'}: ${one.example}`;

/** The series that are new here, each with the rule by which its periods are read. */
export const RuleFields = ({ fresh, faults }: { readonly fresh: readonly NewSeries[]; readonly faults: readonly Fault[] }) => {
  const unsure = fresh.filter((one) => !one.sure);
  const fits = (rule: PeriodRule): number => unsure.filter((one) => one.choices.includes(rule)).length;
  const shared = [...new Set(unsure.flatMap((one) => one.choices))].toSorted((one, other) => fits(other) - fits(one));
  const [plain, settled] = [fresh.filter((one) => one.sure && one.choices.length === 1), fresh.filter((one) => one.sure && one.choices.length > 1)];
  const field = (one: NewSeries) => <Select id={`rule-${fresh.indexOf(one)}`} name={`rule:${one.series}`} label={{ text: nameOf(one) }} items={one.choices.length === 0 ? [{ value: '', text: 'No rule reads these periods' }] : optionsOf(one)} {...faultMessage(faults, `rule-${fresh.indexOf(one)}`)} />;
  return fresh.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">New indicators</h2>
      <p class="govuk-body">{fresh.length} in this file {fresh.length === 1 ? 'is' : 'are'} new here and will be added. A label such as 2023-04 is a month in one series and years in another, so each is read by a rule of its own.</p>
      {unsure.length > 0 && <><p class="govuk-body"><strong>{unsure.length} can be read in more than one way. Say which.</strong></p>{unsure.length > 1 && shared.length > 0 && <Select id="rule-all" name="rule-all" label={{ text: 'The same for all below' }} hint={{ text: 'Those that it does not fit, and those that you choose for yourself, are left as they are' }} items={[{ value: '', text: 'Choose for each' }, ...shared.map((rule) => ({ value: rule, text: fits(rule) === unsure.length ? ruleNames[rule] : `${ruleNames[rule]}, for ${fits(rule)} of ${unsure.length}` }))]} />}{unsure.map(field)}</>}
      {plain.length > 0 && <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{plain.length} that can be read in one way only</span></summary><div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">{plain.map((one) => <li>{nameOf(one)}{one.rule === null ? '' : `: ${ruleNames[one.rule]}`}</li>)}</ul></div></details>}
      {settled.length > 0 && <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{settled.length} that you have settled</span></summary><div class="govuk-details__text">{settled.map(field)}</div></details>}
    </>
  );
};

/** The columns and rules that a form chose. */
export const mappingFrom = (form: Form): Mapping => {
  const rules = form.names().filter((name) => name.startsWith('rule:')).flatMap((name) => { const rule = form.text(name); return isPeriodRule(rule) ? [[name.slice(5), rule] as const] : []; });
  const single = Object.fromEntries(singleColumns.map((field) => [field, form.text(field) === '' ? null : form.text(field)])) as Pick<Mapping, (typeof singleColumns)[number]>;
  const marks = Object.fromEntries((['imputed', 'projected', 'provisional', 'notApplicable', 'withheld'] as const).map((name) => [name, form.has(name) ? split(form.text(name)) : noMapping[name]])) as Pick<Mapping, 'imputed' | 'projected' | 'provisional' | 'notApplicable' | 'withheld'>;
  const all = form.text('rule-all');
  return { ...noMapping, ...single, ...marks, rule: isPeriodRule(all) ? all : null, indicator: form.all('indicator'), breakdown: form.all('breakdown'), wide: form.all('wide'), fixedPeriod: form.text('fixedPeriod'), rules: Object.fromEntries(rules) };
};

/** Everything of a mapping as hidden fields, for the step that only confirms. */
export const HiddenMapping = ({ mapping }: { readonly mapping: Mapping }) => {
  const hidden = (name: string, value: string) => <input type="hidden" name={name} value={value} />;
  return (
    <>
      {(['indicator', 'breakdown', 'wide'] as const).flatMap((name) => mapping[name].map((value) => hidden(name, value)))}
      {singleColumns.map((name) => hidden(name, mapping[name] ?? ''))}
      {hidden('fixedPeriod', mapping.fixedPeriod)}
      {hidden('rule-all', mapping.rule ?? '')}
      {(['imputed', 'projected', 'provisional', 'notApplicable', 'withheld'] as const).map((name) => hidden(name, words(mapping[name])))}
      {Object.entries(mapping.rules).map(([series, rule]) => hidden(`rule:${series}`, rule))}
    </>
  );
};

