import { z } from 'zod';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { findingsOf } from '../commands/edit-agreement.ts';
import { saveTarget } from '../commands/edit-target.ts';
import { severities } from '../core/agreement-finding.ts';
import { aTarget, certainties, measureKinds, polarities } from '../core/agreement.ts';
import type { TargetInput } from '../core/kept-target.ts';
import { agreementById, agreementsOf } from '../store/agreement-store.ts';
import { readTargets } from '../store/current-store.ts';

const id = z.uuid();
const text = z.string().nullable();
const maybe = text.default(null);
const figure = z.number().nullable();
const year = z.object({ period: z.string(), value: figure });
const valueKind = z.enum(['per-cent', 'number', 'rate', 'other']);
const agreement = z.object({ id, title: z.string(), from: text, to: text, status: z.enum(['draft', 'negotiating', 'signed', 'closed']), previous: id.nullable(), signedOn: text, closedOn: text, version: z.number().int() });
const target = z.object({
  id, agreement: id, agreementTitle: z.string(), agreementStatus: z.string(), key: z.string(), title: z.string(), kind: z.string(), indicator: text, unit: text, valueKind, measure: z.enum(measureKinds).nullable(), polarity: z.enum(polarities).nullable(),
  baseline: figure, baselinePeriod: text, yearly: z.array(year), areas: z.array(z.object({ code: text, name: z.string() })), leadOrganisation: id.nullable(), leadPerson: id.nullable(), outcome: text, outcomeTitle: text, theme: text,
});
const input = z.object({
  agreement: id, key: z.string(), kind: z.string(), title: z.string(), indicator: maybe, definition: maybe, unit: maybe, polarity: z.enum(polarities).nullable().default(null), measure: z.enum(measureKinds).nullable().default(null), valueKind: valueKind.default('other'),
  baseline: figure.default(null), baselinePeriod: maybe, denominator: figure.default(null), denominatorOf: maybe, sample: figure.default(null), past: z.array(year).default([]), yearly: z.array(year).default([]), outcome: maybe, leadOrganisation: id.nullable().default(null),
  leadPerson: id.nullable().default(null), leadName: maybe, area: z.array(z.string()).default([]), leadHasPower: z.boolean().nullable().default(null), funding: z.object({ amount: figure, certainty: z.enum(certainties).nullable() }).default({ amount: null, certainty: null }),
  reward: figure.default(null), reason: maybe, evidenceNote: maybe, evidence: z.array(id).optional(), why: z.string().default(''), version: z.number().int().default(0),
});
const finding = z.object({ target: text, check: z.string(), severity: z.enum(severities), reason: z.string(), fix: z.string(), source: z.string() });
const made = z.object({ id });

const save = async (ask: Parameters<ApiRoute['handle']>[0], wanted: string | null, body: unknown) => {
  const { agreement: at, evidence, why, version, leadOrganisation, leadPerson, leadName, outcome, evidenceNote, ...said } = body as z.output<typeof input>;
  const { lead: _lead, contributors: _contributors, evidence: _evidence, ...whole } = aTarget(said);
  const agreementId = readId<'agreement'>(at);
  if (agreementId === null) return notFound('There is no such agreement here.');
  const full: TargetInput = { ...whole, outcome, evidenceNote, leadName, leadOrganisation: readId<'organisation'>(leadOrganisation), leadPerson: readId<'person'>(leadPerson) };
  const rests = evidence === undefined ? null : evidence.flatMap((one) => readId<'evidence'>(one) ?? []);
  const done = await ask.within((tx) => saveTarget(workOf(ask, tx), agreementId, { id: readId<'target'>(wanted), version, input: full, evidence: rests, why }));
  return done.ok ? ok({ id: done.value }) : done;
};

export const targetsApi: readonly ApiRoute[] = [
  { method: 'get', path: '/agreements', act: 'strategy.read', scope: 'read', summary: 'Agreements, the newest first', answer: z.array(agreement), handle: async (ask) => ok(await ask.within((tx) => agreementsOf(tx, ask.here.id))) },
  { method: 'get', path: '/targets', act: 'strategy.read', scope: 'read', summary: 'Targets of the agreement in force', answer: z.array(target), handle: async (ask) => ok(await ask.within((tx) => readTargets(tx, ask.here.id))) },
  {
    method: 'get', path: '/agreements/:id/check', act: 'strategy.read', scope: 'read', summary: 'What the checks find in an agreement, in words', answer: z.array(finding),
    handle: async (ask) => {
      const wanted = readId<'agreement'>(ask.params['id']);
      return ask.within(async (tx) => {
        const found = wanted === null ? null : await agreementById(tx, ask.here.id, wanted);
        return found === null ? notFound('There is no such agreement here.') : ok(await findingsOf(workOf(ask, tx), found));
      });
    },
  },
  { method: 'post', path: '/targets', act: 'strategy.edit', scope: 'write', summary: 'Add a target to an agreement', body: input, answer: made, status: 201, handle: (ask, body) => save(ask, null, body) },
  { method: 'patch', path: '/targets/:id', act: 'strategy.edit', scope: 'write', summary: 'Change a target; send the version you read, and why where the agreement is signed', body: input, answer: made, handle: (ask, body) => (readId(ask.params['id']) === null ? Promise.resolve(notFound('There is no such target here.')) : save(ask, readId(ask.params['id']), body)) },
];
