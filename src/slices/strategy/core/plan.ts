import { formatDay, type Day } from '#lib/day.ts';
import type { GroupId, Id } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';

export type PlanId = Id<'plan'>;
export type ThemeId = Id<'theme'>;
export type OutcomeId = Id<'outcome'>;

/** From the smallest area to the largest; `other` stands beside them. */
export const levels = ['parish', 'district', 'county', 'other'] as const;
export type Level = (typeof levels)[number];
export const levelNames: Readonly<Record<Level, string>> = { parish: 'Parish or neighbourhood', district: 'District', county: 'County or whole area', other: 'Other' };

export type PlanStatus = 'draft' | 'adopted' | 'replaced';
export const planStatusNames: Readonly<Record<PlanStatus, string>> = { draft: 'Draft', adopted: 'Adopted', replaced: 'Replaced' };

export type PlanInput = {
  readonly title: string;
  readonly level: Level;
  readonly area: string;
  readonly vision: string;
  readonly coversFrom: Day | null;
  readonly coversTo: Day | null;
  readonly adoptedOn: Day | null;
  readonly reviewDue: Day | null;
  readonly actionPlan: string;
  readonly actionPlanLink: string;
  /** What partners have said that they will do towards the action plan. */
  readonly commitment: string;
  /** Who checks performance, and when. */
  readonly checking: string;
  /** How residents hear of progress. */
  readonly reporting: string;
  /** How residents helped to choose the priorities. */
  readonly engagement: string;
  readonly reviewedOn: Day | null;
};

export type Plan = PlanInput & { readonly id: PlanId; readonly status: PlanStatus; readonly number: number; readonly replaces: PlanId | null; readonly version: number };

export type Theme = { readonly id: ThemeId; readonly plan: PlanId; readonly title: string; readonly group: GroupId | null; readonly position: number; readonly version: number };

export type OutcomeInput = { readonly title: string; readonly theme: ThemeId | null; readonly good: string; readonly byWhen: Day | null; readonly serves: string | null };

/** `key` names the outcome through every version of its plan; `serves` is the key of the outcome of a wider plan. */
export type Outcome = OutcomeInput & { readonly id: OutcomeId; readonly plan: PlanId; readonly key: string; readonly position: number; readonly version: number };

/** An outcome with what stands around it. */
export type PlacedOutcome = Outcome & { readonly planTitle: string; readonly level: Level; readonly themeTitle: string | null; readonly group: GroupId | null };

const faultsOf = <T>(value: T, faults: readonly (Fault | false)[]): Result<T> => {
  const wrong = faults.filter((fault): fault is Fault => fault !== false);
  return wrong.length === 0 ? ok(value) : invalid(wrong);
};
const long = (field: string, label: string, text: string, most: number): Fault | false => text.length > most && { field, message: `${label} must be ${most.toLocaleString('en-GB')} characters or fewer` };

/** A link that a browser opens as a page. */
export const isWebLink = (text: string): boolean => /^https?:\/\/[^\s]+$/i.test(text) && text.length <= 2000;

/** A strategy or plan that can be kept, or what is wrong with it. */
export const checkPlan = (plan: PlanInput): Result<PlanInput> =>
  faultsOf(plan, [
    plan.title === '' && { field: 'title', message: 'Enter the title of the strategy or plan' },
    long('title', 'Title', plan.title, 200),
    long('area', 'Area', plan.area, 200),
    long('vision', 'Vision', plan.vision, 10_000),
    long('actionPlan', 'Action plan', plan.actionPlan, 10_000),
    long('commitment', 'Shared commitment', plan.commitment, 10_000),
    long('checking', 'Checking progress', plan.checking, 10_000),
    long('reporting', 'Telling residents', plan.reporting, 10_000),
    long('engagement', 'Asking residents', plan.engagement, 10_000),
    plan.actionPlanLink !== '' && !isWebLink(plan.actionPlanLink) && { field: 'actionPlanLink', message: 'Enter a link that begins with https:// or http://' },
    plan.coversFrom !== null && plan.coversTo !== null && plan.coversTo < plan.coversFrom && { field: 'coversTo', message: 'The end must be after the beginning' },
  ]);

export const checkOutcome = (outcome: OutcomeInput): Result<OutcomeInput> =>
  faultsOf(outcome, [
    outcome.title === '' && { field: 'title', message: 'Enter the outcome: what will be different for people' },
    long('title', 'Outcome', outcome.title, 300),
    long('good', 'What good looks like', outcome.good, 4000),
  ]);

export const checkTitle = (title: string, what: string): Result<string> => faultsOf(title, [title === '' && { field: 'title', message: `Enter ${what}` }, long('title', 'Title', title, 200)]);

/** Why a plan in force is out of date, sharpest first; null when it is not. A draft and a replaced plan are never out of date. */
export const outOfDate = (plan: Pick<Plan, 'status' | 'coversTo' | 'reviewDue'>, today: Day): string | null => {
  if (plan.status !== 'adopted') return null;
  if (plan.coversTo !== null && plan.coversTo < today) return `Its time ended on ${formatDay(plan.coversTo)} and nothing has replaced it`;
  if (plan.reviewDue === null) return 'No day is set for its review';
  return plan.reviewDue < today ? `Its review was due on ${formatDay(plan.reviewDue)}` : null;
};

/** The outcomes that hold now: those of adopted plans, and of first drafts. A draft that will replace a plan holds nothing yet. */
export const holdsNow = (plan: Pick<Plan, 'status' | 'replaces'>): boolean => plan.status === 'adopted' || (plan.status === 'draft' && plan.replaces === null);
