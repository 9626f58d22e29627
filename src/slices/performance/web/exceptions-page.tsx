import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { recordReply, refusedReply, type RecordForm } from '#platform/http/record-page.tsx';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { canRise, raiseException, settleException } from '../commands/move-exception.ts';
import { seesOnlySigned } from '../commands/read-quality.ts';
import { kindsHere } from '../commands/read-report.ts';
import { readScorecard, type ScoreLine } from '../commands/read-scorecard.ts';
import { layersBelow, suggestExceptions, type Exception, type Suggestion } from '../core/exception.ts';
import { layerNames } from '../core/layer-kinds.ts';
import { sayFigure } from '../core/say-figure.ts';
import { exceptionById, exceptionsOf } from '../store/exception-store.ts';
import { indicatorById } from '../store/indicator-store.ts';
import { performanceSide } from './performance-side.ts';
import { StatusTag } from './score-marks.tsx';

const lost = notFound('There is no such exception here.');
const verbs = { raised: 'Raised to', lowered: 'Sent back to', closed: 'Closed at' } as const;
const layerOf = (layer: keyof typeof layerNames): string => `the ${layerNames[layer].toLowerCase()} layer`;

type Shown = { readonly ask: AskHere; readonly lines: ReadonlyMap<string, ScoreLine> };

const Steps = ({ steps }: Pick<Exception, 'steps'>) => (
  <ul class="govuk-list govuk-!-font-size-16 govuk-!-margin-bottom-0">{steps.toReversed().map((step) => <li><strong>{verbs[step.kind]} {layerOf(step.to)}</strong> on {formatDay(dayOf(step.at))} by {step.by}: {step.why}</li>)}</ul>
);

const Indicator = ({ ask, lines, id }: Shown & { readonly id: string }) => {
  const line = lines.get(id);
  return line === undefined ? <>An indicator that is no longer in use</> : <><a class="govuk-link" href={ask.link(`/performance/indicators/${id}`)}>{line.indicator.title}</a><br /><span class="govuk-hint govuk-!-font-size-16">{line.judged.latest === null ? (line.heldBack === null ? 'No figure yet' : 'Not signed off') : sayFigure(line.indicator, line.judged.latest)}</span>{' '}<StatusTag judged={line.judged} heldBack={line.heldBack} /></>;
};

const Open = ({ ask, lines, open }: Shown & { readonly open: readonly Exception[] }) => (
  <div class="joinery-scroll joinery-scroll--roomy" tabindex={0} role="region" aria-label="Open exceptions">
    <Table
      classes="joinery-dense" caption={plural(open.length, 'open exception')} captionClasses="govuk-table__caption--m" firstCellIsHeader
      head={[{ text: 'Indicator' }, { text: 'Stands before' }, { text: 'How it came there' }, ...(ask.may('report.edit') ? [{ text: 'Next' }] : [])]}
      rows={open.map((one) => [
        { html: <Indicator ask={ask} lines={lines} id={one.indicator} /> }, { text: layerNames[one.layer] }, { html: <Steps steps={one.steps} /> },
        ...(ask.may('report.edit') ? [{ html: <><a class="govuk-link" href={ask.link(`/performance/exceptions/${one.id}`)}>Send back or close</a>{one.layer === 'strategic' ? null : <><br /><a class="govuk-link" href={ask.link(`/performance/indicators/${one.indicator}/raise`)}>Raise further</a></>}</> }] : []),
      ])}
    />
  </div>
);

const Suggested = ({ ask, suggestions }: { readonly ask: AskHere; readonly suggestions: readonly Suggestion[] }) =>
  suggestions.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Worth raising</h2>
      <p class="govuk-body">A rule found these: off track and worse twice running, a run chart that changed for the worse, or a figure later than its own time. Somebody decides.</p>
      <ul class="govuk-list govuk-list--spaced">{suggestions.slice(0, 20).map((one) => <li><a class="govuk-link" href={ask.link(`/performance/indicators/${one.indicator}/raise?to=${one.to}&why=${encodeURIComponent(one.why)}`)}>{one.title}</a>, to {layerOf(one.to)}. {one.why}</li>)}</ul>
    </>
  );

/** Exceptions: what stands before a layer above its own, since when and why; and what a rule would raise. */
export const exceptionsPage = async (ask: AskHere): Answered => {
  const seen = await ask.within(async (tx) => {
    const work = workOf(ask, tx);
    return { all: await exceptionsOf(tx, ask.here.id), lines: await readScorecard(work, { onlySigned: await seesOnlySigned(tx, ask.here.id, ask.role) }), kinds: await kindsHere(work) };
  });
  const open = seen.all.filter((one) => one.open);
  const closed = seen.all.filter((one) => !one.open);
  const lines = new Map(seen.lines.map((line) => [line.indicator.id as string, line]));
  const suggestions = ask.may('exception.raise') ? suggestExceptions(seen.lines, new Set(open.map((one) => one.indicator)), seen.kinds, dayOf(ask.now)) : [];
  return ok(
    page({
      title: 'Exceptions', wide: true, side: performanceSide(ask, 'exceptions'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Exceptions" lead="A figure that its own layer can’t put right climbs one layer up, with the reason. It is in that layer’s next report." />
          {open.length === 0 ? <p class="govuk-body"><strong>Nothing stands before a layer above its own.</strong> To raise a figure, open its page.</p> : <Open ask={ask} lines={lines} open={open} />}
          <Suggested ask={ask} suggestions={suggestions} />
          {closed.length > 0 && <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{plural(closed.length, 'closed exception')}</span></summary><div class="govuk-details__text">{closed.slice(0, 50).map((one) => <div class="govuk-!-margin-bottom-4"><p class="govuk-body govuk-!-margin-bottom-1"><strong>{lines.get(one.indicator)?.indicator.title ?? 'An indicator that is no longer in use'}</strong></p><Steps steps={one.steps} /></div>)}</div></details>}
        </>
      ),
    }),
  );
};

const raiseForm = (ask: AskHere, id: string, { title, from, above }: NonNullable<Awaited<ReturnType<typeof canRise>>>, values: RecordForm['values']): RecordForm => ({
  heading: 'Raise it a layer', caption: title, lead: `It stands before ${layerOf(from)} now. It comes into the next report of the layer you raise it to, with your reason.`, action: ask.link(`/performance/indicators/${id}/raise`), back: ask.link(`/performance/indicators/${id}`), side: performanceSide(ask, 'exceptions'),
  fields: [{ name: 'to', label: 'To which layer', options: above.toReversed().map((layer) => ({ value: layer, text: layerNames[layer] })).toReversed() }, { name: 'why', label: 'Why', hint: 'What this layer can’t do about it, and what the next one could.', kind: 'lines' }],
  values, version: 0, mayEdit: above.length > 0, button: 'Raise it', ...(above.length > 0 ? {} : { below: <p class="govuk-body">It stands before the highest layer already.</p> }),
});

export const raisePage = async (ask: AskHere): Answered => {
  const id = readId<'indicator'>(ask.params['id']);
  const rise = id === null ? null : await ask.within((tx) => canRise(workOf(ask, tx), id));
  return id === null || rise === null ? notFound('There is no such indicator here.') : ok(recordReply(raiseForm(ask, id, rise, { to: ask.query.get('to') ?? rise.above[0] ?? '', why: ask.query.get('why') ?? '' })));
};

export const saveRaise = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = readId<'indicator'>(ask.params['id']);
  if (!form.ok) return form;
  const rise = id === null ? null : await ask.within((tx) => canRise(workOf(ask, tx), id));
  if (id === null || rise === null) return notFound('There is no such indicator here.');
  const values = { to: form.value.text('to'), why: form.value.lines('why') };
  const done = await ask.within((tx) => raiseException(workOf(ask, tx), id, { ...values, person: ask.person }));
  if (!done.ok) return refusedReply(raiseForm(ask, id, rise, values), done.refusal, null);
  sayNext(ask.http, 'Raised. It comes into the next report of that layer.');
  return ok(redirect(ask.link('/performance/exceptions')));
};

const settleForm = (ask: AskHere, one: Exception, title: string, values: RecordForm['values']): RecordForm => ({
  heading: 'Send it back, or close it', caption: title, lead: `It stands before ${layerOf(one.layer)}.`, action: ask.link(`/performance/exceptions/${one.id}`), back: ask.link('/performance/exceptions'), side: performanceSide(ask, 'exceptions'),
  fields: [{ name: 'to', label: 'What happens to it', options: [...layersBelow(one.layer).toReversed().map((layer) => ({ value: layer, text: `Sent back to ${layerOf(layer)}` })), { value: 'closed', text: 'Closed: it is no exception any more' }] }, { name: 'why', label: 'Why', hint: 'What was decided, or what has changed.', kind: 'lines' }],
  values, version: one.version, mayEdit: one.open, button: 'Save', ...(one.open ? {} : { below: <Steps steps={one.steps} /> }),
});

const readOne = async (ask: AskHere): Promise<{ readonly one: Exception; readonly title: string } | null> => {
  const id = readId<'exception'>(ask.params['id']);
  return ask.within(async (tx) => {
    const one = id === null ? null : await exceptionById(tx, ask.here.id, id);
    return one === null ? null : { one, title: (await indicatorById(tx, ask.here.id, one.indicator))?.title ?? '' };
  });
};

export const settlePage = async (ask: AskHere): Answered => {
  const found = await readOne(ask);
  return found === null ? lost : ok(recordReply(settleForm(ask, found.one, found.title, { to: layersBelow(found.one.layer).at(-1) ?? 'closed', why: '' })));
};

export const saveSettle = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const found = await readOne(ask);
  if (found === null) return lost;
  const values = { to: form.value.text('to'), why: form.value.lines('why') };
  const done = await ask.within((tx) => settleException(workOf(ask, tx), found.one.id, Number(form.value.text('version')) || 0, { ...values, person: ask.person }));
  if (!done.ok) return refusedReply(settleForm(ask, found.one, found.title, values), done.refusal, null);
  sayNext(ask.http, values.to === 'closed' ? 'Closed' : 'Sent back');
  return ok(redirect(ask.link('/performance/exceptions')));
};
