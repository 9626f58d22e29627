import type { Route } from '#platform/slice.ts';
import { newChallengePage, saveChallenge } from './challenge-form.ts';
import { challengePage, saveAnswer, saveWithdrawal } from './challenge-page.tsx';
import { challengesPage } from './challenges-page.tsx';

/** Partners ask one another about figures, and the board sees both question and answer. */
export const challengeRoutes: readonly Route[] = [
  { method: 'get', path: '/performance/challenges', act: 'figure.read', handle: challengesPage },
  { method: 'get', path: '/performance/challenges/new', act: 'figure.challenge', handle: newChallengePage },
  { method: 'post', path: '/performance/challenges/new', act: 'figure.challenge', handle: saveChallenge },
  { method: 'get', path: '/performance/challenges/:id', act: 'figure.read', handle: challengePage },
  { method: 'post', path: '/performance/challenges/:id/answer', act: 'figure.challenge', handle: saveAnswer },
  { method: 'post', path: '/performance/challenges/:id/withdraw', act: 'figure.challenge', handle: saveWithdrawal },
];
