import { readId } from '#lib/id.ts';
import { formatPeriod, readPeriod } from '#lib/period.ts';
import { notFound, ok, refuse, type Result } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { recordReply, refusedReply, type Field, type RecordForm } from '#platform/http/record-page.tsx';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { typedDay } from '#platform/http/typed-date.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { doerOf } from '../commands/doer.ts';
import { mayNotRate, rateQuality, spotCheck } from '../commands/rate-figures.ts';
import { readIndicatorQuality, type IndicatorQuality } from '../commands/read-indicator-quality.ts';
import { agreements, agreesNames, mayRate, scoreNames, type Doer } from '../core/quality.ts';
import { sayFigure } from '../core/say-figure.ts';
import { performanceSide } from './performance-side.ts';

type Values = RecordForm['values'];
type Seen = { readonly data: IndicatorQuality; readonly doer: Doer };

const gone = notFound('There is no such indicator here.');
const scores = [{ value: '', text: 'Not rated' }, ...Object.entries(scoreNames).map(([value, text]) => ({ value, text: `${value}, ${text.toLowerCase()}` }))];
const choose = { value: '', text: 'Choose' };

const periodsOf = ({ indicator, figures }: IndicatorQuality): readonly { readonly value: string; readonly text: string }[] =>
  figures.slice(0, 12).map(({ figure }) => { const period = formatPeriod(indicator.periodRule, figure.period); return { value: period, text: `${period}: ${sayFigure(indicator, figure)}` }; });

/** One of the two forms on an indicator's data. */
type Kind = {
  readonly path: string;
  readonly heading: string;
  readonly lead: string;
  readonly done: string;
  readonly may: (seen: Seen) => boolean;
  readonly fields: (seen: Seen) => readonly Field[];
  readonly begin: (seen: Seen) => Values;
  readonly keep: (work: Work, seen: Seen, values: Values) => Promise<Result<null>>;
};

const rating: Kind = {
  path: 'rate', heading: 'Rate the data', done: 'The rating is saved', lead: 'Six questions on where the figure comes from. An honest 2 is worth more than a kind 3.',
  may: ({ data, doer }) => mayRate(data.indicator, doer),
  fields: ({ data }) => [
    { name: 'period', label: 'What do you rate?', options: [{ value: '', text: 'The indicator as such' }, ...periodsOf(data).map((one) => ({ ...one, text: `Only the figure for ${one.text}` }))] },
    ...data.dimensions.map(({ id, title, meaning }) => ({ name: `score-${id}`, label: title, ...(meaning === null ? {} : { hint: meaning }), options: scores })),
    { name: 'words', label: 'What should people know? (optional)', kind: 'lines', hint: 'What falls short, and what is being done about it' },
  ],
  begin: ({ data }) => ({ period: '', words: '', ...Object.fromEntries(data.dimensions.map(({ id }) => [`score-${id}`, String(data.quality.rating?.scores[id] ?? '')])) }),
  keep: (work, { data, doer }, values) => {
    const period = (values['period'] ?? '') === '' ? null : readPeriod(data.indicator.periodRule, values['period'] ?? '');
    return rateQuality(work, data.indicator.id, { period, words: values['words'] ?? '', scores: Object.fromEntries(data.dimensions.map(({ id }) => [id, values[`score-${id}`] ?? ''])) }, doer);
  },
};

const check: Kind = {
  path: 'check', heading: 'Record a spot check', done: 'The spot check is saved', lead: 'Another partner looks behind one figure: the records it was counted from, and how.',
  may: () => true,
  fields: ({ data, doer }) => [
    { name: 'period', label: 'Which figure was checked?', options: [choose, ...periodsOf(data)] },
    { name: 'organisation', label: 'Which partner checked it?', hint: 'Not one that brings or compiles it', options: [choose, ...data.checkers.filter((one) => doer.coordinator || one.id === doer.organisation).map((one) => ({ value: one.id, text: one.name }))] },
    { name: 'on', label: 'When?', kind: 'date', hint: 'For example, 31 3 2026' },
    { name: 'agrees', label: 'Does the figure agree with what they found?', options: [choose, ...agreements.map((value) => ({ value, text: agreesNames[value] }))] },
    { name: 'found', label: 'What was found?', kind: 'lines', hint: 'What they looked at, how much of it, and what differed' },
  ],
  begin: ({ data, doer }) => ({ period: periodsOf(data)[0]?.value ?? '', organisation: data.checkers.find((one) => one.id === doer.organisation)?.id ?? '', on: '', agrees: '', found: '' }),
  keep: (work, { data, doer }, values) =>
    spotCheck(work, data.indicator.id, { period: readPeriod(data.indicator.periodRule, values['period'] ?? ''), organisation: readId(values['organisation']), on: typedDay(values['on']), agrees: values['agrees'] ?? '', found: values['found'] ?? '' }, doer),
};

const seenOf = async (ask: AskHere): Promise<Seen | null> => {
  const id = readId<'indicator'>(ask.params['id']);
  return id === null ? null : ask.within(async (tx) => { const data = await readIndicatorQuality(workOf(ask, tx), id); return data === null || data.indicator.retiredOn !== null ? null : { data, doer: await doerOf(workOf(ask, tx), ask) }; });
};

const formOf = (ask: AskHere, kind: Kind, seen: Seen, values: Values): RecordForm => {
  const back = ask.link(`/performance/indicators/${seen.data.indicator.id}/quality`);
  return { heading: kind.heading, caption: seen.data.indicator.title, lead: kind.lead, action: `${back}/${kind.path}`, back, side: performanceSide(ask, 'quality'), fields: kind.fields(seen), values, version: 0, mayEdit: kind.may(seen) };
};

const show = (kind: Kind) => async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  if (seen === null) return gone;
  return kind.may(seen) ? ok(recordReply(formOf(ask, kind, seen, kind.begin(seen)))) : refuse({ kind: 'forbidden', message: mayNotRate });
};

const save = (kind: Kind) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const seen = await seenOf(ask);
  if (seen === null) return gone;
  const values = sentValues(form.value, kind.fields(seen));
  const done = await ask.within((tx) => kind.keep(workOf(ask, tx), seen, values));
  if (!done.ok) return refusedReply(formOf(ask, kind, seen, values), done.refusal, null);
  sayNext(ask.http, kind.done);
  return ok(redirect(ask.link(`/performance/indicators/${seen.data.indicator.id}/quality`)));
};

export const ratingForm = show(rating);
export const saveRating = save(rating);
export const checkForm = show(check);
export const saveCheck = save(check);
