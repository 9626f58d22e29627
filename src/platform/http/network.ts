import { getConnInfo } from '@hono/node-server/conninfo';
import type { Ask } from './ask.ts';

/** The address a request came from: the one our own outermost trusted proxy saw, or the connection's. What a client writes is not believed. */
export const network = (ask: Ask): string => {
  const { proxies } = ask.services.config;
  const told = (ask.http.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  if (proxies > 0 && told.length >= proxies) return told[told.length - proxies] ?? 'unknown';
  try {
    return getConnInfo(ask.http).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
};
