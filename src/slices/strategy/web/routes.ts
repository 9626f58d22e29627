import type { Route } from '#platform/slice.ts';
import { agreementForm, roundForm } from './agreement-form.ts';
import { csvExport, importPage, previewPage, saveImport } from './agreement-files.tsx';
import { agreementPage, agreementsPage, closeNow, draftNow, negotiateNow, nextNow } from './agreements-page.tsx';
import { alignmentPage } from './alignment-page.tsx';
import { checkPage, signNow } from './check-page.tsx';
import { comparePage } from './compare-page.tsx';
import { contributorForm, sharesForm } from './contributor-form.ts';
import { evidenceForm } from './evidence-form.ts';
import { evidencePage, onePage, saveSaying } from './evidence-pages.tsx';
import { showForm, takeForm, type FormPage } from './form-page.ts';
import { levelsPage } from './levels-page.tsx';
import { cellForm, effectForm } from './matrix-forms.tsx';
import { endCellNow, endEffectNow, matrixPage } from './matrix-page.tsx';
import { outcomeForm } from './outcome-form.ts';
import { outcomesPage } from './outcomes-page.tsx';
import { overviewPage } from './overview-page.tsx';
import { planForm, themeForm } from './plan-form.tsx';
import { adoptNow, makeVersionNow, planPage, plansPage, removeOutcomeNow, removeThemeNow } from './plans-page.tsx';
import { targetForm } from './target-form.ts';
import { endContributorNow, leaveOutNow, targetPage } from './target-page.tsx';

const read = (path: string, handle: Route['handle']): Route => ({ method: 'get', path: `/strategy${path}`, act: 'strategy.read', handle });
const write = (path: string, handle: Route['handle']): Route => ({ method: 'post', path: `/strategy${path}`, act: 'strategy.edit', handle });
const form = <Seen>(path: string, page: FormPage<Seen>): readonly Route[] => [{ method: 'get', path: `/strategy${path}`, act: 'strategy.edit', handle: showForm(page) }, write(path, takeForm(page))];

const planRoutes: readonly Route[] = [
  read('/plans', plansPage), ...form('/plans/:id/edit', planForm), read('/plans/:id', planPage), write('/plans/:id/adopt', adoptNow), write('/plans/:id/version', makeVersionNow),
  ...form('/plans/:plan/themes/:id', themeForm), write('/plans/:plan/themes/:id/remove', removeThemeNow), ...form('/plans/:plan/outcomes/:id', outcomeForm), write('/plans/:plan/outcomes/:id/remove', removeOutcomeNow),
];

const evidenceRoutes: readonly Route[] = [read('/evidence', evidencePage), ...form('/evidence/:id/edit', evidenceForm), read('/evidence/:id', onePage), write('/evidence/:id/current', saveSaying)];

const matrixRoutes: readonly Route[] = [
  read('/matrix', matrixPage), ...form('/matrix/cell/:id', cellForm), write('/matrix/cell/:id/end', endCellNow), ...form('/matrix/effect/:id', effectForm), write('/matrix/effect/:id/end', endEffectNow),
];

const agreementRoutes: readonly Route[] = [
  read('/agreements', agreementsPage), ...form('/agreements/:id/edit', agreementForm), read('/agreements/:id', agreementPage), read('/agreements/:id/check', checkPage), write('/agreements/:id/sign', signNow),
  write('/agreements/:id/negotiate', negotiateNow), write('/agreements/:id/close', closeNow), write('/agreements/:id/next', nextNow), write('/agreements/:id/drafts', draftNow), read('/agreements/:id/compare', comparePage),
  read('/agreements/:id/agreement.csv', csvExport), { ...read('/agreements/:id/import', importPage), act: 'strategy.edit' }, write('/agreements/:id/import', saveImport), write('/agreements/:id/import/preview', previewPage),
  ...form('/agreements/:agreement/rounds/:id', roundForm), ...form('/agreements/:agreement/targets/:id', targetForm),
];

const targetRoutes: readonly Route[] = [
  read('/targets/:id', targetPage), write('/targets/:id/leave-out', leaveOutNow), ...form('/targets/:id/contributors', contributorForm), write('/targets/:target/contributors/:id/end', endContributorNow), ...form('/targets/:id/shares', sharesForm),
];

/** Every page under Strategy but the golden thread, which is made of every slice's part. */
export const strategyRoutes: readonly Route[] = [read('', overviewPage), read('/outcomes', outcomesPage), read('/levels', levelsPage), read('/alignment', alignmentPage), ...planRoutes, ...evidenceRoutes, ...matrixRoutes, ...agreementRoutes, ...targetRoutes];
