import { daysBetween, formatDay, type Day } from '#lib/day.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { Strategy } from './strategy.ts';

export type IngredientName = 'vision' | 'action-plan' | 'commitment' | 'checking';
export const ingredientNames: Readonly<Record<IngredientName, string>> = {
  vision: 'A long-term vision led by outcomes', 'action-plan': 'An action plan of what comes first', commitment: 'A shared commitment to carry it out', checking: 'Checking, reviewing and reporting to local people',
};

/** One of the four ingredients: there, there in part, or missing; what it lacks, in words. */
export type Ingredient = { readonly name: IngredientName; readonly state: 'there' | 'part' | 'missing'; readonly lacks: readonly string[]; readonly fix: string; readonly source: string };

const source = 'WBT ¶36';
const longTerm = 10 * 365;
const isSaid = (text: string | null): boolean => text !== null && text.trim() !== '';
const few = (names: readonly string[]): string => sentenceList(names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names);

const ingredient = (name: IngredientName, asked: number, lacks: readonly string[], fix: string): Ingredient => ({ name, state: lacks.length === 0 ? 'there' : lacks.length >= asked ? 'missing' : 'part', lacks, fix, source });

const vision = ({ vision: said, outcomes, from, to }: Strategy): Ingredient => {
  const short = from !== null && to !== null && daysBetween(from, to) < longTerm - 3;
  const lacks = [
    ...(isSaid(said) ? [] : ['there is no vision']), ...(outcomes.length > 0 ? [] : ['no long-term outcome is named']),
    ...(short ? [`it runs from ${formatDay(from)} to ${formatDay(to)}, which is less than ten years`] : []),
  ];
  // A short horizon alone does not make a vision missing.
  return { ...ingredient('vision', 2, lacks, 'Say how the place should be in ten years or more, and by which outcomes people will know.'), state: lacks.length === 0 ? 'there' : !isSaid(said) && outcomes.length === 0 ? 'missing' : 'part' };
};

const actionPlan = ({ actions, outcomes }: Strategy): Ingredient => {
  const fix = 'Give every long-term outcome its first actions, each with a date.';
  if (actions.length === 0) return ingredient('action-plan', 1, ['there is no action plan'], fix);
  const bare = outcomes.filter((outcome) => !actions.some((action) => action.outcome === outcome.id)).map((outcome) => outcome.title);
  const known = new Set(outcomes.map((outcome) => outcome.id));
  const loose = actions.filter((action) => action.outcome === null || !known.has(action.outcome)).length;
  const undated = actions.filter((action) => action.due === null).length;
  const lacks = [
    ...(bare.length > 0 ? [`no action leads to ${few(bare)}`] : []), ...(loose > 0 ? [`${plural(loose, 'action leads', 'actions lead')} to no outcome`] : []),
    ...(undated > 0 ? [`${plural(undated, 'action has', 'actions have')} no date`] : []),
  ];
  return ingredient('action-plan', Infinity, lacks, fix);
};

const commitment = ({ commitment: said, actions }: Strategy): Ingredient => {
  const ownerless = actions.filter((action) => action.owner === null).length;
  const open = actions.filter((action) => action.owner !== null && action.accepted !== true).length;
  const lacks = [
    ...(isSaid(said) ? [] : ['it does not say what each partner commits or how the plan will be carried out']), ...(ownerless > 0 ? [`${plural(ownerless, 'action has', 'actions have')} no owner`] : []),
    ...(open > 0 ? [`${plural(open, 'action', 'actions')} not yet accepted by the owner`] : []),
  ];
  const nobody = actions.length === ownerless + open;
  return { ...ingredient('commitment', Infinity, lacks, 'Ask each partner to accept its actions itself, and say what money and people they bring.'), state: lacks.length === 0 ? 'there' : !isSaid(said) && nobody ? 'missing' : 'part' };
};

const checking = ({ checking: said, reporting, reviewDue }: Strategy): Ingredient =>
  ingredient('checking', 3, [
    ...(isSaid(said) ? [] : ['nobody is named to check performance']), ...(reviewDue === null ? ['no review has a date'] : []), ...(isSaid(reporting) ? [] : ['it does not say how local people hear of progress']),
  ], 'Say who looks at progress and when, set the date of the next review, and say how local people will hear.');

/** The four ingredients of a strategy, each there, in part or missing (S1; WBT ¶36). */
export const ingredientsOf = (strategy: Strategy): readonly Ingredient[] => [vision(strategy), actionPlan(strategy), commitment(strategy), checking(strategy)];

export type StrategyWarning = { readonly warning: 'ended' | 'review-overdue' | 'never-reviewed' | 'reviewed-long-ago' | 'no-engagement'; readonly reason: string; readonly fix: string; readonly source: string };

/** A review older than this is long ago: the span of an agreement (WBT ¶18). */
const agreementSpan = 3 * 365 + 1;

/** What makes a strategy out of date on a day. One that is out of date can't guide the choice of targets (ART, delivery and performance). */
export const strategyWarnings = (strategy: Strategy, today: Day): readonly StrategyWarning[] => {
  const { from, to, reviewed, reviewDue, engagement } = strategy;
  const warn = (warning: StrategyWarning['warning'], reason: string, fix: string, where = 'ART, WBT ¶45'): StrategyWarning => ({ warning, reason, fix, source: where });
  const since = reviewed ?? from;
  const overdue = reviewDue !== null && reviewDue < today;
  return [
    ...(to !== null && to < today ? [warn('ended', `The strategy ended on ${formatDay(to)}, ${plural(daysBetween(to, today), 'day')} ago.`, 'Agree a new one before its priorities are used to choose targets.')] : []),
    ...(overdue ? [warn('review-overdue', `Its review was due on ${formatDay(reviewDue)}, ${plural(daysBetween(reviewDue, today), 'day')} ago.`, 'Review it, or set a new date and say why.')] : []),
    ...(reviewed === null && since !== null && daysBetween(since, today) > agreementSpan ? [warn('never-reviewed', `It has not been reviewed since it began on ${formatDay(since)}.`, 'Review it against today’s evidence.')] : []),
    ...(reviewed !== null && daysBetween(reviewed, today) > agreementSpan ? [warn('reviewed-long-ago', `It was last reviewed on ${formatDay(reviewed)}, more than three years ago.`, 'Review it against today’s evidence.')] : []),
    ...(isSaid(engagement) ? [] : [warn('no-engagement', 'It does not say how local people helped to choose the priorities.', 'Ask them what would most improve life here, and write down how you asked and what they said.', 'ART, vision and strategy')]),
  ];
};
