import { invalid, ok } from '#lib/result.ts';
import { codeKey, plural } from '#lib/text.ts';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { WarningText } from '#platform/ui/warning-text.tsx';
import { adoptIndicators } from '../commands/edit-indicator.ts';
import { frequencyNames, kindNames } from '../core/indicator.ts';
import { askedBy, indicatorsOf } from '../store/indicator-store.ts';
import { performanceSide } from './performance-side.ts';

/** The catalogue: what is measured, who brings it and who asks for it. */
export const indicatorsPage = async (ask: AskHere): Answered => {
  const [indicators, asked, people] = await ask.within(async (tx) => [await indicatorsOf(tx, ask.here.id), await askedBy(tx, ask.here.id), (await readMembership(tx, ask.here.id)).people] as const);
  const noLead = indicators.filter((one) => one.leadPerson === null).length;
  const undefinedOnes = indicators.filter((one) => one.definition === '').length;
  return ok(
    page({
      title: 'Indicators',
      wide: true,
      side: performanceSide(ask, 'indicators'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Indicators" lead="What is measured, how, by whom, and everybody who asks for it." />
          {indicators.length > 0 && <p class="govuk-body">{noLead === 0 ? 'Somebody brings every one of them.' : `For ${plural(noLead, 'indicator')} nobody is named to bring the figures.`} {undefinedOnes > 0 && `${plural(undefinedOnes, 'has', 'have')} no definition.`}</p>}
          {ask.may('indicator.edit') && <><Button text="Add an indicator" href={ask.link('/performance/indicators/new')} /> <Button text="Choose from the pack’s" href={ask.link('/performance/indicators/adopt')} classes="govuk-button--secondary" /> <a class="govuk-link" href={ask.link('/performance/indicators/list')}>Bring a list of indicators</a></>}
          {indicators.length === 0 ? <p class="govuk-body">There is none yet. Choose those that your agreement asks for, or bring a file of figures: its indicators are added with it.</p> : (
            <div class="joinery-scroll" tabindex={0} role="region" aria-label="Indicators">
              <Table
                classes="joinery-dense" caption={plural(indicators.length, 'indicator')} captionClasses="govuk-table__caption--m" firstCellIsHeader
                head={[{ text: 'Indicator' }, { text: 'Theme' }, { text: 'Measures' }, { text: 'How often' }, { text: 'Who brings it' }, { text: 'Asked for by' }]}
                rows={indicators.map((one) => [
                  { html: <a class="govuk-link" href={ask.link(`/performance/indicators/${one.id}`)}>{one.code === null ? '' : `${one.code} `}{one.title}</a> },
                  { text: one.theme }, { text: kindNames[one.kind] }, { text: frequencyNames[one.frequency] },
                  { text: people.find((person) => person.id === one.leadPerson)?.name ?? 'Nobody yet' },
                  { text: (asked.get(one.id) ?? []).map(({ framework, code }) => `${framework} ${code}`).join(', ') },
                ])}
              />
            </div>
          )}
        </>
      ),
    }),
  );
};

const adoptReply = async (ask: AskHere, fault: string | null) => {
  const [frameworks, indicators] = await ask.within(async (tx) => [(await ask.services.packFor(tx, ask.here)).frameworks, await indicatorsOf(tx, ask.here.id)] as const);
  const taken = new Set(indicators.map((one) => codeKey(one.code ?? '')));
  return page({
    title: 'Choose indicators', side: performanceSide(ask, 'indicators'), back: { href: ask.link('/performance/indicators') }, ...(fault === null ? {} : { status: 422 as const, errors: 1 }),
    body: (
      <>
        {fault !== null && <ErrorSummary titleText="There is a problem" errorList={[{ text: fault, href: '#code' }]} />}
        <PageHeading caption={ask.here.name} heading="Choose indicators" lead="Tick those you are measured by. You say who brings each one afterwards." />
        {frameworks.map((framework) => (
          <form method="post" action={ask.link('/performance/indicators/adopt')}>
            <h2 class="govuk-heading-m">{framework.title}</h2>
            {framework.note !== null && !framework.checked && <WarningText iconFallbackText="Take care" text={framework.note} />}
            <input type="hidden" name="framework" value={framework.id} />
            {[...Map.groupBy(framework.indicators, (one) => one.theme ?? 'Others')].map(([theme, items], at) => (
              <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{theme} ({items.length})</span></summary><div class="govuk-details__text">
                <Checkboxes name="code" idPrefix={at === 0 ? 'code' : `code-${at}`} classes="govuk-checkboxes--small" fieldset={{ legend: { text: theme, classes: 'govuk-visually-hidden' } }} items={items.map((one) => ({ value: one.code, text: `${one.code} ${one.title}${one.statutory ? ' (statutory)' : ''}`, ...(taken.has(codeKey(one.code)) ? { hint: { text: 'In use here already' } } : {}) }))} />
              </div></details>
            ))}
            <Button text="Add those ticked" preventDoubleClick />
          </form>
        ))}
        {frameworks.length === 0 && <p class="govuk-body">The pack of this partnership lists none. Add your own instead.</p>}
      </>
    ),
  });
};

export const adoptPage = async (ask: AskHere): Answered => ok(await adoptReply(ask, null));

export const saveAdoption = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const codes = form.value.all('code');
  const done = codes.length === 0 ? invalid([{ field: 'code', message: 'Tick the indicators you want' }]) : await ask.within((tx) => adoptIndicators(workOf(ask, tx), form.value.text('framework'), codes));
  if (!done.ok) return ok(await adoptReply(ask, done.refusal.faults?.[0]?.message ?? done.refusal.message));
  sayNext(ask.http, done.value === 0 ? 'They are all here already' : `${plural(done.value, 'indicator')} added`);
  return ok(redirect(ask.link('/performance/indicators')));
};
