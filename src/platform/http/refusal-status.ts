import type { RefusalKind } from '#lib/result.ts';

export type Status = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;

/** The one place where a refusal becomes a status. */
export const statusOf: Readonly<Record<RefusalKind, Status>> = {
  invalid: 422,
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'too-many': 429,
  'signed-out': 401,
  unavailable: 503,
};

/** The heading of a page that only tells of a refusal. */
export const headingOf: Readonly<Record<RefusalKind, string>> = {
  invalid: 'There is a problem',
  'not-found': 'Page not found',
  forbidden: 'You can’t do that here',
  conflict: 'Nothing was changed',
  gone: 'This is no longer open',
  'too-large': 'That file is too large',
  'too-many': 'Too many tries',
  'signed-out': 'Sign in to go on',
  unavailable: 'Joinery is not available right now',
};
