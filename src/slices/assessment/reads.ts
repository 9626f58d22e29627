export { findPack } from './store/pack-store.ts';
export { resultsOf } from './commands/results-of.ts';
export { campaignById, campaignsOf } from './store/campaign-store.ts';
export { insertCampaign } from './store/campaign-store.ts';
export { insertInvitation, keepTurnout } from './store/invitation-store.ts';
