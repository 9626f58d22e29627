import type { Slice } from '#platform/slice.ts';
import { exchangeApi } from './api/exchange.ts';
import { api } from './api/resources.ts';
import { sharedGroups, sharedOrganisations, sharedSeats } from './core/shares.ts';
import { developmentDays } from './store/feed-store.ts';
import { readMembership } from './store/membership-store.ts';
import { ownContributions } from './web/contribute/own-asks.tsx';
import { aboutPage, saveAbout } from './web/about-page.tsx';
import { csvExport, exportPage, popoloExport, sheetExport, vcardExport } from './web/export-pages.tsx';
import { groupsPage } from './web/groups-page.tsx';
import { importPage, previewImportPage, saveImport } from './web/import-page.tsx';
import { organisationsPage } from './web/organisations-page.tsx';
import { peoplePage } from './web/people-page.tsx';
import { readGroup, readOrganisation, readPerson, saveGroup, saveOrganisation, savePerson } from './web/records.tsx';
import { accountabilityRoutes } from './web/accountability-routes.ts';
import { boundariesPage } from './web/boundaries-page.tsx';
import { loadAreas, loadAreasPage, ownAreasPage, saveOwnAreas } from './web/load-areas-page.tsx';
import { chairPage, endOneBalance, saveBalance } from './web/chair-page.tsx';
import { checksPage } from './web/checks-page.tsx';
import { skillsRoutes } from './web/skills-routes.ts';
import { saveStage, stagePage } from './web/stage-page.tsx';
import { standingPage } from './web/standing-page.tsx';
import { endOne, endPage } from './web/end-page.tsx';
import { saveSeat, saveSeatChange, seatPage } from './web/seat-actions.ts';
import { saveSetUp, setUpPage } from './web/set-up-page.tsx';

const setUp = 'Anyone signed in may set up a partnership of their own; it asks them to sign in first.';

export const partnershipSlice: Slice = {
  name: 'partnership',
  acts: {
    'people.read': ['coordinator', 'member', 'contributor', 'reader'],
    'people.edit': ['coordinator'],
    'people.place': ['coordinator', 'member', 'contributor'],
  },
  nav: [{ text: 'People', path: '/people', act: 'people.read', order: 10 }],
  open: [
    { method: 'get', path: '/set-up', open: setUp, handle: setUpPage },
    { method: 'post', path: '/set-up', open: setUp, handle: saveSetUp },
  ],
  routes: [
    { method: 'get', path: '/people', act: 'people.read', handle: peoplePage },
    { method: 'get', path: '/people/organisations', act: 'people.read', handle: organisationsPage },
    { method: 'get', path: '/people/groups', act: 'people.read', handle: groupsPage },
    { method: 'get', path: '/people/about', act: 'people.read', handle: aboutPage },
    { method: 'post', path: '/people/about', act: 'people.edit', handle: saveAbout },
    { method: 'get', path: '/people/boundaries', act: 'people.read', handle: boundariesPage },
    { method: 'get', path: '/people/boundaries/own', act: 'people.edit', handle: ownAreasPage },
    { method: 'post', path: '/people/boundaries/own', act: 'people.edit', handle: saveOwnAreas },
    { method: 'get', path: '/people/boundaries/load', act: 'people.edit', handle: loadAreasPage },
    { method: 'post', path: '/people/boundaries/load', act: 'people.edit', handle: loadAreas },
    { method: 'get', path: '/people/export', act: 'people.read', handle: exportPage },
    { method: 'get', path: '/people/export/members.csv', act: 'people.read', handle: csvExport },
    { method: 'get', path: '/people/export/members.xlsx', act: 'people.read', handle: sheetExport },
    { method: 'get', path: '/people/export/members.popolo.json', act: 'people.read', handle: popoloExport },
    { method: 'get', path: '/people/cards/:file', act: 'people.read', handle: vcardExport },
    { method: 'get', path: '/people/checks', act: 'people.read', handle: checksPage },
    { method: 'get', path: '/people/chair', act: 'people.read', handle: chairPage },
    { method: 'post', path: '/people/chair', act: 'people.edit', handle: saveBalance },
    { method: 'post', path: '/people/chair/end', act: 'people.edit', handle: endOneBalance },
    { method: 'get', path: '/people/stage', act: 'people.read', handle: stagePage },
    { method: 'post', path: '/people/stage', act: 'people.place', handle: saveStage },
    { method: 'get', path: '/people/standing', act: 'people.read', handle: standingPage },
    { method: 'get', path: '/people/import', act: 'people.edit', handle: importPage },
    { method: 'post', path: '/people/import/preview', act: 'people.edit', handle: previewImportPage },
    { method: 'post', path: '/people/import', act: 'people.edit', handle: saveImport },
    { method: 'post', path: '/people/seat', act: 'people.edit', handle: saveSeat },
    { method: 'get', path: '/people/seat/:id', act: 'people.edit', handle: seatPage },
    { method: 'post', path: '/people/seat/:id', act: 'people.edit', handle: saveSeatChange },
    { method: 'get', path: '/people/end/:kind/:id', act: 'people.edit', handle: endPage },
    { method: 'post', path: '/people/end', act: 'people.edit', handle: endOne },
    { method: 'get', path: '/people/person/:id', act: 'people.read', handle: readPerson },
    { method: 'post', path: '/people/person/:id', act: 'people.edit', handle: savePerson },
    { method: 'get', path: '/people/organisation/:id', act: 'people.read', handle: readOrganisation },
    { method: 'post', path: '/people/organisation/:id', act: 'people.edit', handle: saveOrganisation },
    { method: 'get', path: '/people/group/:id', act: 'people.read', handle: readGroup },
    { method: 'post', path: '/people/group/:id', act: 'people.edit', handle: saveGroup },
    ...accountabilityRoutes,
    ...skillsRoutes,
  ],
  api: [...api, ...exchangeApi],
  contributions: ownContributions,
  calendar: async ({ tx, here }) => (await developmentDays(tx, here.id)).map((one) => ({ id: `development-${one.id}`, on: one.on, text: one.title, path: '/people/skills' })),
  shares: [
    { kind: 'groups', title: 'Groups', hint: 'Their layers, sizes and meetings; no names', read: async (tx, here) => sharedGroups(await readMembership(tx, here.id)) },
    { kind: 'organisations', title: 'Organisations', hint: 'Their sectors and areas; no names', read: async (tx, here) => sharedOrganisations(await readMembership(tx, here.id)) },
    { kind: 'seats', title: 'Who sits where', hint: 'Names, organisations and roles; never addresses', read: async (tx, here) => sharedSeats(await readMembership(tx, here.id)) },
  ],
};
