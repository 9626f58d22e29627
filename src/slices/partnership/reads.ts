export { readMembership } from './store/membership-store.ts';
