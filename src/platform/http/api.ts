import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, Hono } from 'hono';
import type { Refusal, Result } from '#lib/result.ts';
import { refuse } from '#lib/result.ts';
import { placeOf, placesOf } from '#platform/auth/membership.ts';
import { readToken, type TokenHolder } from '#platform/auth/api-token.ts';
import type { Services } from '#platform/services.ts';
import type { ApiRoute, Slice } from '#platform/slice.ts';
import { askHereOf, askOf } from './mount.ts';
import { headingOf, statusOf } from './refusal-status.ts';

const base = '/api/v1';

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  faults: z.array(z.object({ field: z.string(), message: z.string(), row: z.number().int().optional() })).optional(),
}).openapi('Problem');

const partnershipSchema = z.object({ id: z.uuid(), slug: z.string(), name: z.string(), pack: z.string(), role: z.string() }).openapi('Partnership');

/** A refusal as RFC 9457 problem details. */
export const problem = (context: Context, refusal: Refusal): Response => {
  const status = statusOf[refusal.kind];
  const body = { type: `about:blank#${refusal.kind}`, title: headingOf[refusal.kind], status, detail: refusal.message, ...(refusal.faults === undefined ? {} : { faults: refusal.faults }) };
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
};

const holderOf = async (context: Context, services: Services): Promise<Result<TokenHolder>> => {
  const [scheme, token] = (context.req.header('authorization') ?? '').split(' ');
  const holder = scheme?.toLowerCase() === 'bearer' && token !== undefined ? await readToken(services.db, token, services.clock()) : null;
  return holder === null
    ? refuse({ kind: 'signed-out', message: 'Send a personal token in the header “Authorization: Bearer …”. You make one on the page “Your account”.' })
    : { ok: true, value: holder };
};

// As in a form, spaces alone are nothing: no name is made of them.
const blankIsEmpty = (_key: string, value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? '' : value);

const readBody = async (context: Context, route: ApiRoute): Promise<Result<unknown>> => {
  if (route.body === undefined) return { ok: true, value: undefined };
  let json: unknown;
  try {
    json = JSON.parse(await context.req.text(), blankIsEmpty);
  } catch {
    return refuse({ kind: 'invalid', message: 'The body is not JSON.' });
  }
  const read = route.body.safeParse(json);
  if (read.success) return { ok: true, value: read.data };
  const faults = read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  return refuse({ kind: 'invalid', message: 'The body does not fit this resource.', faults });
};

const answer = async (context: Context, services: Services, slices: readonly Slice[], route: ApiRoute): Promise<Result<unknown>> => {
  const holder = await holderOf(context, services);
  if (!holder.ok) return holder;
  if (!holder.value.scopes.includes(route.scope)) return refuse({ kind: 'forbidden', message: `This token does not have the scope “${route.scope}”.` });
  const place = await placeOf(services.db, holder.value.user.id, context.req.param('slug') ?? '');
  if (place === null || place.id !== holder.value.partnership) return refuse({ kind: 'not-found', message: 'There is no such partnership for this token.' });
  const ask = askHereOf(askOf(context, services, holder.value.user), holder.value.user, place, slices);
  if (!ask.may(route.act)) return refuse({ kind: 'forbidden', message: 'Your role in this partnership does not include this.' });
  const body = await readBody(context, route);
  return body.ok ? route.handle(ask, body.value) : body;
};

const declare = (route: ApiRoute) => {
  const path = `${base}/partnerships/{slug}${route.path.replace(/:(\w+)/g, '{$1}')}`;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const refused = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });
  return createRoute({
    method: route.method,
    path,
    summary: route.summary,
    security: [{ token: [route.scope] }],
    request: {
      params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
      ...(route.body === undefined ? {} : { body: { required: true, content: { 'application/json': { schema: route.body } } } }),
    },
    responses: {
      [route.status ?? 200]: { description: 'Done', content: { 'application/json': { schema: route.answer } } },
      401: refused('No token, or one that has ended'),
      403: refused('Not within the token’s scopes or your role'),
      404: refused('Not there, or not yours'),
      422: refused('The input has faults'),
    },
  });
};

const mountPartnerships = (api: OpenAPIHono, services: Services): void => {
  const route = createRoute({
    method: 'get',
    path: `${base}/partnerships`,
    summary: 'The partnership this token is for',
    security: [{ token: ['read'] }],
    responses: { 200: { description: 'Done', content: { 'application/json': { schema: z.array(partnershipSchema) } } } },
  });
  api.openAPIRegistry.registerPath(route);
  api.get(`${base}/partnerships`, async (context) => {
    const holder = await holderOf(context, services);
    if (!holder.ok) return problem(context, holder.refusal);
    const places = await placesOf(services.db, holder.value.user.id);
    return context.json(places.filter((place) => place.id === holder.value.partnership).map(({ id, slug, name, pack, role }) => ({ id, slug, name, pack, role })));
  });
};

/** The JSON twins of the pages, each declared once: the declaration makes the validation and the OpenAPI document. */
export const mountApi = (app: Hono, services: Services, slices: readonly Slice[]): void => {
  const api = new OpenAPIHono();
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  mountPartnerships(api, services);
  for (const route of slices.flatMap((slice) => slice.api ?? [])) {
    api.openAPIRegistry.registerPath(declare(route));
    api.on(route.method.toUpperCase(), `${base}/partnerships/:slug${route.path}`, async (context) => {
      const reply = await answer(context, services, slices, route);
      return reply.ok ? context.json(reply.value as object, route.status ?? 200) : problem(context, reply.refusal);
    });
  }
  api.doc31(`${base}/openapi.json`, { openapi: '3.1.0', info: { title: 'Joinery', version: '1', description: 'Everything a partnership’s pages show, by machine.' } });
  api.all(`${base}/*`, (context) => problem(context, { kind: 'not-found', message: 'There is no such resource.' }));
  app.route('/', api);
};
