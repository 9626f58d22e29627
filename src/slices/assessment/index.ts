export { assess, resultsFromTally, type GroupQuestion, type GroupResult, type QuestionResult, type Results, type ThemeResult } from './core/results.ts';
export { tally, questionsOf, pointsOf, unrecordedName, type Counts, type GroupBy, type GroupTally, type Scales, type Tally } from './core/tally.ts';
export { readAnswer, type Answer, type Response } from './core/answer.ts';
export type { Finding, FindingKind } from './core/findings.ts';
export type { Campaign, CampaignPlan, Audience } from './core/campaign.ts';
export { sevenS, type Spoke, type Balance } from './core/seven-s.ts';
export { generalise, type Traits } from './core/cells.ts';
export { showTurnout } from './core/turnout.ts';
export { resultsJson } from './core/results-json.ts';
