import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Page } from './reply.ts';

const flash = 'joinery-done';

/** Keeps one sentence for the page that the redirect leads to. */
export const sayNext = (context: Context, text: string): void => setCookie(context, flash, text, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 });

/** The sentence kept by the request before, once. */
export const takeBanner = (context: Context): Page['banner'] => {
  const text = getCookie(context, flash);
  if (text === undefined || context.req.method !== 'GET') return undefined;
  deleteCookie(context, flash, { path: '/' });
  return { text, kind: 'success' };
};
