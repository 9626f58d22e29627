export { layers, seatRoles, standings } from './core/membership-record.ts';
export { namesApart } from './core/names-apart.ts';
export type { Group, Layer, Membership, Organisation, Person, Seat, SeatRole, Standing } from './core/membership-record.ts';
export { atomsOf, type Area } from './core/area-cover.ts';
export { isMailbox } from './core/mailbox.ts';
export { personLabels } from './core/person-label.ts';
