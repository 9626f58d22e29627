import { readId } from '#lib/id.ts';
import { invalid, notFound, ok, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { recordReply, refusedReply, type RecordForm } from '#platform/http/record-page.tsx';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { Button } from '#platform/ui/button.tsx';
import { addIndicator, changeIndicator, retire } from '../commands/edit-indicator.ts';
import { areasWithFigures } from '../commands/read-scorecard.ts';
import { emptyIndicator, type Indicator, type IndicatorId } from '../core/indicator.ts';
import { askedBy, indicatorById, setAskedBy, type AskedBy } from '../store/indicator-store.ts';
import { indicatorFields, indicatorFrom, indicatorValues } from './indicator-form.ts';
import { performanceSide } from './performance-side.ts';

type Values = Readonly<Record<string, string>>;

const askedLines = (asked: readonly AskedBy[]): string => asked.map(({ framework, code }) => `${framework}: ${code}`).join('\n');

const readAsked = (lines: string): Result<readonly AskedBy[]> => {
  const rows = lines.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const read = rows.map((line) => /^(.+?)\s*:\s*(.+)$/.exec(line));
  const bad = rows.find((_, at) => read[at] === null);
  if (bad !== undefined) return invalid([{ field: 'askedBy', message: `Write “${bad}” as the framework, a colon and its code` }]);
  return ok([...new Map(read.map((found) => [found?.[1] as string, { framework: found?.[1] as string, code: found?.[2] as string }])).values()]);
};

const formFor = async (ask: AskHere, work: Work, kept: { readonly indicator: Indicator | null; readonly values: Values }): Promise<RecordForm> => {
  const membership = await readMembership(work.tx, work.here.id);
  const { indicator, values } = kept;
  return {
    heading: indicator === null ? 'Add an indicator' : `Change ${indicator.title}`,
    caption: ask.here.name,
    ...(indicator === null ? { lead: 'One entry serves everybody who asks for it: it is counted once and used many times.' } : {}),
    action: ask.link(indicator === null ? '/performance/indicators/new' : `/performance/indicators/${indicator.id}/edit`),
    back: ask.link(indicator === null ? '/performance/indicators' : `/performance/indicators/${indicator.id}`),
    side: performanceSide(ask, 'indicators'),
    fields: indicatorFields(membership, await areasWithFigures(work), values['area'] ?? ''),
    values,
    version: indicator?.version ?? 0,
    mayEdit: true,
    ...(indicator === null ? {} : { below: <><h2 class="govuk-heading-m">Take it out of use</h2><p class="govuk-body">Its figures stay and can be looked up; it leaves the scorecard and nobody is asked for it any more.</p><form method="post" action={ask.link(`/performance/indicators/${indicator.id}/retire`)}><input type="hidden" name="version" value={String(indicator.version)} /><Button text="Take out of use" classes="govuk-button--warning" preventDoubleClick /></form></> }),
  };
};

export const newIndicatorPage = async (ask: AskHere): Answered => ok(recordReply(await ask.within((tx) => formFor(ask, workOf(ask, tx), { indicator: null, values: { ...indicatorValues(emptyIndicator), askedBy: '' } }))));

const idOf = (ask: AskHere): IndicatorId | null => readId<'indicator'>(ask.params['id']);
const gone = notFound('There is no such indicator here.');

const keptOf = async (work: Work, id: IndicatorId): Promise<{ readonly indicator: Indicator; readonly values: Values } | null> => {
  const indicator = await indicatorById(work.tx, work.here.id, id);
  return indicator === null ? null : { indicator, values: { ...indicatorValues(indicator), askedBy: askedLines((await askedBy(work.tx, work.here.id)).get(id) ?? []) } };
};

export const editIndicatorPage = async (ask: AskHere): Answered => {
  const id = idOf(ask);
  const form = id === null ? null : await ask.within(async (tx) => { const kept = await keptOf(workOf(ask, tx), id); return kept === null ? null : formFor(ask, workOf(ask, tx), kept); });
  return form === null ? gone : ok(recordReply(form));
};

const saved = async (work: Work, id: IndicatorId | null, version: number, values: Values): Promise<Result<IndicatorId>> => {
  const asked = readAsked(values['askedBy'] ?? '');
  if (!asked.ok) return asked;
  if (id === null) return addIndicator(work, indicatorFrom(values), asked.value);
  const done = await changeIndicator(work, id, version, indicatorFrom(values));
  if (done.ok) await setAskedBy(work.tx, work.here.id, id, asked.value);
  return done;
};

/** Keeps a new indicator or a change to one. */
export const saveIndicator = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const isNew = ask.params['id'] === undefined;
  const id = idOf(ask);
  if (!isNew && id === null) return gone;
  const shown = await ask.within(async (tx) => { const kept = id === null ? null : await keptOf(workOf(ask, tx), id); return { kept, record: await formFor(ask, workOf(ask, tx), kept ?? { indicator: null, values: {} }) }; });
  if (!isNew && shown.kept === null) return gone;
  const values = sentValues(form.value, shown.record.fields);
  const done = await ask.within((tx) => saved(workOf(ask, tx), id, Number(form.value.text('version')) || 0, values));
  if (!done.ok) return refusedReply({ ...shown.record, values, version: Number(form.value.text('version')) || 0 }, done.refusal, shown.kept === null ? null : { values: shown.kept.values, version: shown.kept.indicator.version });
  sayNext(ask.http, isNew ? 'The indicator was added. Now bring its figures.' : 'Saved');
  return ok(redirect(ask.link(`/performance/indicators/${done.value}`)));
};

export const saveRetirement = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = idOf(ask);
  if (!form.ok) return form;
  if (id === null) return gone;
  const done = await ask.within((tx) => retire(workOf(ask, tx), id, Number(form.value.text('version')) || 0));
  if (!done.ok) return done;
  sayNext(ask.http, 'Taken out of use. Its figures are kept.');
  return ok(redirect(ask.link('/performance/indicators')));
};
