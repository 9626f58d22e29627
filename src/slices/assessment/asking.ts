// Asking people for something for a time: whom, by which message and link, by when, and how many have answered. Campaigns use it, and
// so may any other slice that puts a survey to people.
export { invitees, type Audience } from './core/audience.ts';
export { closedOn, mayRemind, roundFaults, takesAnswers, type RoundPlan, type RoundState, type RoundStatus } from './core/round.ts';
export type { Turnout } from './core/turnout.ts';
export { turnoutOf, type Counted } from './core/turnout-rates.ts';
export { sendLetter } from './commands/letter.ts';
export { keepRounds } from './jobs.ts';
export { askingFrom, askingPlan, readAsking, usualAsking, type AskingDraft } from './web/asking-draft.ts';
export { Chosen, MessageFields, WhenFields, WhoFields } from './web/asking-fields.tsx';
export { StatusTag } from './web/campaigns-page.tsx';
export { audienceInWords, TurnoutShown } from './web/turnout-shown.tsx';
