import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const secure = (context: Context, https: boolean): boolean => https || new URL(context.req.url).protocol === 'https:';
const nameOf = (isSecure: boolean): string => (isSecure ? '__Host-joinery' : 'joinery');

export const readSessionCookie = (context: Context, https: boolean): string | undefined => getCookie(context, nameOf(secure(context, https)));

export const setSessionCookie = (context: Context, token: string, https: boolean): void => {
  const isSecure = secure(context, https);
  setCookie(context, nameOf(isSecure), token, { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure, maxAge: 90 * 86_400 });
};

export const clearSessionCookie = (context: Context, https: boolean): void => {
  const isSecure = secure(context, https);
  deleteCookie(context, nameOf(isSecure), { path: '/', secure: isSecure });
};

const journey = (isSecure: boolean): string => (isSecure ? '__Host-joinery-journey' : 'joinery-journey');
const mark = (state: string): string => createHash('sha256').update(state).digest('base64url');

/** Keeps in this browser that it began a sign-in elsewhere. Lax, so that it comes along on the way back. */
export const setJourneyCookie = (context: Context, state: string, https: boolean): void => {
  const isSecure = secure(context, https);
  setCookie(context, journey(isSecure), mark(state), { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure, maxAge: 900 });
};

/** Whether this browser began the sign-in that comes back with a state; once. */
export const takeJourneyCookie = (context: Context, state: string, https: boolean): boolean => {
  const isSecure = secure(context, https);
  const known = getCookie(context, journey(isSecure));
  deleteCookie(context, journey(isSecure), { path: '/', secure: isSecure });
  return known !== undefined && known === mark(state);
};
