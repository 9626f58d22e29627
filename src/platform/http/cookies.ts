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
