import type { Ask } from './ask.ts';

/** Lets the browser keep a page that answers a form, so that its Back button shows it again and not an error. It is for this person alone, and is asked for again at every other visit. */
export const goesBack = (ask: Pick<Ask, 'http'>): void => ask.http.header('cache-control', 'private, no-cache');
