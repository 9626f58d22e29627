import { formatDay } from '#lib/day.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { HomeItem, Route, Share } from '#platform/slice.ts';
import { reportsOf } from './store/report-store.ts';
import { exceptionsPage, raisePage, saveRaise, saveSettle, settlePage } from './web/exceptions-page.tsx';
import { limitsPage, saveLimits } from './web/limits-page.tsx';
import { choosePage, plannerPage, saveChoice } from './web/planner-page.tsx';
import { reportPdf, reportSheet, reportWord } from './web/report-files.ts';
import { reportPage, saveDiscard, saveIssue, saveReport } from './web/report-page.tsx';
import { newReportPage, reportsPage, saveNewReport } from './web/reports-page.tsx';

/** Who may read and make reports, and raise exceptions. */
export const reportActs = {
  'report.read': ['coordinator', 'member', 'contributor', 'reader'],
  'report.edit': ['coordinator'],
  'exception.raise': ['coordinator', 'member', 'contributor'],
} as const;

export const reportRoutes: readonly Route[] = [
  { method: 'get', path: '/performance/reports', act: 'report.read', handle: reportsPage },
  { method: 'get', path: '/performance/reports/new', act: 'report.edit', handle: newReportPage },
  { method: 'post', path: '/performance/reports/new', act: 'report.edit', handle: saveNewReport },
  { method: 'get', path: '/performance/reports/:id', act: 'report.read', handle: reportPage },
  { method: 'post', path: '/performance/reports/:id', act: 'report.edit', handle: saveReport },
  { method: 'post', path: '/performance/reports/:id/issue', act: 'report.edit', handle: saveIssue },
  { method: 'post', path: '/performance/reports/:id/discard', act: 'report.edit', handle: saveDiscard },
  { method: 'get', path: '/performance/reports/:id/paper.docx', act: 'report.read', handle: reportWord },
  { method: 'get', path: '/performance/reports/:id/paper.pdf', act: 'report.read', handle: reportPdf },
  { method: 'get', path: '/performance/reports/:id/paper.xlsx', act: 'report.read', handle: reportSheet },
  { method: 'get', path: '/performance/exceptions', act: 'report.read', handle: exceptionsPage },
  { method: 'get', path: '/performance/exceptions/:id', act: 'report.edit', handle: settlePage },
  { method: 'post', path: '/performance/exceptions/:id', act: 'report.edit', handle: saveSettle },
  { method: 'get', path: '/performance/indicators/:id/raise', act: 'exception.raise', handle: raisePage },
  { method: 'post', path: '/performance/indicators/:id/raise', act: 'exception.raise', handle: saveRaise },
  { method: 'get', path: '/performance/planner', act: 'report.read', handle: plannerPage },
  { method: 'get', path: '/performance/planner/:id', act: 'report.edit', handle: choosePage },
  { method: 'post', path: '/performance/planner/:id', act: 'report.edit', handle: saveChoice },
  { method: 'get', path: '/performance/limits', act: 'report.edit', handle: limitsPage },
  { method: 'post', path: '/performance/limits', act: 'report.edit', handle: saveLimits },
];

const month = 31 * 86_400_000;

/** On the home page: drafts that wait to be issued, and what was issued since this person was last here. */
export const reportHome = async (ask: AskHere): Promise<readonly HomeItem[]> => {
  const reports = await ask.within((tx) => reportsOf(tx, ask.here.id));
  const since = (ask.seenAt ?? new Date(ask.now.getTime() - month)).getTime();
  return reports.flatMap((one): readonly HomeItem[] => {
    const href = ask.link(`/performance/reports/${one.id}`);
    if (one.state === 'draft') return ask.may('report.edit') ? [{ group: 'waiting', text: `Issue the report “${one.title}”`, href, hint: `For ${formatDay(one.meetsOn)}`, minutes: 15 }] : [];
    return one.issuedAt !== null && one.issuedAt.getTime() >= Math.max(since, ask.now.getTime() - month) ? [{ group: 'changed', text: one.title, href, hint: `Report to ${one.seenBy ?? 'its group'}, ${formatDay(one.meetsOn)}`, status: 'Issued' }] : [];
  }).slice(0, 5);
};

/** The strategic reports that were issued, for another tier. */
export const reportShare: Share = {
  kind: 'reports', title: 'Reports to the board', hint: 'Strategic reports that were issued: when, for which meeting, and what they said first',
  read: async (tx, here) => ({
    head: ['Report', 'Group', 'Meeting', 'What it said first'],
    rows: (await reportsOf(tx, here.id)).flatMap((one) => (one.seenBy === null || one.layer !== 'strategic' ? [] : [[one.title, one.seenBy, formatDay(one.meetsOn), one.saidFirst ?? '']])),
  }),
};
