import type { Route } from '#platform/slice.ts';
import { endLineNow, linePage, saveLine } from './accountability-line.tsx';
import { accountabilityPage } from './accountability-page.tsx';

/** The map of who answers to whom, and the lines on it. */
export const accountabilityRoutes: readonly Route[] = [
  { method: 'get', path: '/people/accountability', act: 'people.read', handle: accountabilityPage },
  { method: 'get', path: '/people/accountability/line/:id', act: 'people.read', handle: linePage },
  { method: 'post', path: '/people/accountability/line/:id', act: 'people.edit', handle: saveLine },
  { method: 'post', path: '/people/accountability/line/:id/end', act: 'people.edit', handle: endLineNow },
];
