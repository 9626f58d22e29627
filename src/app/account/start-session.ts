import type { UserId } from '#lib/id.ts';
import { openSession } from '#platform/auth/session.ts';
import type { Ask } from '#platform/http/ask.ts';
import { setSessionCookie } from '#platform/http/cookies.ts';
import { isHttps } from '#platform/http/mount.ts';
import { redirect, type Reply } from '#platform/http/reply.ts';

/** Only a path of ours may follow a sign-in: never another site's address. */
export const safeNext = (next: string | null | undefined): string => (next != null && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/');

/** Opens a session, sets its cookie and leads on. */
export const startSession = async (ask: Ask, user: UserId, next: string | null | undefined): Promise<Reply> => {
  setSessionCookie(ask.http, await openSession(ask.services.db, user, ask.now), isHttps(ask.services));
  return redirect(safeNext(next));
};
