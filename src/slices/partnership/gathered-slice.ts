import type { Contribution, OpenRoute, Personal, Route, Share, Slice } from '#platform/slice.ts';
import { reorganiseApi } from './api/reorganise.ts';
import { keepRetention } from './commands/erase-person.ts';
import { keepGathering } from './commands/gather.ts';
import { listPage, readOnePage, saveOnePage, saveRhythm } from './web/contribute/contribute-pages.tsx';
import { notMePage, saveNotMe } from './web/contribute/not-me-page.tsx';
import { calendarPage, feed, makeFeed, withdrawFeed } from './web/gathered/calendar-page.tsx';
import { contributionsPage, saveGathering, withdrawLinks } from './web/gathered/contributions-page.tsx';
import { erase, heldFile, heldPage, personalPage, saveRetention } from './web/gathered/held-pages.tsx';
import { handOverPage, saveHandOver } from './web/gathered/hand-over-page.tsx';
import { handOneOver, orphansPage, settleRequest, tryAgain } from './web/gathered/orphans-page.tsx';
import { reorganisePage, saveReorganisation } from './web/gathered/reorganise-page.tsx';
import { gatheredHome, minePage, openMine } from './web/gathered/mine-page.tsx';
import { endLink, joinByCode, makeCode, saveShares, tiersPage } from './web/gathered/tiers-page.tsx';

const personal = 'The personal link is the permission: it opens what waits for one person, and nothing else.';
const subscribed = 'The secret address is the permission: a calendar program sends no cookie.';

type Gathered = {
  readonly asks: readonly Contribution[];
  readonly holders: readonly Personal[];
  readonly calendars: readonly NonNullable<Slice['calendar']>[];
  readonly shares: readonly Share[];
};

const openRoutes = ({ asks, calendars }: Gathered): readonly OpenRoute[] => [
  { method: 'get', path: '/c/:link', open: personal, stranger: true, handle: listPage(asks) },
  { method: 'get', path: '/c/:link/not-me', open: personal, stranger: true, handle: notMePage },
  { method: 'post', path: '/c/:link/not-me', open: personal, stranger: true, handle: saveNotMe },
  { method: 'post', path: '/c/:link/how-often', open: personal, stranger: true, handle: saveRhythm },
  { method: 'get', path: '/c/:link/:kind/:id', open: personal, stranger: true, handle: readOnePage(asks) },
  { method: 'post', path: '/c/:link/:kind/:id', open: personal, stranger: true, handle: saveOnePage(asks) },
  { method: 'get', path: '/calendar/:feed', open: subscribed, stranger: true, handle: feed(calendars) },
];

const handingOn = ({ asks }: Gathered): readonly Route[] => [
  { method: 'get', path: '/people/contributions', act: 'people.edit', handle: contributionsPage(asks) },
  { method: 'post', path: '/people/contributions', act: 'people.edit', handle: saveGathering(asks) },
  { method: 'post', path: '/people/contributions/withdraw', act: 'people.edit', handle: withdrawLinks },
  { method: 'get', path: '/people/mine', act: 'people.place', handle: minePage(asks) },
  { method: 'post', path: '/people/mine', act: 'people.place', handle: openMine },
  { method: 'get', path: '/people/orphans', act: 'people.edit', handle: orphansPage(asks) },
  { method: 'post', path: '/people/orphans/request', act: 'people.edit', handle: settleRequest(asks) },
  { method: 'post', path: '/people/orphans/hand-over', act: 'people.edit', handle: handOneOver(asks) },
  { method: 'post', path: '/people/orphans/try-again', act: 'people.edit', handle: tryAgain },
  { method: 'get', path: '/people/person/:id/hand-over', act: 'people.edit', handle: handOverPage(asks) },
  { method: 'post', path: '/people/person/:id/hand-over', act: 'people.edit', handle: saveHandOver(asks) },
  { method: 'get', path: '/people/reorganise', act: 'people.edit', handle: reorganisePage },
  { method: 'post', path: '/people/reorganise', act: 'people.edit', handle: saveReorganisation(asks) },
];

const holding = ({ holders }: Gathered): readonly Route[] => [
  { method: 'get', path: '/people/person/:id/held', act: 'personal.manage', handle: heldPage(holders) },
  { method: 'get', path: '/people/person/:id/held.json', act: 'personal.manage', handle: heldFile(holders) },
  { method: 'post', path: '/people/person/:id/erase', act: 'personal.manage', handle: erase(holders) },
  { method: 'get', path: '/people/personal', act: 'personal.manage', handle: personalPage },
  { method: 'post', path: '/people/personal', act: 'personal.manage', handle: saveRetention },
];

const sharing = ({ shares, calendars }: Gathered): readonly Route[] => [
  { method: 'get', path: '/people/tiers', act: 'people.read', handle: tiersPage(shares) },
  { method: 'post', path: '/people/tiers/invite', act: 'people.edit', handle: makeCode(shares) },
  { method: 'post', path: '/people/tiers/join', act: 'people.edit', handle: joinByCode(shares) },
  { method: 'post', path: '/people/tiers/:other', act: 'people.edit', handle: saveShares(shares) },
  { method: 'post', path: '/people/tiers/:other/end', act: 'people.edit', handle: endLink },
  { method: 'get', path: '/people/calendar', act: 'people.read', handle: calendarPage(calendars) },
  { method: 'post', path: '/people/calendar', act: 'people.read', handle: makeFeed(calendars) },
  { method: 'post', path: '/people/calendar/end', act: 'people.read', handle: withdrawFeed },
];

/** Pages of people that gather what every slice asks of them, holds of them and shares. */
export const gatheredSlice = (product: readonly Slice[]): Slice => {
  const gathered: Gathered = {
    asks: product.flatMap((slice) => slice.contributions ?? []),
    holders: product.flatMap((slice) => (slice.personal === undefined ? [] : [slice.personal])),
    calendars: product.flatMap((slice) => (slice.calendar === undefined ? [] : [slice.calendar])),
    shares: product.flatMap((slice) => slice.shares ?? []),
  };
  return {
    name: 'gathered',
    acts: { 'personal.manage': ['coordinator'] },
    open: openRoutes(gathered),
    routes: [...handingOn(gathered), ...holding(gathered), ...sharing(gathered)],
    home: gatheredHome(gathered.asks),
    api: [reorganiseApi(gathered.asks)],
    jobs: [
      { name: 'contributions', everyMinute: keepGathering(gathered.asks) },
      { name: 'retention', everyMinute: keepRetention(gathered.holders) },
    ],
  };
};
