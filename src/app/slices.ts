import type { Slice } from '#platform/slice.ts';
import { assessmentSlice } from '../slices/assessment/slice.ts';
import { tracedSlice } from '../slices/performance/traced-slice.ts';
import { performanceSlice } from '../slices/performance/slice.ts';
import { deliverySlice } from '../slices/delivery/slice.ts';
import { networkSlice } from '../slices/network/slice.ts';
import { gatheredSlice } from '../slices/partnership/gathered-slice.ts';
import { partnershipSlice } from '../slices/partnership/slice.ts';
import { strategySlice } from '../slices/strategy/slice.ts';
import { threadSlice } from '../slices/strategy/thread-slice.ts';
import { houseSlice } from './house-slice.ts';

const product: readonly Slice[] = [partnershipSlice, strategySlice, performanceSlice, assessmentSlice, networkSlice, deliverySlice];

const gathered = [gatheredSlice(product), threadSlice(product)];

/** Everything the app is made of. Adding a slice is adding a line. */
export const slices: readonly Slice[] = [houseSlice([...product, ...gathered]), ...gathered, ...product, tracedSlice(product)];
