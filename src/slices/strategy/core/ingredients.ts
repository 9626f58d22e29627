import { daysBetween, formatDay, type Day } from '#lib/day.ts';
import { plural, sentenceList } from '#lib/text.ts';
import { outOfDate, type Outcome, type Plan } from './plan.ts';

/** An immediate action towards an outcome by its key, and whether the partner that is to do it has said yes. */
export type PlannedAction = { readonly title: string; readonly outcome: string | null; readonly owner: string | null; readonly accepted: boolean | null; readonly due: Day | null };

/** A plan with what stands around it. */
export type StrategyInFull = Pick<Plan, 'vision' | 'coversFrom' | 'coversTo' | 'reviewDue' | 'status' | 'actionPlan' | 'actionPlanLink' | 'commitment' | 'checking'> & {
  readonly outcomes: readonly Pick<Outcome, 'key' | 'title'>[];
  /** Null when actions are not kept one by one; then the text or the link of the action plan is all there is to look at. */
  readonly actions: readonly PlannedAction[] | null;
  /** How residents hear of progress, and how they helped to choose. Null when that is not asked apart. */
  readonly reporting: string | null;
  readonly engagement: string | null;
  readonly reviewedOn: Day | null;
};

export type IngredientName = 'vision' | 'action-plan' | 'commitment' | 'checking';
export const ingredientNames: Readonly<Record<IngredientName, string>> = {
  vision: 'A long-term vision led by outcomes', 'action-plan': 'An action plan of what comes first', commitment: 'A shared commitment to carry it out', checking: 'Checking, reviewing and reporting to local people',
};

/** One of the four ingredients: there, there in part, or missing; what it lacks, in words. */
export type Ingredient = { readonly name: IngredientName; readonly state: 'there' | 'part' | 'missing'; readonly lacks: readonly string[]; readonly fix: string; readonly source: string };

const source = 'WBT ¶36';
const longTerm = 10 * 365;
const isSaid = (text: string): boolean => text.trim() !== '';
const few = (names: readonly string[]): string => sentenceList(names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names);

const ingredient = (name: IngredientName, asked: number, lacks: readonly string[], fix: string): Ingredient => ({ name, state: lacks.length === 0 ? 'there' : lacks.length >= asked ? 'missing' : 'part', lacks, fix, source });

const vision = ({ vision: said, outcomes, coversFrom, coversTo }: StrategyInFull): Ingredient => {
  const short = coversFrom !== null && coversTo !== null && daysBetween(coversFrom, coversTo) < longTerm - 3;
  const lacks = [
    ...(isSaid(said) ? [] : ['there is no vision']), ...(outcomes.length > 0 ? [] : ['no long-term outcome is named']),
    ...(short ? [`it runs from ${formatDay(coversFrom)} to ${formatDay(coversTo)}, which is less than ten years`] : []),
  ];
  // A short time alone does not make a vision missing.
  return { ...ingredient('vision', 2, lacks, 'Say how the place should be in ten years or more, and by which outcomes people will know.'), state: lacks.length === 0 ? 'there' : !isSaid(said) && outcomes.length === 0 ? 'missing' : 'part' };
};

const actionPlan = ({ actions, outcomes, actionPlan: said, actionPlanLink }: StrategyInFull): Ingredient => {
  const fix = 'Give every long-term outcome its first actions, each with a date.';
  const written = isSaid(said) || isSaid(actionPlanLink);
  if (actions === null || actions.length === 0) return ingredient('action-plan', 1, written ? [] : ['there is no action plan'], fix);
  const bare = outcomes.filter((outcome) => !actions.some((action) => action.outcome === outcome.key)).map((outcome) => outcome.title);
  const known = new Set(outcomes.map((outcome) => outcome.key));
  const loose = actions.filter((action) => action.outcome === null || !known.has(action.outcome)).length;
  const undated = actions.filter((action) => action.due === null).length;
  const lacks = [
    ...(bare.length > 0 ? [`no action leads to ${few(bare)}`] : []), ...(loose > 0 ? [`${plural(loose, 'action leads', 'actions lead')} to no outcome`] : []),
    ...(undated > 0 ? [`${plural(undated, 'action has', 'actions have')} no date`] : []),
  ];
  return ingredient('action-plan', Infinity, lacks, fix);
};

const commitment = ({ commitment: said, actions }: StrategyInFull): Ingredient => {
  const all = actions ?? [];
  const ownerless = all.filter((action) => action.owner === null).length;
  const open = all.filter((action) => action.owner !== null && action.accepted !== true).length;
  const lacks = [
    ...(isSaid(said) ? [] : ['it does not say what each partner commits or how the plan will be carried out']), ...(ownerless > 0 ? [`${plural(ownerless, 'action has', 'actions have')} no owner`] : []),
    ...(open > 0 ? [`${plural(open, 'action', 'actions')} not yet accepted by the owner`] : []),
  ];
  const nobody = all.length === ownerless + open;
  return { ...ingredient('commitment', Infinity, lacks, 'Ask each partner to accept its actions itself, and say what money and people they bring.'), state: lacks.length === 0 ? 'there' : !isSaid(said) && nobody ? 'missing' : 'part' };
};

const checking = ({ checking: said, reporting, reviewDue }: StrategyInFull): Ingredient =>
  ingredient('checking', reporting === null ? 2 : 3, [
    ...(isSaid(said) ? [] : ['it does not say who checks progress and how']), ...(reviewDue === null ? ['no review has a date'] : []), ...(reporting === null || isSaid(reporting) ? [] : ['it does not say how local people hear of progress']),
  ], 'Say who looks at progress and when, set the date of the next review, and say how local people will hear.');

/** The four ingredients of a strategy, each there, in part or missing (S1; WBT ¶36). */
export const ingredientsOf = (strategy: StrategyInFull): readonly Ingredient[] => [vision(strategy), actionPlan(strategy), commitment(strategy), checking(strategy)];

export type StrategyWarning = { readonly warning: 'out-of-date' | 'reviewed-long-ago' | 'no-engagement'; readonly reason: string; readonly fix: string; readonly source: string };

/** A review older than this is long ago: the span of an agreement (WBT ¶18). */
const agreementSpan = 3 * 365 + 1;

/** What makes a strategy a poor guide on a day. One that is out of date can't guide the choice of targets (ART, delivery and performance). */
export const strategyWarnings = (strategy: StrategyInFull, today: Day): readonly StrategyWarning[] => {
  const { reviewedOn, engagement } = strategy;
  const old = outOfDate(strategy, today);
  const longAgo = strategy.status === 'adopted' && reviewedOn !== null && daysBetween(reviewedOn, today) > agreementSpan;
  return [
    ...(old === null ? [] : [{ warning: 'out-of-date' as const, reason: `${old}.`, fix: 'Review it, or agree a new one, before its priorities are used to choose targets.', source: 'ART, WBT ¶45' }]),
    ...(longAgo ? [{ warning: 'reviewed-long-ago' as const, reason: `It was last reviewed on ${formatDay(reviewedOn)}, more than three years ago.`, fix: 'Review it against today’s evidence.', source: 'ART, WBT ¶45' }] : []),
    ...(engagement === null || isSaid(engagement) ? [] : [{ warning: 'no-engagement' as const, reason: 'It does not say how local people helped to choose the priorities.', fix: 'Ask them what would most improve life here, and write down how you asked and what they said.', source: 'ART, vision and strategy' }]),
  ];
};
