import type { AskHere } from '#platform/http/ask.ts';

/** Side navigation of everything under Health check. */
export const assessmentSide = (ask: AskHere, current: string) => [
  { text: 'Campaigns', href: ask.link('/health-check'), current: current === 'campaigns' },
  { text: 'Question banks', href: ask.link('/health-check/banks'), current: current === 'banks' },
  ...(ask.may('campaign.manage') && ask.services.config.smtpUrl === undefined ? [{ text: 'Messages', href: ask.link('/health-check/messages'), current: current === 'messages' }] : []),
];
