import type { Cell } from './contribution-cell.ts';
import type { PlacedOutcome, Plan } from './plan.ts';
import type { PlannedAction, StrategyInFull } from './ingredients.ts';

type Around = { readonly outcomes: readonly PlacedOutcome[]; readonly cells: readonly Cell[] };

// What partners do for the outcomes are the actions of a plan; where no partner has a part yet, the plan in words is all there is to look at.
const actionsOf = ({ reviewDue }: Plan, { outcomes, cells }: Around): readonly PlannedAction[] | null => {
  const byKey = new Map(outcomes.map((one) => [one.key, one]));
  const own = cells.filter((cell) => byKey.has(cell.outcome) && cell.answer !== 'declined');
  return own.length === 0 ? null : own.map((cell) => ({ title: cell.what, outcome: cell.outcome, owner: cell.doerName, accepted: cell.answer === null ? null : true, due: byKey.get(cell.outcome)?.byWhen ?? reviewDue }));
};

/** A kept plan with what stands around it, as the checks of a strategy know it. */
export const asStrategy = (plan: Plan, around: Around): StrategyInFull => ({ ...plan, outcomes: around.outcomes, actions: actionsOf(plan, around) });
