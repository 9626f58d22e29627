import type { AskHere } from '#platform/http/ask.ts';

/** Side navigation of everything under Performance. */
export const performanceSide = (ask: AskHere, current: string) => {
  const item = (text: string, path: string, name: string) => ({ text, href: ask.link(path), current: current === name });
  return [
    item('Scorecard', '/performance', 'scorecard'),
    item('What changed', '/performance/changes', 'changes'),
    item('Reports', '/performance/reports', 'reports'),
    item('Exceptions', '/performance/exceptions', 'exceptions'),
    item('Planner', '/performance/planner', 'planner'),
    item('Indicators', '/performance/indicators', 'indicators'),
    ...(ask.may('figure.enter') ? [item('Bring figures', '/performance/bring', 'bring')] : []),
    item('What was brought', '/performance/loads', 'loads'),
    item('Data quality', '/performance/quality', 'quality'),
    item('Challenges', '/performance/challenges', 'challenges'),
    item('What working together added', '/performance/claims', 'claims'),
  ];
};
