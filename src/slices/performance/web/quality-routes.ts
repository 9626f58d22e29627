import type { Route } from '#platform/slice.ts';
import { indicatorQualityPage, saveSignature } from './indicator-quality-page.tsx';
import { checkForm, ratingForm, saveCheck, saveRating } from './quality-forms.tsx';
import { qualityPage, saveSetting } from './quality-page.tsx';

/** How far figures can be relied on: rated, signed off and checked by others. */
export const qualityRoutes: readonly Route[] = [
  { method: 'get', path: '/performance/quality', act: 'figure.read', handle: qualityPage },
  { method: 'post', path: '/performance/quality/setting', act: 'indicator.edit', handle: saveSetting },
  { method: 'get', path: '/performance/indicators/:id/quality', act: 'figure.read', handle: indicatorQualityPage },
  { method: 'post', path: '/performance/indicators/:id/quality/sign', act: 'figure.rate', handle: saveSignature },
  { method: 'get', path: '/performance/indicators/:id/quality/rate', act: 'figure.rate', handle: ratingForm },
  { method: 'post', path: '/performance/indicators/:id/quality/rate', act: 'figure.rate', handle: saveRating },
  { method: 'get', path: '/performance/indicators/:id/quality/check', act: 'figure.rate', handle: checkForm },
  { method: 'post', path: '/performance/indicators/:id/quality/check', act: 'figure.rate', handle: saveCheck },
];
