import type { Route } from '#platform/slice.ts';
import { claimForm, saveClaim, saveTakingBack } from './claim-form.ts';
import { claimPage, claimsPage } from './claims-page.tsx';

/** What working together is claimed to have added, and on what evidence. */
export const claimRoutes: readonly Route[] = [
  { method: 'get', path: '/performance/claims', act: 'figure.read', handle: claimsPage },
  { method: 'get', path: '/performance/claims/new', act: 'claim.edit', handle: claimForm },
  { method: 'post', path: '/performance/claims/new', act: 'claim.edit', handle: saveClaim },
  { method: 'get', path: '/performance/claims/:id', act: 'figure.read', handle: claimPage },
  { method: 'get', path: '/performance/claims/:id/edit', act: 'claim.edit', handle: claimForm },
  { method: 'post', path: '/performance/claims/:id/edit', act: 'claim.edit', handle: saveClaim },
  { method: 'post', path: '/performance/claims/:id/end', act: 'claim.edit', handle: saveTakingBack },
];
