import { formatDay } from '#lib/day.ts';
import { readMembership } from '#partnership/reads';
import { workOf } from '#platform/http/work-of.ts';
import type { Route, Slice } from '#platform/slice.ts';
import { api } from './api/figures.ts';
import { trustApi } from './api/trust.ts';
import { seesOnlySigned, settingOf } from './commands/read-quality.ts';
import { reportApi } from './api/reports.ts';
import { readScorecard } from './commands/read-scorecard.ts';
import { sayFigure, sayPeriod, sayValue, statusWords, wayWords } from './core/say-figure.ts';
import { reportActs, reportHome, reportRoutes, reportShare } from './report-routes.ts';
import { enteredBy, forgetEntrant } from './store/commentary-store.ts';
import { forgetInTrust, trustHeldOf } from './store/trust-personal.ts';
import { stepsBy } from './store/exception-store.ts';
import { forgetReporter, reportsMadeBy, reportsOf } from './store/report-store.ts';
import { bringPage, columnsPage, previewPage, saveColumns, saveFigures, saveUpload } from './web/bring-pages.tsx';
import { forgetReadingPage, readingsPage, saveForgetting } from './web/reading-pages.tsx';
import { changesPage } from './web/changes-page.tsx';
import { figureContribution } from './web/contribution.tsx';
import { enterPage, saveEntry } from './web/enter-page.tsx';
import { figuresCsv, historyPage, loadsPage } from './web/history-page.tsx';
import { meetingDays } from './web/planner-page.tsx';
import { listCsv, listPage, previewList, saveList } from './web/indicator-list-pages.tsx';
import { editIndicatorPage, newIndicatorPage, saveIndicator, saveRetirement } from './web/indicator-records.tsx';
import { adoptPage, indicatorsPage, saveAdoption } from './web/indicators-page.tsx';
import { challengeRoutes } from './web/challenge-routes.ts';
import { claimRoutes } from './web/claim-routes.ts';
import { qualityRoutes } from './web/quality-routes.ts';
import { ownThread } from './web/own-thread.ts';
import { scorecardPage } from './web/scorecard-page.tsx';
import { templateFile } from './web/template.ts';
import { challengeContribution, signOffContribution } from './web/trust-contributions.tsx';
import { challengesAtHome, trustCalendar } from './web/trust-dates.ts';

const indicatorRoutes: readonly Route[] = [
  { method: 'get', path: '/performance', act: 'figure.read', handle: scorecardPage },
  { method: 'get', path: '/performance/changes', act: 'figure.read', handle: changesPage },
  { method: 'get', path: '/performance/loads', act: 'figure.read', handle: loadsPage },
  { method: 'get', path: '/performance/indicators', act: 'figure.read', handle: indicatorsPage },
  { method: 'get', path: '/performance/indicators.csv', act: 'figure.read', handle: listCsv },
  { method: 'get', path: '/performance/indicators/list', act: 'indicator.edit', handle: listPage },
  { method: 'post', path: '/performance/indicators/list', act: 'indicator.edit', handle: previewList },
  { method: 'post', path: '/performance/indicators/list/keep', act: 'indicator.edit', handle: saveList },
  { method: 'get', path: '/performance/indicators/new', act: 'indicator.edit', handle: newIndicatorPage },
  { method: 'post', path: '/performance/indicators/new', act: 'indicator.edit', handle: saveIndicator },
  { method: 'get', path: '/performance/indicators/adopt', act: 'indicator.edit', handle: adoptPage },
  { method: 'post', path: '/performance/indicators/adopt', act: 'indicator.edit', handle: saveAdoption },
  { method: 'get', path: '/performance/indicators/:id/history', act: 'figure.read', handle: historyPage },
  { method: 'get', path: '/performance/indicators/:id/figures.csv', act: 'figure.read', handle: figuresCsv },
  { method: 'get', path: '/performance/indicators/:id/edit', act: 'indicator.edit', handle: editIndicatorPage },
  { method: 'post', path: '/performance/indicators/:id/edit', act: 'indicator.edit', handle: saveIndicator },
  { method: 'post', path: '/performance/indicators/:id/retire', act: 'indicator.edit', handle: saveRetirement },
];

const figureRoutes: readonly Route[] = [
  { method: 'get', path: '/performance/indicators/:id/enter', act: 'figure.enter', handle: enterPage },
  { method: 'post', path: '/performance/indicators/:id/enter', act: 'figure.enter', handle: saveEntry },
  { method: 'get', path: '/performance/bring', act: 'figure.enter', handle: bringPage },
  { method: 'post', path: '/performance/bring', act: 'figure.enter', handle: saveUpload },
  { method: 'get', path: '/performance/bring/template.xlsx', act: 'figure.enter', handle: templateFile },
  { method: 'get', path: '/performance/bring/readings', act: 'indicator.edit', handle: readingsPage },
  { method: 'get', path: '/performance/bring/readings/:reading/forget', act: 'indicator.edit', handle: forgetReadingPage },
  { method: 'post', path: '/performance/bring/readings/:reading/forget', act: 'indicator.edit', handle: saveForgetting },
  { method: 'get', path: '/performance/bring/:upload', act: 'figure.enter', handle: columnsPage },
  { method: 'post', path: '/performance/bring/:upload', act: 'figure.enter', handle: saveColumns },
  { method: 'get', path: '/performance/bring/:upload/preview', act: 'figure.enter', handle: previewPage },
  { method: 'post', path: '/performance/bring/:upload/keep', act: 'figure.enter', handle: saveFigures },
];

export const performanceSlice: Slice = {
  name: 'performance',
  acts: {
    'figure.read': ['coordinator', 'member', 'contributor', 'reader'],
    'figure.enter': ['coordinator', 'contributor'],
    'indicator.edit': ['coordinator'],
    'figure.rate': ['coordinator', 'contributor'],
    'figure.challenge': ['coordinator', 'member', 'contributor'],
    'claim.edit': ['coordinator', 'contributor'],
    ...reportActs,
  },
  nav: [{ text: 'Performance', path: '/performance', act: 'figure.read', order: 25 }],
  routes: [...indicatorRoutes, ...figureRoutes, ...qualityRoutes, ...challengeRoutes, ...claimRoutes, ...reportRoutes],
  api: [...api, ...trustApi, ...reportApi],
  home: async (ask) => {
    const lines = await ask.within(async (tx) => readScorecard(workOf(ask, tx), { onlySigned: await seesOnlySigned(tx, ask.here.id, ask.role) }));
    const off = lines.filter(({ judged }) => judged.status === 'off-track' && judged.way === 'worse');
    const late = lines.filter(({ indicator, judged }) => judged.late && (ask.role === 'coordinator' || indicator.leadPerson === ask.person));
    return [
      ...(await challengesAtHome(ask)),
      ...(await reportHome(ask)),
      ...late.slice(0, 6).map(({ indicator, judged }) => ({ group: 'late' as const, text: `The figure for ${indicator.title}`, href: ask.link(`/performance/indicators/${indicator.id}/enter`), status: 'Late', ...(judged.due === null ? {} : { hint: `Was due by ${formatDay(judged.due)}` }) })),
      ...off.slice(0, 4).map(({ indicator, judged }) => ({ group: 'changed' as const, text: indicator.title, href: ask.link(`/performance/indicators/${indicator.id}`), hint: judged.why, status: 'Off track' })),
    ];
  },
  contributions: [figureContribution, challengeContribution, signOffContribution],
  personal: {
    holds: async ({ tx, here }, person) => {
      const { loads, comments } = await enteredBy(tx, here.id, person);
      return [
        { what: 'Figures they entered', rows: loads }, { what: 'What they said about figures', rows: comments }, { what: 'Reports they drafted or issued', rows: await reportsMadeBy(tx, here.id, person) },
        { what: 'Exceptions they raised, sent back or closed', rows: await stepsBy(tx, here.id, person) }, ...(await trustHeldOf(tx, here.id, person)),
      ];
    },
    forget: async ({ tx, here }, { id, names }) => {
      await forgetEntrant(tx, here.id, id, names);
      await forgetReporter(tx, here.id, id);
      await forgetInTrust(tx, here.id, id);
    },
  },
  calendar: async (work) => [
    ...meetingDays(await reportsOf(work.tx, work.here.id), work.now),
    ...(await readScorecard(work)).flatMap(({ indicator, judged }) => (judged.due === null ? [] : [{ id: `figure-${indicator.id}`, on: judged.due, text: `Figure due: ${indicator.title}`, path: `/performance/indicators/${indicator.id}` }])),
    ...(await trustCalendar(work)),
  ],
  thread: ownThread,
  shares: [
    {
      kind: 'scorecard', title: 'Performance', hint: 'Each indicator with its latest figure, what was promised and how it stands',
      read: async (tx, here) => {
        const { organisations } = await readMembership(tx, here.id);
        const names = new Map(organisations.map((one) => [one.id as string, one.name]));
        const lines = await readScorecard({ tx, here, now: new Date() }, { onlySigned: (await settingOf(tx, here.id)).onlySigned });
        return {
          head: ['Indicator', 'Latest', 'Period', 'Promised by then', 'Status', 'Which way', 'Organisation'],
          rows: lines.map(({ indicator, judged, heldBack }) => [indicator.title, judged.latest === null ? (heldBack === null ? 'No figure yet' : 'Not signed off') : sayFigure(indicator, judged.latest), judged.latest === null ? '' : sayPeriod(indicator, judged.latest), judged.should === null ? '' : sayValue(indicator, judged.should), judged.status === null ? 'Nothing promised' : statusWords[judged.status], wayWords[judged.way], names.get(indicator.leadOrganisation ?? '') ?? '']),
        };
      },
    },
    reportShare,
  ],
};
