import { z } from 'zod';
import { endOfDay, readDay } from '#lib/day.ts';
import { readId, type OrganisationId, type PersonId } from '#lib/id.ts';
import { periodRules } from '#lib/period.ts';
import { invalid, notFound, ok } from '#lib/result.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { addIndicator, changeIndicator } from '../commands/edit-indicator.ts';
import { enterFigures } from '../commands/enter-figures.ts';
import { importObservations } from '../commands/import-observations.ts';
import { seesOnlySigned } from '../commands/read-quality.ts';
import { readScorecard } from '../commands/read-scorecard.ts';
import { seenWithGaps } from '../commands/read-signed.ts';
import { betters, emptyIndicator, figureKinds, frequencies, measures, type Indicator } from '../core/indicator.ts';
import { noMapping } from '../core/mapping.ts';
import { absences, origins } from '../core/observation.ts';
import { indicatorById, indicatorsOf } from '../store/indicator-store.ts';
import { loadAt } from '../store/observation-store.ts';

const id = z.uuid();
const person = id.nullable();
const fields = {
  code: z.string().max(40).nullable(), title: z.string().max(400), definition: z.string().max(8000), unit: z.string().max(100), measure: z.enum(measures), ratePer: z.number().nullable(), better: z.enum(betters), kind: z.enum(figureKinds), frequency: z.enum(frequencies),
  periodRule: z.enum(periodRules), geography: z.string().max(200), area: z.string().max(120), source: z.string().max(1000), theme: z.string().max(200), decimals: z.number().int(), smallest: z.number().int(), story: z.string().max(8000),
  leadOrganisation: person, leadPerson: person, compilingPerson: person, accountablePerson: person, returnedWithin: z.number().int().nullable(),
};
const indicator = z.object({ id, number: z.number().int(), ...fields, series: z.string().nullable(), retiredOn: z.string().nullable(), version: z.number().int() });
const input = z.object(fields).partial().required({ title: true, periodRule: true });
const change = z.object(fields).partial().extend({ version: z.number().int() });
const part = z.number().nullable();
const figure = z.object({ area: z.string(), breakdown: z.string(), from: z.string(), to: z.string(), value: part, absent: z.enum(absences), numerator: part, denominator: part, lower: part, upper: part, provisional: z.boolean(), origin: z.enum(origins), note: z.string().nullable(), revision: z.number().int(), load: z.number().int() });
const given = z.object({ area: z.string().max(120).optional(), breakdown: z.string().max(120).default(''), period: z.string().max(60), value: part.default(null), numerator: part.default(null), denominator: part.default(null), lower: part.default(null), upper: part.default(null), state: z.enum(['', 'provisional', 'imputed', 'projected']).default(''), note: z.string().max(2000).default(''), revision: z.number().int().default(0) });
const many = z.object({ name: z.string().max(200).default('API'), figures: z.array(z.object({ indicator: z.string().max(400), area: z.string().max(120).default(''), areaName: z.string().max(200).default(''), breakdown: z.string().max(120).default(''), period: z.string().max(60), value: part.default(null), numerator: part.default(null), denominator: part.default(null), state: z.enum(['', 'provisional', 'imputed', 'projected']).default(''), note: z.string().max(2000).default('') })).min(1).max(20_000) });
const made = z.object({ id });
const score = z.object({ id, code: z.string().nullable(), title: z.string(), theme: z.string(), period: z.object({ from: z.string(), to: z.string() }).nullable(), value: part, lower: part, upper: part, promised: part, status: z.enum(['on-track', 'off-track', 'cant-tell']).nullable(), why: z.string(), way: z.string(), late: z.boolean() });

const gone = notFound('There is no such indicator here.');
type Typed<T> = Omit<T, 'leadOrganisation' | 'leadPerson' | 'compilingPerson' | 'accountablePerson'> & { readonly leadOrganisation: OrganisationId | null; readonly leadPerson: PersonId | null; readonly compilingPerson: PersonId | null; readonly accountablePerson: PersonId | null };
const inputFrom = (current: Indicator | typeof emptyIndicator, body: object) => ({ ...emptyIndicator, ...current, ...body }) as Typed<typeof emptyIndicator>;
const text = (value: number | null): string => (value === null ? '' : String(value));

const indicatorRoutes: readonly ApiRoute[] = [
  { method: 'get', path: '/indicators', act: 'figure.read', scope: 'read', summary: 'Indicators in use', answer: z.array(indicator), handle: async (ask) => ok(await ask.within((tx) => indicatorsOf(tx, ask.here.id))) },
  {
    method: 'post', path: '/indicators', act: 'indicator.edit', scope: 'write', summary: 'Add an indicator', body: input, answer: made, status: 201,
    handle: async (ask, body) => {
      const done = await ask.within((tx) => addIndicator(workOf(ask, tx), inputFrom(emptyIndicator, body as object)));
      return done.ok ? ok({ id: done.value }) : done;
    },
  },
  {
    method: 'patch', path: '/indicators/:id', act: 'indicator.edit', scope: 'write', summary: 'Change an indicator; fields left out stay as they are', body: change, answer: made,
    handle: async (ask, body) => {
      const wanted = readId<'indicator'>(ask.params['id']);
      const { version, ...rest } = body as z.output<typeof change>;
      const done = await ask.within(async (tx) => {
        const current = wanted === null ? null : await indicatorById(tx, ask.here.id, wanted);
        return current === null || wanted === null ? gone : changeIndicator(workOf(ask, tx), wanted, version, inputFrom(current, rest));
      });
      return done.ok ? ok({ id: done.value }) : done;
    },
  },
];

const figureRoutes: readonly ApiRoute[] = [
  {
    method: 'get', path: '/indicators/:id/figures', act: 'figure.read', scope: 'read', summary: 'Figures of an indicator as they stand, small counts withheld, and from those who see only what is signed off the rest; ?area= for one area', answer: z.array(figure),
    handle: async (ask) => {
      const wanted = readId<'indicator'>(ask.params['id']);
      const area = ask.query.get('area');
      const found = await ask.within(async (tx) => {
        const one = wanted === null ? null : await indicatorById(tx, ask.here.id, wanted);
        return one === null ? null : seenWithGaps(workOf(ask, tx), ask.role, one, area === null ? {} : { areas: [area] });
      });
      return found === null ? gone : ok(found.map(({ period, ...rest }) => ({ ...rest, ...period })));
    },
  },
  {
    method: 'post', path: '/indicators/:id/figures', act: 'figure.enter', scope: 'write', summary: 'Enter a figure; `revision` is the one it revises, 0 for none', body: given, answer: z.object({ added: z.number().int() }), status: 201,
    handle: async (ask, body) => {
      const wanted = readId<'indicator'>(ask.params['id']);
      const { area, breakdown, period, revision, ...rest } = body as z.output<typeof given>;
      const done = await ask.within(async (tx) => {
        const one = wanted === null ? null : await indicatorById(tx, ask.here.id, wanted);
        if (one === null || wanted === null) return gone;
        const typed = { value: text(rest.value), numerator: text(rest.numerator), denominator: text(rest.denominator), lower: text(rest.lower), upper: text(rest.upper), state: rest.state, note: rest.note };
        return enterFigures(workOf(ask, tx), wanted, [{ area: area ?? one.area, breakdown, period, figure: typed, revision }], { person: ask.person, coordinator: ask.role === 'coordinator', source: 'api' });
      });
      return done.ok ? ok({ added: done.value }) : done;
    },
  },
  {
    method: 'post', path: '/figures', act: 'indicator.edit', scope: 'write', summary: 'Many figures at once, all of them or none; indicators by code, name or series', body: many, answer: z.object({ rows: z.number().int(), added: z.number().int(), revised: z.number().int(), same: z.number().int() }), status: 201,
    handle: async (ask, body) => {
      const { name, figures } = body as z.output<typeof many>;
      const head = ['indicator', 'area', 'areaName', 'breakdown', 'period', 'value', 'numerator', 'denominator', 'state', 'note'] as const;
      const rows = [head, ...figures.map((one) => head.map((column) => String(one[column] ?? '')))];
      const mapping = { ...noMapping, indicator: ['indicator'], breakdown: ['breakdown'], area: 'area', areaName: 'areaName', period: 'period', value: 'value', numerator: 'numerator', denominator: 'denominator', state: 'state', note: 'note' };
      const blocks = async function* () { yield rows; };
      const done = await importObservations({ here: ask.here, actor: ask.actor, now: ask.now, services: ask.services }, { rows: blocks, mapping, name, by: { person: ask.person, coordinator: ask.role === 'coordinator' }, allowNew: false, keep: true, source: 'api' });
      return done.ok ? ok({ rows: done.value.rows, added: done.value.added, revised: done.value.revised, same: done.value.same }) : done;
    },
  },
];

/** Figures and indicators for other systems. */
export const api: readonly ApiRoute[] = [
  ...indicatorRoutes,
  ...figureRoutes,
  {
    method: 'get', path: '/scorecard', act: 'figure.read', scope: 'read', summary: 'Every indicator with its latest figure, what was promised and how it stands; ?on=YYYY-MM-DD as it stood at the end of a day', answer: z.array(score),
    handle: async (ask) => {
      const typed = ask.query.get('on');
      const on = readDay(typed);
      if (typed !== null && on === null) return invalid([{ field: 'on', message: 'Write the day as YYYY-MM-DD' }]);
      const lines = await ask.within(async (tx) => readScorecard(workOf(ask, tx), { ...(on === null ? {} : { today: on, asOf: await loadAt(tx, ask.here.id, endOfDay(on)) }), onlySigned: await seesOnlySigned(tx, ask.here.id, ask.role) }));
      return ok(lines.map(({ indicator: { id: own, code, title, theme }, judged }) => ({ id: own, code, title, theme, period: judged.latest?.period ?? null, value: judged.latest?.value ?? null, lower: judged.interval?.lower ?? null, upper: judged.interval?.upper ?? null, promised: judged.should, status: judged.status, why: judged.why, way: judged.way, late: judged.late })));
    },
  },
];
