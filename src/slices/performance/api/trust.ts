import { z } from 'zod';
import { dayOf, readDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { readPeriod } from '#lib/period.ts';
import { invalid, notFound, ok, type Result } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { answerChallenge, challenge, withdrawChallenge } from '../commands/challenge-figures.ts';
import { doerOf } from '../commands/doer.ts';
import { addClaim, changeClaim, takeBackClaim } from '../commands/edit-claim.ts';
import { rateQuality, signFigure, spotCheck } from '../commands/rate-figures.ts';
import { readClaims } from '../commands/read-claims.ts';
import { qualityOf, seesOnlySigned } from '../commands/read-quality.ts';
import { challengeStates, isOverdue } from '../core/challenges.ts';
import { claimKinds, emptyClaim, type ClaimInput } from '../core/claims.ts';
import type { Indicator } from '../core/indicator.ts';
import { agreements, grades, signings, type Doer } from '../core/quality.ts';
import { challengesOf } from '../store/challenge-store.ts';
import { claimById } from '../store/claim-store.ts';
import { indicatorById } from '../store/indicator-store.ts';

const id = z.uuid();
const day = z.string();
const text = (most: number) => z.string().max(most);
const empty = z.object({});
const made = z.object({ id });
const span = z.object({ from: day, to: day }).nullable();
const version = z.number().int();

const mark = z.object({ indicator: id, grade: z.enum(grades), worst: z.number().nullable(), mean: z.number().nullable(), worstIn: z.array(z.string()), notRated: z.array(z.string()), signing: z.enum(signings), signedBy: z.string().nullable(), signedOn: day.nullable(), check: z.enum(agreements).nullable(), checkedOn: day.nullable(), checkIsOld: z.boolean(), reviewDue: day.nullable(), reviewLate: z.boolean() });
const rating = z.object({ period: text(60).nullable().default(null), scores: z.record(z.string(), z.number().int().min(1).max(4).nullable()), words: text(4000).default('') });
const signature = z.object({ period: text(60), load: z.number().int() });
const check = z.object({ period: text(60), organisation: id, on: day, agrees: z.enum(agreements), found: text(4000) });
const asked = z.object({ indicator: id, period: text(60).nullable().default(null), toPerson: id.nullable().default(null), toOrganisation: id.nullable().default(null), question: text(4000), dueOn: day });
const challenged = z.object({ id, indicator: id, period: span, by: z.string(), askedOrganisation: id.nullable(), toOrganisation: id.nullable(), toPerson: id.nullable(), question: z.string(), askedOn: day, dueOn: day, answer: z.string(), answeredBy: z.string().nullable(), answeredOn: day.nullable(), state: z.enum(challengeStates), overdue: z.boolean(), version });
const claimFields = { title: text(200), kind: z.enum(claimKinds), indicator: id.nullable(), outcome: text(4000), what: text(4000), organisations: z.array(id), from: day.nullable(), to: day.nullable(), otherwise: text(4000), strength: text(60), evidence: text(4000), link: text(2000) };
const claimed = z.object({ id, ...claimFields, by: z.string(), on: day, warnings: z.array(z.string()), version });
const claimBody = z.object(claimFields).partial().required({ title: true, kind: true, what: true, organisations: true, strength: true });

const gone = notFound('There is no such indicator here.');
const paramOf = <K extends string>(ask: AskHere) => readId<K>(ask.params['id']);

type Doing<T> = (work: Work, doer: Doer) => Promise<Result<T>>;
const doing = <T>(ask: AskHere, act: Doing<T>): Promise<Result<T>> => ask.within(async (tx) => act(workOf(ask, tx), await doerOf(workOf(ask, tx), ask)));
const onIndicator = <T>(ask: AskHere, act: (work: Work, indicator: Indicator, doer: Doer) => Promise<Result<T>>): Promise<Result<T>> =>
  doing(ask, async (work, doer) => {
    const wanted = paramOf<'indicator'>(ask);
    const one = wanted === null ? null : await indicatorById(work.tx, work.here.id, wanted);
    return one === null ? gone : act(work, one, doer);
  });
const emptied = (done: Result<unknown>): Result<object> => (done.ok ? ok({}) : done);
const noSuch = (field: string) => invalid([{ field, message: 'Write the period as the indicator’s periods are written' }]);

const qualityRoutes: readonly ApiRoute[] = [
  {
    method: 'get', path: '/quality', act: 'figure.read', scope: 'read', summary: 'The mark of every indicator’s latest figure: how good its data are, whether it is signed off, what another partner found', answer: z.array(mark),
    handle: async (ask) => ok([...(await ask.within((tx) => qualityOf(tx, ask.here.id, { now: ask.now }))).values()].map(({ rating: _rating, signOff, check: seen, ...one }) => ({ ...one, signedBy: signOff?.by ?? null, signedOn: signOff?.on ?? null, check: seen?.agrees ?? null, checkedOn: seen?.on ?? null }))),
  },
  {
    method: 'post', path: '/indicators/:id/ratings', act: 'figure.rate', scope: 'write', summary: 'Rate an indicator’s data, or one return’s, from 1 to 4 by dimension', body: rating, answer: empty, status: 201,
    handle: async (ask, body) => {
      const { period, scores, words } = body as z.output<typeof rating>;
      return emptied(await onIndicator(ask, async (work, one, doer) => {
        const read = period === null ? null : readPeriod(one.periodRule, period);
        return period !== null && read === null ? noSuch('period') : rateQuality(work, one.id, { period: read, words, scores: Object.fromEntries(Object.entries(scores).map(([dimension, score]) => [dimension, String(score ?? '')])) }, doer);
      }));
    },
  },
  {
    method: 'post', path: '/indicators/:id/sign-offs', act: 'figure.rate', scope: 'write', summary: 'Sign a figure off as of the entry (`load`) that you saw; a conflict when it was revised since', body: signature, answer: empty, status: 201,
    handle: async (ask, body) => {
      const { period, load } = body as z.output<typeof signature>;
      return emptied(await onIndicator(ask, async (work, one, doer) => { const read = readPeriod(one.periodRule, period); return read === null ? noSuch('period') : signFigure(work, one.id, read, load, doer); }));
    },
  },
  {
    method: 'post', path: '/indicators/:id/spot-checks', act: 'figure.rate', scope: 'write', summary: 'Record what another partner found when it looked behind a figure', body: check, answer: empty, status: 201,
    handle: async (ask, body) => {
      const { period, organisation, on, ...rest } = body as z.output<typeof check>;
      return emptied(await onIndicator(ask, (work, one, doer) => spotCheck(work, one.id, { ...rest, period: readPeriod(one.periodRule, period), organisation: readId(organisation), on: readDay(on) }, doer)));
    },
  },
];

const challengeRoutes: readonly ApiRoute[] = [
  {
    method: 'get', path: '/challenges', act: 'figure.read', scope: 'read', summary: 'What partners ask one another about figures, those that wait first; ?indicator= for one', answer: z.array(challenged),
    handle: async (ask) => ok((await ask.within((tx) => challengesOf(tx, ask.here.id, readId(ask.query.get('indicator'))))).map(({ askedPerson: _person, askedAt: _asked, answeredAt: _answered, ...one }) => ({ ...one, overdue: isOverdue(one, dayOf(ask.now)) }))),
  },
  {
    method: 'post', path: '/challenges', act: 'figure.challenge', scope: 'write', summary: 'Ask a partner about a figure', body: asked, answer: made, status: 201,
    handle: async (ask, body) => {
      const { indicator, period, toPerson, toOrganisation, question, dueOn } = body as z.output<typeof asked>;
      const done = await doing(ask, async (work, doer) => {
        const wanted = readId<'indicator'>(indicator);
        const one = wanted === null ? null : await indicatorById(work.tx, work.here.id, wanted);
        if (one === null) return gone;
        const read = period === null ? null : readPeriod(one.periodRule, period);
        return period !== null && read === null ? noSuch('period') : challenge(work, { indicator: one.id, period: read, toPerson: readId(toPerson), toOrganisation: readId(toOrganisation), question, dueOn: readDay(dueOn) }, doer);
      });
      return done.ok ? ok({ id: done.value }) : done;
    },
  },
  {
    method: 'post', path: '/challenges/:id/answer', act: 'figure.challenge', scope: 'write', summary: 'Answer a challenge', body: z.object({ answer: text(8000), version }), answer: empty,
    handle: async (ask, body) => { const { answer, version: seen } = body as { answer: string; version: number }; const wanted = paramOf<'challenge'>(ask); return wanted === null ? notFound('There is no such challenge here.') : emptied(await doing(ask, (work, doer) => answerChallenge(work, wanted, seen, answer, doer))); },
  },
  {
    method: 'post', path: '/challenges/:id/withdraw', act: 'figure.challenge', scope: 'write', summary: 'Take a challenge back', body: z.object({ version }), answer: empty,
    handle: async (ask, body) => { const { version: seen } = body as { version: number }; const wanted = paramOf<'challenge'>(ask); return wanted === null ? notFound('There is no such challenge here.') : emptied(await doing(ask, (work, doer) => withdrawChallenge(work, wanted, seen, doer))); },
  },
];

const inputOf = (body: Partial<z.output<typeof claimBody>>, current: Omit<ClaimInput, 'badDates'> = emptyClaim): ClaimInput => {
  const merged = { ...current, ...body } as Omit<ClaimInput, 'badDates'>;
  const dates = { from: readDay(merged.from), to: readDay(merged.to) };
  return { ...merged, ...dates, indicator: readId(merged.indicator), organisations: merged.organisations.flatMap((one) => readId<'organisation'>(one) ?? []), badDates: (['from', 'to'] as const).filter((field) => merged[field] !== null && dates[field] === null) };
};

const claimRoutes: readonly ApiRoute[] = [
  {
    method: 'get', path: '/claims', act: 'figure.read', scope: 'read', summary: 'What working together is claimed to have added, with what to know before believing it', answer: z.array(claimed),
    handle: async (ask) => ok((await ask.within(async (tx) => readClaims(workOf(ask, tx), { onlySigned: await seesOnlySigned(tx, ask.here.id, ask.role) }))).map(({ claim: { person: _person, at, endedOn: _ended, ...one }, warnings }) => ({ ...one, on: dayOf(at), warnings }))),
  },
  {
    method: 'post', path: '/claims', act: 'claim.edit', scope: 'write', summary: 'Add a claim', body: claimBody, answer: made, status: 201,
    handle: async (ask, body) => { const done = await doing(ask, (work, doer) => addClaim(work, inputOf(body as z.output<typeof claimBody>), doer)); return done.ok ? ok({ id: done.value }) : done; },
  },
  {
    method: 'patch', path: '/claims/:id', act: 'claim.edit', scope: 'write', summary: 'Change a claim; fields left out stay as they are', body: z.object(claimFields).partial().extend({ version }), answer: made,
    handle: async (ask, body) => {
      const { version: seen, ...rest } = body as Partial<z.output<typeof claimBody>> & { readonly version: number };
      const wanted = paramOf<'claim'>(ask);
      const done = await doing(ask, async (work, doer) => {
        const current = wanted === null ? null : await claimById(work.tx, work.here.id, wanted);
        if (current === null) return notFound('There is no such claim here.');
        const { id: own, by: _by, person: _person, at: _at, endedOn: _ended, version: _version, ...draft } = current;
        return changeClaim(work, own, seen, inputOf(rest, draft), doer);
      });
      return done.ok ? ok({ id: done.value }) : done;
    },
  },
  {
    method: 'post', path: '/claims/:id/end', act: 'claim.edit', scope: 'write', summary: 'Take a claim back', body: z.object({ version }), answer: empty,
    handle: async (ask, body) => { const { version: seen } = body as { version: number }; const wanted = paramOf<'claim'>(ask); return wanted === null ? notFound('There is no such claim here.') : emptied(await doing(ask, (work, doer) => takeBackClaim(work, wanted, seen, doer))); },
  },
];

/** Data quality, challenges and contribution claims for other systems. */
export const trustApi: readonly ApiRoute[] = [...qualityRoutes, ...challengeRoutes, ...claimRoutes];
