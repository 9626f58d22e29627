export { readContributors, readOutcomes, readSharedWork, readStandingTargets, type CurrentContributor, type CurrentOutcome, type CurrentTarget } from './store/current-store.ts';
// What a strategy begins with, for whoever loads one whole.
export { addPlan, adopt as adoptPlan } from './commands/edit-plan.ts';
export { saveOutcome, saveTheme } from './commands/edit-outcome.ts';
export { saveEvidence, sayOfEvidence } from './commands/edit-evidence.ts';
export { addCell as offerPart, answerOffer as answerPart, saveEffect } from './commands/edit-matrix.ts';
export { addAgreement, negotiate, sign as signAgreement, takeDraft } from './commands/edit-agreement.ts';
export { saveTarget } from './commands/edit-target.ts';
export { answerTarget, offerContribution, saveShares } from './commands/edit-contributors.ts';
export { saveRound } from './commands/edit-round.ts';
