import type { AskHere } from '#platform/http/ask.ts';

export type StrategyPart = 'overview' | 'plans' | 'outcomes' | 'evidence' | 'matrix' | 'levels' | 'agreements' | 'alignment';

/** Side navigation of everything under Strategy. */
export const strategySide = (ask: AskHere, current: StrategyPart) => {
  const item = (text: string, path: string, name: StrategyPart) => ({ text, href: ask.link(path), current: current === name });
  return [
    item('Overview', '/strategy', 'overview'),
    item('Strategies and plans', '/strategy/plans', 'plans'),
    item('Outcomes', '/strategy/outcomes', 'outcomes'),
    item('Evidence', '/strategy/evidence', 'evidence'),
    item('Who does what', '/strategy/matrix', 'matrix'),
    item('Up and down the levels', '/strategy/levels', 'levels'),
    item('Agreements and targets', '/strategy/agreements', 'agreements'),
    item('How the two overlap', '/strategy/alignment', 'alignment'),
  ];
};
