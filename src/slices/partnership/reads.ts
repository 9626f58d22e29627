export { readMembership } from './store/membership-store.ts';
export { readProfile } from './store/profile-store.ts';
export { setUpPartnership } from './commands/set-up-partnership.ts';
export { insertGroup, insertOrganisation, insertPerson, insertSeat } from './store/record-store.ts';
