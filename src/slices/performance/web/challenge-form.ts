import { addDays, dayOf } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { formatPeriod, readPeriod } from '#lib/period.ts';
import { invalid, ok, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import type { Membership } from '#partnership';
import type { AskHere } from '#platform/http/ask.ts';
import { recordReply, refusedReply, type Field, type RecordForm } from '#platform/http/record-page.tsx';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { typedDay } from '#platform/http/typed-date.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { challenge } from '../commands/challenge-figures.ts';
import { doerOf } from '../commands/doer.ts';
import { daysToAnswer, type ChallengeId } from '../core/challenges.ts';
import type { Indicator } from '../core/indicator.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { figuresOf } from '../store/observation-store.ts';
import { performanceSide } from './performance-side.ts';

type Values = RecordForm['values'];
type Seen = { readonly membership: Membership; readonly indicators: readonly Indicator[]; readonly chosen: Indicator | null; readonly periods: readonly string[] };

const choose = { value: '', text: 'Choose' };
const titleOf = ({ code, title }: Indicator): string => `${code === null ? '' : `${code} `}${title}`;

const seenOf = (ask: AskHere, wanted: string | null | undefined): Promise<Seen> =>
  ask.within(async (tx) => {
    const indicators = await indicatorsOf(tx, ask.here.id);
    const chosen = indicators.find((one) => one.id === readId(wanted)) ?? null;
    const figures = chosen === null ? [] : await figuresOf(tx, ask.here.id, { indicators: [chosen.number], areas: [chosen.area], breakdown: '' });
    const periods = chosen === null ? [] : figures.toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1)).slice(0, 12).map((one) => formatPeriod(chosen.periodRule, one.period));
    return { membership: await readMembership(tx, ask.here.id), indicators, chosen, periods };
  });

const fieldsOf = ({ membership: { people, organisations }, indicators, chosen, periods }: Seen): readonly Field[] => {
  const names = new Map(organisations.map((one) => [one.id, one.name]));
  return [
    chosen === null
      ? { name: 'indicator', label: 'Which indicator?', options: [choose, ...indicators.map((one) => ({ value: one.id, text: titleOf(one) }))] }
      : { name: 'indicator', label: 'Which indicator?', options: [{ value: chosen.id, text: titleOf(chosen) }, ...indicators.filter((one) => one.id !== chosen.id).map((one) => ({ value: one.id, text: titleOf(one) }))] },
    ...(periods.length === 0 ? [] : [{ name: 'period', label: 'Which figure?', options: [{ value: '', text: 'None in particular' }, ...periods.map((text) => ({ value: text, text }))] }]),
    { name: 'question', label: 'What do you ask?', kind: 'lines', hint: 'Ask why, and what would put it right. It is not about finding fault' },
    {
      name: 'to', label: 'Who is to answer?', hint: 'A person is asked by their personal link and needs no account. Anybody of an organisation may answer for it',
      options: [choose, ...people.map((one) => ({ value: `person:${one.id}`, text: `${one.name}${one.organisation === null ? '' : `, ${names.get(one.organisation) ?? ''}`}` })), ...organisations.map((one) => ({ value: `organisation:${one.id}`, text: `${one.name} (whoever can answer)` }))],
    },
    { name: 'dueOn', label: 'By when?', kind: 'date', hint: 'For example, 31 3 2026' },
  ];
};

// The person who can answer best is the one who accounts for the figure, or who brings it.
const begin = (ask: AskHere, { chosen }: Seen): Values => {
  const person = chosen?.accountablePerson ?? chosen?.leadPerson ?? null;
  const to = person === null ? (chosen?.leadOrganisation == null ? '' : `organisation:${chosen.leadOrganisation}`) : `person:${person}`;
  return { indicator: chosen?.id ?? '', period: ask.query.get('period') ?? '', question: '', to, dueOn: addDays(dayOf(ask.now), daysToAnswer) };
};

const formOf = (ask: AskHere, seen: Seen, values: Values): RecordForm => ({
  heading: 'Challenge a figure', caption: seen.chosen === null ? ask.here.name : titleOf(seen.chosen), lead: 'Your question and the answer stand beside the figure, where the board sees both.', action: ask.link('/performance/challenges/new'),
  back: ask.link(seen.chosen === null ? '/performance/challenges' : `/performance/indicators/${seen.chosen.id}`), side: performanceSide(ask, 'challenges'), fields: fieldsOf(seen), values, version: 0, mayEdit: true,
});

export const newChallengePage = async (ask: AskHere): Answered => {
  const seen = await seenOf(ask, ask.query.get('indicator'));
  return ok(recordReply(formOf(ask, seen, begin(ask, seen))));
};

const asked = async (ask: AskHere, work: Work, { chosen }: Seen, values: Values): Promise<Result<ChallengeId>> => {
  if (chosen === null) return invalid([{ field: 'indicator', message: 'Choose the indicator that you ask about' }]);
  const [kind, id] = (values['to'] ?? '').split(':');
  const period = (values['period'] ?? '') === '' ? null : readPeriod(chosen.periodRule, values['period'] ?? '');
  const input = { indicator: chosen.id, period, question: values['question'] ?? '', dueOn: typedDay(values['dueOn']), toPerson: kind === 'person' ? readId<'person'>(id) : null, toOrganisation: kind === 'organisation' ? readId<'organisation'>(id) : null };
  return challenge(work, input, await doerOf(work, ask));
};

/** Asks a partner about a figure. */
export const saveChallenge = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const seen = await seenOf(ask, form.value.text('indicator'));
  const values = sentValues(form.value, fieldsOf(seen));
  const done = await ask.within((tx) => asked(ask, workOf(ask, tx), seen, values));
  if (!done.ok) return refusedReply(formOf(ask, seen, values), done.refusal, null);
  sayNext(ask.http, 'The question is asked. It waits for whoever is to answer, and you see the answer here');
  return ok(redirect(ask.link(`/performance/challenges/${done.value}`)));
};
