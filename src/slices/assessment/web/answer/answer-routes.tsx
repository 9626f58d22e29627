import type { OpenRoute } from '#platform/slice.ts';
import { checkPage } from './check-page.tsx';
import { donePage } from './done-page.tsx';
import { readQuestionPage, saveQuestion } from './question-page.tsx';
import { readReasonPage, saveReason } from './reason-page.tsx';
import { ownResultsPage } from './own-results-page.tsx';
import { sendPage } from './send-page.tsx';
import { startPage } from './start-page.tsx';

const open = 'The personal link is the permission: it opens one person’s answers to one campaign.';

/** What a person who was asked sees, by personal link and with no account. */
export const answerRoutes: readonly OpenRoute[] = [
  { method: 'get', path: '/r/:link', open, stranger: true, handle: startPage },
  { method: 'get', path: '/r/:link/q/:question', open, stranger: true, handle: readQuestionPage },
  { method: 'post', path: '/r/:link/q/:question', open, stranger: true, handle: saveQuestion },
  { method: 'get', path: '/r/:link/q/:question/why', open, stranger: true, handle: readReasonPage },
  { method: 'post', path: '/r/:link/q/:question/why', open, stranger: true, handle: saveReason },
  { method: 'get', path: '/r/:link/check', open, stranger: true, handle: checkPage },
  { method: 'post', path: '/r/:link/send', open, stranger: true, handle: sendPage },
  { method: 'get', path: '/r/:link/done', open, stranger: true, handle: donePage },
  { method: 'get', path: '/r/:link/results', open, stranger: true, handle: ownResultsPage },
];
