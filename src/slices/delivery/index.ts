export { actionStatuses, checkAction, isEnded, isOverdue, statusNames, type Action, type ActionPlan, type ActionStatus, type Origin } from './core/action.ts';
