import { z } from 'zod';
import { readDay } from '#lib/day.ts';
import { readId, type PersonId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { saveEvidence } from '../commands/edit-evidence.ts';
import { saveOutcome } from '../commands/edit-outcome.ts';
import { addPlan, changePlan } from '../commands/edit-plan.ts';
import { evidenceKinds } from '../core/evidence.ts';
import { levels, type OutcomeInput, type PlanInput } from '../core/plan.ts';
import { evidenceOf } from '../store/evidence-store.ts';
import { outcomesNow, plansOf } from '../store/plan-store.ts';

const id = z.uuid();
const text = z.string().nullable();
const words = z.string().default('');
const day = z.iso.date().nullable().default(null);
const version = { version: z.number().int().default(0) };

const planShape = z.object({ id, title: z.string(), level: z.enum(levels), area: z.string(), vision: z.string(), coversFrom: text, coversTo: text, adoptedOn: text, reviewedOn: text, reviewDue: text, actionPlan: z.string(), actionPlanLink: z.string(), commitment: z.string(), checking: z.string(), reporting: z.string(), engagement: z.string(), status: z.enum(['draft', 'adopted', 'replaced']), number: z.number().int(), replaces: id.nullable(), version: z.number().int() });
const planInput = z.object({ title: z.string(), level: z.enum(levels), area: words, vision: words, coversFrom: day, coversTo: day, adoptedOn: day, reviewedOn: day, reviewDue: day, actionPlan: words, actionPlanLink: words, commitment: words, checking: words, reporting: words, engagement: words, ...version });
const outcomeShape = z.object({ id, plan: id, key: z.string(), title: z.string(), theme: id.nullable(), themeTitle: text, good: z.string(), byWhen: text, serves: text, planTitle: z.string(), level: z.enum(levels), version: z.number().int() });
const outcomeInput = z.object({ plan: id, title: z.string(), theme: id.nullable().default(null), good: words, byWhen: day, serves: text.default(null), evidence: z.array(id).optional(), ...version });
const evidenceShape = z.object({ id, title: z.string(), kind: z.enum(evidenceKinds), publisher: z.string(), publishedOn: text, refreshMonths: z.number().int().nullable(), link: z.string(), summary: z.string(), owner: id.nullable(), heldOn: text, withdrawnOn: text, version: z.number().int() });
const evidenceInput = z.object({ title: z.string(), kind: z.enum(evidenceKinds).default('other'), publisher: words, publishedOn: day, refreshMonths: z.number().int().nullable().default(null), link: words, summary: words, owner: id.nullable().default(null), ...version });
const made = z.object({ id });
const madeKey = z.object({ key: z.string() });

type Save = (ask: Parameters<ApiRoute['handle']>[0], wanted: string | null, body: unknown) => ReturnType<ApiRoute['handle']>;

const writes = (path: string, what: string, body: z.ZodType, answer: z.ZodType, save: Save): readonly ApiRoute[] => [
  { method: 'post', path, act: 'strategy.edit', scope: 'write', summary: `Add ${what}`, body, answer, status: 201, handle: (ask, given) => save(ask, null, given) },
  {
    method: 'patch', path: `${path}/:id`, act: 'strategy.edit', scope: 'write', summary: `Change ${what}; send the version you read`, body, answer,
    handle: (ask, given) => (readId(ask.params['id']) === null ? Promise.resolve(notFound('There is no such record here.')) : save(ask, readId(ask.params['id']), given)),
  },
];

const savePlan: Save = async (ask, wanted, body) => {
  const { version: read, ...given } = body as z.output<typeof planInput>;
  const dates = { coversFrom: readDay(given.coversFrom), coversTo: readDay(given.coversTo), adoptedOn: readDay(given.adoptedOn), reviewedOn: readDay(given.reviewedOn), reviewDue: readDay(given.reviewDue) };
  const input: PlanInput = { ...given, ...dates };
  const plan = readId<'plan'>(wanted);
  const done = await ask.within((tx) => (plan === null ? addPlan(workOf(ask, tx), input) : changePlan(workOf(ask, tx), plan, read, input)));
  return done.ok ? ok({ id: done.value }) : done;
};

const saveOne: Save = async (ask, wanted, body) => {
  const { version: read, plan: at, evidence, ...given } = body as z.output<typeof outcomeInput>;
  const input: OutcomeInput = { ...given, theme: readId<'theme'>(given.theme), byWhen: readDay(given.byWhen) };
  const plan = readId<'plan'>(at);
  if (plan === null) return notFound('There is no such strategy or plan here.');
  const rests = evidence === undefined ? null : evidence.flatMap((one) => readId<'evidence'>(one) ?? []);
  const done = await ask.within((tx) => saveOutcome(workOf(ask, tx), plan, { id: readId<'outcome'>(wanted), version: read, input, evidence: rests }));
  return done.ok ? ok({ key: done.value }) : done;
};

const saveSource: Save = async (ask, wanted, body) => {
  const { version: read, ...given } = body as z.output<typeof evidenceInput>;
  const done = await ask.within((tx) => saveEvidence(workOf(ask, tx), readId<'evidence'>(wanted), read, { ...given, publishedOn: readDay(given.publishedOn), owner: given.owner as PersonId | null }));
  return done.ok ? ok({ id: done.value }) : done;
};

export const strategyApi: readonly ApiRoute[] = [
  { method: 'get', path: '/plans', act: 'strategy.read', scope: 'read', summary: 'Strategies and plans, with their versions', answer: z.array(planShape), handle: async (ask) => ok(await ask.within((tx) => plansOf(tx, ask.here.id))) },
  { method: 'get', path: '/outcomes', act: 'strategy.read', scope: 'read', summary: 'Outcomes that hold now', answer: z.array(outcomeShape), handle: async (ask) => ok(await ask.within((tx) => outcomesNow(tx, ask.here.id))) },
  { method: 'get', path: '/evidence', act: 'strategy.read', scope: 'read', summary: 'The evidence base', answer: z.array(evidenceShape), handle: async (ask) => ok(await ask.within((tx) => evidenceOf(tx, ask.here.id))) },
  ...writes('/plans', 'a strategy or plan', planInput, made, savePlan), ...writes('/outcomes', 'an outcome to a plan', outcomeInput, madeKey, saveOne), ...writes('/evidence', 'evidence', evidenceInput, made, saveSource),
];
