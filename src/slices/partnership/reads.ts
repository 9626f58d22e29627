export { personNow, readMembership } from './store/membership-store.ts';
export { namesOf } from './store/personal-store.ts';
export { readProfile } from './store/profile-store.ts';
export { setUpPartnership } from './commands/set-up-partnership.ts';
export { insertGroup, insertOrganisation, insertPerson, insertSeat } from './store/record-store.ts';
// What a partnership knows of its own table, for whoever loads one whole.
export { insertLine as addAccountability } from './store/accountability-store.ts';
export { saveAreas as keepAreas, setPartnershipAreas as chooseAreas } from './store/area-store.ts';
export { insertBalance as recordBalance, savePlacing as seePartnership } from './store/check-store.ts';
export { insertEvent as addDevelopmentEvent, insertNeeds as addSkillNeeds } from './store/skills-store.ts';
export type { ReadArea as AreaDrawn } from './core/read-areas.ts';
export { areasOf as readAreas } from './store/area-store.ts';
