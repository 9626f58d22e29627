import type { Cell } from './contribution-cell.ts';
import type { PlacedOutcome, Plan, Theme } from './plan.ts';
import type { PlannedAction, Strategy } from './strategy.ts';

type Around = { readonly themes: readonly Theme[]; readonly outcomes: readonly PlacedOutcome[]; readonly cells: readonly Cell[]; readonly restsOn: ReadonlyMap<string, readonly string[]> };

const said = (text: string): string | null => (text === '' ? null : text);

// What partners do for the outcomes are the actions of a plan that has one; a plan in words that no partner has a part in is one action that nobody owns.
const actionsOf = ({ actionPlan, actionPlanLink, reviewDue }: Plan, { outcomes, cells }: Around): readonly PlannedAction[] => {
  if (actionPlan === '' && actionPlanLink === '') return [];
  const byKey = new Map(outcomes.map((one) => [one.key, one]));
  const own = cells.filter((cell) => byKey.has(cell.outcome) && cell.answer !== 'declined');
  if (own.length === 0) return [{ title: 'The action plan', outcome: null, owner: null, accepted: null, due: reviewDue }];
  return own.map((cell) => ({ title: cell.what, outcome: cell.outcome, owner: cell.doerName, accepted: cell.answer === null ? null : true, due: byKey.get(cell.outcome)?.byWhen ?? reviewDue }));
};

/** A kept plan with what stands around it, as the checks of a strategy know it. */
export const asStrategy = (plan: Plan, around: Around): Strategy => ({
  vision: said(plan.vision), themes: around.themes.map((theme) => theme.title),
  outcomes: around.outcomes.map((one) => ({ id: one.key, title: one.title, theme: one.themeTitle, evidence: around.restsOn.get(one.key) ?? [] })),
  actions: actionsOf(plan, around), commitment: said(plan.commitment), checking: said(plan.checking), engagement: said(plan.engagement), reporting: said(plan.reporting),
  from: plan.coversFrom, to: plan.coversTo, reviewed: plan.reviewedOn, reviewDue: plan.reviewDue,
});
