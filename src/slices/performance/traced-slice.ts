import type { Slice } from '#platform/slice.ts';
import { indicatorPage } from './web/indicator-page.tsx';

const own = new Set(['strategy', 'performance']);

/** The page of an indicator, with what other slices do about it. */
export const tracedSlice = (product: readonly Slice[]): Slice => ({
  name: 'traced',
  acts: {},
  routes: [{ method: 'get', path: '/performance/indicators/:id', act: 'figure.read', handle: indicatorPage(product.flatMap((slice) => (slice.thread === undefined || own.has(slice.name) ? [] : [slice.thread]))) }],
});
