import type { OpenRoute } from '#platform/slice.ts';
import { checkPage, donePage, saveWithdrawal, sendPage, withdrawPage } from './end-pages.tsx';
import { positionPage } from './position-page.tsx';
import { readRatings, saveRatingsPage } from './ratings-page.tsx';
import { readRelation, saveRelationPage } from './relation-page.tsx';
import { saveConsent, startPage } from './start-page.tsx';

const open = 'The personal link is the permission: it opens one person’s answers to one network survey.';

/** What a respondent sees, by personal link and with no account. */
export const answerRoutes: readonly OpenRoute[] = [
  { method: 'get', path: '/n/:link', open, stranger: true, handle: startPage },
  { method: 'post', path: '/n/:link', open, stranger: true, handle: saveConsent },
  { method: 'get', path: '/n/:link/q/:relation', open, stranger: true, handle: readRelation },
  { method: 'post', path: '/n/:link/q/:relation', open, stranger: true, handle: saveRelationPage },
  { method: 'get', path: '/n/:link/ratings', open, stranger: true, handle: readRatings },
  { method: 'post', path: '/n/:link/ratings', open, stranger: true, handle: saveRatingsPage },
  { method: 'get', path: '/n/:link/check', open, stranger: true, handle: checkPage },
  { method: 'post', path: '/n/:link/send', open, stranger: true, handle: sendPage },
  { method: 'get', path: '/n/:link/done', open, stranger: true, handle: donePage },
  { method: 'get', path: '/n/:link/position', open, stranger: true, handle: positionPage },
  { method: 'get', path: '/n/:link/withdraw', open, stranger: true, handle: withdrawPage },
  { method: 'post', path: '/n/:link/withdraw', open, stranger: true, handle: saveWithdrawal },
];
