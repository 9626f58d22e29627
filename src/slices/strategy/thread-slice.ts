import type { Slice } from '#platform/slice.ts';
import { threadPage } from './web/thread-page.tsx';

/** The golden thread: one page for each outcome, with the part of every slice that has one. */
export const threadSlice = (product: readonly Slice[]): Slice => ({
  name: 'thread',
  acts: {},
  routes: [{ method: 'get', path: '/strategy/outcomes/:key', act: 'strategy.read', handle: threadPage(product.flatMap((slice) => (slice.thread === undefined ? [] : [slice.thread]))) }],
});
