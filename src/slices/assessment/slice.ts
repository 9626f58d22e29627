import { dayOf, formatDay } from '#lib/day.ts';
import type { Slice } from '#platform/slice.ts';
import { closedOn, takesAnswers } from './core/round.ts';
import { api } from './api/campaigns.ts';
import { keepCampaigns } from './jobs.ts';
import { surveyContribution } from './commands/survey-contribution.ts';
import { campaignsOf } from './store/campaign-store.ts';
import { forgetInAssessments, heldInAssessments } from './store/invitation-store.ts';
import { answerRoutes } from './web/answer/answer-routes.tsx';
import { bankPage, banksPage, savePack } from './web/banks-pages.tsx';
import { campaignPage, closePage, confirmClosePage, openPage, remindPage } from './web/campaign-page.tsx';
import { campaignsPage } from './web/campaigns-page.tsx';
import { messagesPage } from './web/messages-page.tsx';
import { docxPaper, paperPage, pdfPaper, xlsxPaper } from './web/paper-pages.tsx';
import { chooseBankPage, discardPage, editCampaignPage, newCampaignPage, saveEditedCampaign, saveNewCampaign } from './web/plan-campaign-pages.tsx';
import { planFromFinding } from './web/results/plan-from-finding.ts';
import { namedAnswersPage } from './web/results/named-answers-page.tsx';
import { resultsPage, themePage } from './web/results/results-page.tsx';

export const assessmentSlice: Slice = {
  name: 'assessment',
  acts: {
    'assessment.read': ['coordinator', 'member', 'contributor', 'reader'],
    'results.read': ['coordinator', 'member', 'reader'],
    'campaign.manage': ['coordinator'],
    'pack.upload': ['coordinator'],
  },
  nav: [{ text: 'Health check', path: '/health-check', act: 'assessment.read', order: 30 }],
  open: answerRoutes,
  routes: [
    { method: 'get', path: '/health-check', act: 'assessment.read', handle: campaignsPage },
    { method: 'get', path: '/health-check/banks', act: 'assessment.read', handle: banksPage },
    { method: 'post', path: '/health-check/banks', act: 'pack.upload', handle: savePack },
    { method: 'get', path: '/health-check/banks/:bank', act: 'assessment.read', handle: bankPage },
    { method: 'get', path: '/health-check/messages', act: 'campaign.manage', handle: messagesPage },
    { method: 'get', path: '/health-check/new', act: 'campaign.manage', handle: chooseBankPage },
    { method: 'get', path: '/health-check/new/:bank', act: 'campaign.manage', handle: newCampaignPage },
    { method: 'post', path: '/health-check/new/:bank', act: 'campaign.manage', handle: saveNewCampaign },
    { method: 'get', path: '/health-check/:id', act: 'assessment.read', handle: campaignPage },
    { method: 'get', path: '/health-check/:id/edit', act: 'campaign.manage', handle: editCampaignPage },
    { method: 'post', path: '/health-check/:id/edit', act: 'campaign.manage', handle: saveEditedCampaign },
    { method: 'post', path: '/health-check/:id/open', act: 'campaign.manage', handle: openPage },
    { method: 'post', path: '/health-check/:id/remind', act: 'campaign.manage', handle: remindPage },
    { method: 'get', path: '/health-check/:id/close', act: 'campaign.manage', handle: confirmClosePage },
    { method: 'post', path: '/health-check/:id/close', act: 'campaign.manage', handle: closePage },
    { method: 'post', path: '/health-check/:id/discard', act: 'campaign.manage', handle: discardPage },
    { method: 'get', path: '/health-check/:id/results', act: 'results.read', handle: resultsPage },
    { method: 'get', path: '/health-check/:id/results/:theme', act: 'results.read', handle: themePage },
    { method: 'get', path: '/health-check/:id/answers', act: 'campaign.manage', handle: namedAnswersPage },
    { method: 'get', path: '/health-check/:id/plan', act: 'action.edit', handle: planFromFinding },
    { method: 'get', path: '/health-check/:id/paper', act: 'results.read', handle: paperPage },
    { method: 'get', path: '/health-check/:id/paper.docx', act: 'results.read', handle: docxPaper },
    { method: 'get', path: '/health-check/:id/paper.pdf', act: 'results.read', handle: pdfPaper },
    { method: 'get', path: '/health-check/:id/paper.xlsx', act: 'results.read', handle: xlsxPaper },
  ],
  api,
  jobs: [{ name: 'campaigns', everyMinute: keepCampaigns }],
  home: async (ask) => {
    const today = dayOf(ask.now);
    const campaigns = await ask.within((tx) => campaignsOf(tx, ask.here.id));
    const open = campaigns.filter((one) => takesAnswers(one, today)).map((one) => ({ group: 'waiting' as const, text: ask.may('campaign.manage') ? `See how answers to “${one.title}” come in` : `“${one.title}” is open: answer by the link in your message`, href: ask.link(`/health-check/${one.id}`), hint: `Last day ${formatDay(one.closesOn)}`, status: 'Open', minutes: 2 }));
    const drafts = ask.may('campaign.manage') ? campaigns.filter((one) => one.status === 'draft').map((one) => ({ group: 'waiting' as const, text: `Open “${one.title}”`, href: ask.link(`/health-check/${one.id}`), status: 'Draft', minutes: 5 })) : [];
    const [latest] = ask.may('results.read') ? campaigns.filter((one) => one.status === 'closed') : [];
    return [...open, ...drafts, ...(latest === undefined ? [] : [{ group: 'next' as const, text: `Read the findings of “${latest.title}”`, href: ask.link(`/health-check/${latest.id}/results`), hint: `Closed ${formatDay(closedOn(latest))}`, minutes: 10 }])];
  },
  contributions: [surveyContribution],
  personal: {
    holds: async ({ tx, here }, person) => {
      const { asked, answers } = await heldInAssessments(tx, here.id, person);
      return [{ what: 'Surveys they were asked to answer', rows: asked }, { what: 'Answers kept with their name', rows: answers }];
    },
    forget: ({ tx, here }, { id }) => forgetInAssessments(tx, here.id, id),
  },
  calendar: async ({ tx, here }) =>
    (await campaignsOf(tx, here.id)).filter((campaign) => campaign.status === 'open' || campaign.status === 'scheduled').map((campaign) => ({ id: `campaign-${campaign.id}`, on: campaign.closesOn, text: `Last day: ${campaign.title}`, path: `/health-check/${campaign.id}` })),
};
