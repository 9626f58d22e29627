export { actionsOf } from './store/action-store.ts';
export { addAction, reportAction } from './commands/change-actions.ts';
