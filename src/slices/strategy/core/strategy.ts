import type { Day } from '#lib/day.ts';

/** A long-term outcome, with the evidence that it rests on by id. */
export type Outcome = { readonly id: string; readonly title: string; readonly theme: string | null; readonly evidence: readonly string[] };

/** An immediate action towards an outcome, and whether the partner that is to do it has said yes. */
export type PlannedAction = { readonly title: string; readonly outcome: string | null; readonly owner: string | null; readonly accepted: boolean | null; readonly due: Day | null };

/** A long-term strategy for a place. */
export type Strategy = {
  readonly vision: string | null;
  readonly themes: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly actions: readonly PlannedAction[];
  /** What each partner has committed and how the plan will be paid for and done, in words. */
  readonly commitment: string | null;
  /** Who checks performance, and when. */
  readonly checking: string | null;
  /** How local people helped to choose the priorities, and how they hear of progress. */
  readonly engagement: string | null;
  readonly reporting: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly reviewed: Day | null;
  readonly reviewDue: Day | null;
};
