import type { Context, Hono } from 'hono';
import type { User, Ask, AskHere } from './ask.ts';
import type { Services } from '#platform/services.ts';
import type { OpenRoute, Route, Slice } from '#platform/slice.ts';
import { placeOf, type Place } from '#platform/auth/membership.ts';
import { readSession } from '#platform/auth/session.ts';
import { readSessionCookie } from './cookies.ts';
import { readForm } from './form.ts';
import { renderRefusal, renderReply } from './render.tsx';
import { signedOutForm } from './signed-out-form.tsx';

export const isHttps = (services: Services): boolean => services.config.baseUrl?.startsWith('https://') === true;

/** The signed-in user of a request, read once. */
export const userOf = async (context: Context, services: Services): Promise<User | null> => {
  const token = readSessionCookie(context, isHttps(services));
  return token === undefined ? null : readSession(services.db, token, services.clock());
};

export const askOf = (context: Context, services: Services, user: User | null): Ask => ({
  http: context,
  services,
  user,
  params: context.req.param() as Record<string, string>,
  query: new URL(context.req.url).searchParams,
  now: services.clock(),
  form: () => readForm(context),
});

export const allowed = (slices: readonly Slice[], act: string, role: Place['role']): boolean =>
  slices.some((slice) => slice.acts[act]?.includes(role) === true);

export const askHereOf = (ask: Ask, user: User, place: Place, slices: readonly Slice[]): AskHere => ({
  ...ask,
  user,
  here: { id: place.id, slug: place.slug, name: place.name, pack: place.pack, packVersion: place.packVersion, demo: place.demo },
  role: place.role,
  person: place.person,
  seenAt: place.seenAt,
  actor: { user: user.id, name: user.name, person: place.person },
  link: (path) => `/p/${place.slug}${path}`,
  may: (act) => allowed(slices, act, place.role),
  within: (work) => ask.services.db.forPartnership(place.id, work),
});

const longestWanted = 1500;

/** Where to go after signing in: the address that was asked for with what is chosen on it, unless it is too long to be carried along. */
const wantedOf = ({ url }: Pick<Context['req'], 'url'>): string => {
  const { pathname, search } = new URL(url);
  return pathname.length + search.length > longestWanted ? pathname : `${pathname}${search}`;
};

const signInFirst = (context: Context): Response => {
  return context.redirect(`/sign-in?next=${encodeURIComponent(wantedOf(context.req))}`, 303);
};

/** Mounts a page of a partnership. A stranger and a member of another partnership get the same answer as for an address that does not exist. */
export const mountRoute = (app: Hono, services: Services, slices: readonly Slice[], route: Route): void => {
  app.on(route.method.toUpperCase(), `/p/:slug${route.path}`, async (context) => {
    const user = await userOf(context, services);
    if (user === null) return route.method === 'get' ? signInFirst(context) : renderReply(context, services, slices, await signedOutForm(context));
    const place = await placeOf(services.db, user.id, context.req.param('slug') ?? '');
    if (place === null) return renderRefusal(context, services, slices, { kind: 'not-found', message: 'Check the address, or go to your home page.' }, { user });
    const ask = askHereOf(askOf(context, services, user), user, place, slices);
    const around = { user, ask };
    if (!ask.may(route.act)) {
      return renderRefusal(context, services, slices, { kind: 'forbidden', message: 'Your role in this partnership does not include this. Ask the coordinator if you need it.' }, around);
    }
    const reply = await route.handle(ask);
    return reply.ok ? renderReply(context, services, slices, reply.value, around) : renderRefusal(context, services, slices, reply.refusal, around);
  });
};

/** Mounts a page that needs no partnership. */
export const mountOpenRoute = (app: Hono, services: Services, slices: readonly Slice[], route: OpenRoute): void => {
  app.on(route.method.toUpperCase(), route.path, async (context) => {
    const user = route.stranger === true ? null : await userOf(context, services);
    const reply = await route.handle(askOf(context, services, user));
    const around = { user };
    return reply.ok ? renderReply(context, services, slices, reply.value, around) : renderRefusal(context, services, slices, reply.refusal, around);
  });
};
