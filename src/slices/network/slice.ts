import { closedOn, keepRounds, takesAnswers } from '#assessment/asking';
import { dayOf, formatDay } from '#lib/day.ts';
import type { Slice } from '#platform/slice.ts';
import { api } from './api/waves.ts';
import { keepNames } from './commands/empty-waves.ts';
import { networkContribution } from './commands/network-contribution.ts';
import { closeWave, openWave, remindWave } from './commands/run-wave.ts';
import { logView } from './commands/names.ts';
import { forgetInNetworks, heldInNetworks, wavesSaidIn } from './store/withdraw-store.ts';
import { wavesOf } from './store/wave-store.ts';
import { addedPage, saveAdded } from './web/added-page.tsx';
import { answerRoutes } from './web/answer/answer-routes.ts';
import { comparePage } from './web/compare-page.tsx';
import { exploreJson } from './web/explore-page.ts';
import { exportFile, exportPage } from './web/export-pages.tsx';
import { findingsPage, planFromNetwork } from './web/findings-page.tsx';
import { importNetworkPage, previewNetwork, saveImportedNetwork } from './web/import-pages.tsx';
import { matrixPage } from './web/matrix-page.tsx';
import { measuresFile } from './web/measures-file.ts';
import { measuresPage } from './web/measures-page.tsx';
import { discardWavePage, editWavePage, newWavePage, saveEditedWave, saveNewWave } from './web/plan-page.tsx';
import { groupsOfWavePage, peopleByGroupsPage } from './web/people-by-groups-page.tsx';
import { saveTakeOut, takeOutPage } from './web/take-out-page.tsx';
import { viewsPage } from './web/views-page.tsx';
import { closeWavePage, openWavePage, remindWavePage } from './web/wave-acts.ts';
import { confirmCloseWave, wavePage } from './web/wave-page.tsx';
import { wavesPage } from './web/waves-page.tsx';
import { publicFile, publicPage } from './web/public-page.tsx';
import { publishPage, savePublished } from './web/publish-page.tsx';
import { discardScenario, keepScenario, whatIfPage } from './web/what-if-page.tsx';

const published = 'The coordinator opened this wave to everybody: it names nobody, and holds only groups that are large enough.';

export const networkSlice: Slice = {
  name: 'network',
  acts: {
    'network.read': ['coordinator', 'member', 'contributor', 'reader'],
    // Beside this act the consent of each wave has to name the person.
    'network.names': ['coordinator', 'member'],
    'network.manage': ['coordinator'],
  },
  open: [...answerRoutes, { method: 'get', path: '/public/:slug/network/:id', open: published, stranger: true, handle: publicPage }, { method: 'get', path: '/public/:slug/network/:id/ties.csv', open: published, stranger: true, handle: publicFile }],
  routes: [
    { method: 'get', path: '/network', act: 'network.read', handle: wavesPage },
    { method: 'get', path: '/network/new', act: 'network.manage', handle: newWavePage },
    { method: 'post', path: '/network/new', act: 'network.manage', handle: saveNewWave },
    { method: 'get', path: '/network/import', act: 'network.manage', handle: importNetworkPage },
    { method: 'post', path: '/network/import/preview', act: 'network.manage', handle: previewNetwork },
    { method: 'post', path: '/network/import', act: 'network.manage', handle: saveImportedNetwork },
    // Who sits where is everybody's who may read People.
    { method: 'get', path: '/network/people-by-groups', act: 'people.read', handle: peopleByGroupsPage },
    { method: 'get', path: '/network/:id', act: 'network.read', handle: wavePage },
    { method: 'get', path: '/network/:id/edit', act: 'network.manage', handle: editWavePage },
    { method: 'post', path: '/network/:id/edit', act: 'network.manage', handle: saveEditedWave },
    { method: 'post', path: '/network/:id/open', act: 'network.manage', handle: openWavePage },
    { method: 'post', path: '/network/:id/remind', act: 'network.manage', handle: remindWavePage },
    { method: 'get', path: '/network/:id/close', act: 'network.manage', handle: confirmCloseWave },
    { method: 'post', path: '/network/:id/close', act: 'network.manage', handle: closeWavePage },
    { method: 'post', path: '/network/:id/discard', act: 'network.manage', handle: discardWavePage },
    { method: 'get', path: '/network/:id/added', act: 'network.manage', handle: addedPage },
    { method: 'post', path: '/network/:id/added', act: 'network.manage', handle: saveAdded },
    { method: 'get', path: '/network/:id/take-out', act: 'network.manage', handle: takeOutPage },
    { method: 'post', path: '/network/:id/take-out', act: 'network.manage', handle: saveTakeOut },
    { method: 'get', path: '/network/:id/views', act: 'network.manage', handle: viewsPage },
    { method: 'get', path: '/network/:id/findings', act: 'network.read', handle: findingsPage },
    { method: 'get', path: '/network/:id/explore.json', act: 'network.read', handle: exploreJson },
    { method: 'get', path: '/network/:id/plan', act: 'action.edit', handle: planFromNetwork },
    { method: 'get', path: '/network/:id/measures', act: 'network.read', handle: measuresPage },
    { method: 'get', path: '/network/:id/measures.csv', act: 'network.read', handle: measuresFile },
    { method: 'get', path: '/network/:id/matrix', act: 'network.read', handle: matrixPage },
    { method: 'get', path: '/network/:id/compare', act: 'network.read', handle: comparePage },
    { method: 'get', path: '/network/:id/people-by-groups', act: 'network.read', handle: groupsOfWavePage },
    { method: 'get', path: '/network/:id/what-if', act: 'network.read', handle: whatIfPage },
    { method: 'post', path: '/network/:id/what-if', act: 'network.read', handle: keepScenario },
    { method: 'post', path: '/network/:id/what-if/discard', act: 'network.manage', handle: discardScenario },
    { method: 'get', path: '/network/:id/publish', act: 'network.manage', handle: publishPage },
    { method: 'post', path: '/network/:id/publish', act: 'network.manage', handle: savePublished },
    { method: 'get', path: '/network/:id/export', act: 'network.read', handle: exportPage },
    { method: 'get', path: '/network/:id/export/:file', act: 'network.read', handle: exportFile },
  ],
  api,
  jobs: [
    { name: 'networks', everyMinute: keepRounds({ name: 'networks', list: (tx, here) => wavesOf(tx, here.id), act: { open: (work, { id }) => openWave(work, id), remind: (work, { id }) => remindWave(work, id), close: (work, { id }) => closeWave(work, id) } }) },
    { name: 'network names', everyMinute: keepNames },
  ],
  home: async (ask) => {
    const today = dayOf(ask.now);
    const waves = await ask.within((tx) => wavesOf(tx, ask.here.id));
    const open = waves.filter((wave) => takesAnswers(wave, today)).map((wave) => ({ group: 'waiting' as const, text: ask.may('network.manage') ? `See how answers to “${wave.title}” come in` : `“${wave.title}” is open: answer by the link in your message`, href: ask.link(`/network/${wave.id}`), hint: `Last day ${formatDay(wave.closesOn)}`, status: 'Open', minutes: 2 }));
    const [latest] = waves.filter(({ status, origin }) => status === 'closed' && origin === 'survey');
    return [...open, ...(latest === undefined ? [] : [{ group: 'next' as const, text: `See who works with whom: “${latest.title}”`, href: ask.link(`/network/${latest.id}/findings`), hint: `Closed ${formatDay(closedOn(latest))}`, minutes: 10 }])];
  },
  contributions: [networkContribution],
  personal: {
    // Whom somebody named is a look at names, whoever looks.
    holds: async (work, person) => {
      for (const wave of await wavesSaidIn(work.tx, work.here.id, person)) await logView(work, wave, 'What is held on one person');
      return heldInNetworks(work.tx, work.here.id, person);
    },
    forget: ({ tx, here }, { id, names }) => forgetInNetworks(tx, here.id, id, names),
  },
  calendar: async ({ tx, here }) => (await wavesOf(tx, here.id)).filter(({ status }) => status === 'open' || status === 'scheduled').map((wave) => ({ id: `network-${wave.id}`, on: wave.closesOn, text: `Last day: ${wave.title}`, path: `/network/${wave.id}` })),
};
