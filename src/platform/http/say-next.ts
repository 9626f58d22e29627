import { withoutOddMarks } from '#lib/text.ts';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Page } from './reply.ts';

const flash = 'joinery-done';

/** Keeps one sentence for the page that the redirect leads to: that something was done, or (`important`) why it was not. */
export const sayNext = (context: Context, text: string, kind: 'done' | 'important' = 'done'): void => setCookie(context, flash, `${kind} ${withoutOddMarks(text)}`, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 });

/** The sentence kept by the request before, once. */
export const takeBanner = (context: Context): Page['banner'] => {
  const text = getCookie(context, flash);
  if (text === undefined || context.req.method !== 'GET') return undefined;
  deleteCookie(context, flash, { path: '/' });
  return text.startsWith('important ') ? { text: text.slice('important '.length), kind: 'information' } : { text: text.replace(/^done /, ''), kind: 'success' };
};
