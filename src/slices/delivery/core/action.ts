import type { Day } from '#lib/day.ts';
import type { ActionId, OrganisationId, PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';

export const actionStatuses = ['not-started', 'on-track', 'at-risk', 'done', 'dropped'] as const;
export type ActionStatus = (typeof actionStatuses)[number];
export const statusNames: Readonly<Record<ActionStatus, string>> = { 'not-started': 'Not started', 'on-track': 'On track', 'at-risk': 'At risk', done: 'Done', dropped: 'Dropped' };

/** Where an action came from. The slice named there knows what the id means; delivery does not. */
export type Origin = { readonly slice: string; readonly kind: string; readonly id: string; readonly text: string };

export type ActionPlan = {
  readonly what: string;
  readonly ownerOrganisation: OrganisationId | null;
  readonly ownerPerson: PersonId | null;
  readonly dueOn: Day | null;
  readonly measure: string;
  readonly origin: Origin | null;
};

export type Action = ActionPlan & { readonly id: ActionId; readonly status: ActionStatus; readonly version: number; readonly endedOn: Day | null };

/** A plan that can be kept, or what is wrong with it. */
export const checkAction = (plan: ActionPlan): Result<ActionPlan> => {
  const faults: (Fault | null)[] = [
    plan.what === '' ? { field: 'what', message: 'Say what will be done' } : null,
    plan.what.length > 500 ? { field: 'what', message: 'What will be done must be 500 characters or fewer' } : null,
    plan.ownerOrganisation === null ? { field: 'organisation', message: 'Choose the organisation that owns it' } : null,
    plan.dueOn === null ? { field: 'due', message: 'Enter the date it is due, like 31 3 2027' } : null,
    plan.measure === '' ? { field: 'measure', message: 'Say how you will know that it worked' } : null,
  ];
  const wrong = faults.filter((fault): fault is Fault => fault !== null);
  return wrong.length === 0 ? ok(plan) : invalid(wrong);
};

export const isEnded = (status: ActionStatus): boolean => status === 'done' || status === 'dropped';

/** Late: due before today and not ended. */
export const isOverdue = (action: Pick<Action, 'dueOn' | 'status'>, today: Day): boolean => action.dueOn !== null && action.dueOn < today && !isEnded(action.status);
