import type { Group, Membership, Organisation, Person, Seat } from './membership-record.ts';

const drop = (entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> => Object.fromEntries(entries.filter(([, value]) => value !== null));

const personOut = (contacts: boolean) => (one: Person): object => ({
  ...drop([['id', one.id], ['name', one.name], ['email', contacts ? one.email : null], ['contact_details', one.phone === null || !contacts ? null : [{ type: 'voice', value: one.phone }]]]),
  joinery: { ...(contacts ? {} : { contacts }), externalId: one.externalId, job: one.job, elected: one.elected, skills: one.skills, inductedOn: one.inductedOn, rhythm: one.rhythm, organisation: one.organisation, from: one.from, to: one.to },
});

const organisationOut = (one: Organisation): object => ({
  ...drop([['id', one.id], ['name', one.name], ['classification', one.kind], ['identifiers', Object.entries(one.identifiers).map(([scheme, identifier]) => ({ scheme, identifier }))], ['founding_date', one.from], ['dissolution_date', one.to]]),
  joinery: { is: 'organisation', externalId: one.externalId, sector: one.sector, kind: one.kind, standing: one.standing, areas: one.areas },
});

const groupOut = (one: Group): object => ({
  ...drop([['id', one.id], ['name', one.name], ['classification', one.kind], ['parent_id', one.parent ?? one.host], ['founding_date', one.from], ['dissolution_date', one.to]]),
  joinery: { is: 'group', externalId: one.externalId, kind: one.kind, layer: one.layer, remit: one.remit, parent: one.parent, host: one.host, meetingsAYear: one.meetingsAYear, decides: one.decides, principals: one.principals },
});

const seatOut = (one: Seat): object => ({
  ...drop([['id', one.id], ['person_id', one.person], ['organization_id', one.group], ['role', one.role], ['on_behalf_of_id', one.organisation], ['start_date', one.from], ['end_date', one.to]]),
  joinery: { substituteFor: one.substituteFor, authority: one.authority },
});

/** Everyone who is or was at the table as Popolo JSON, with their addresses and phones or without. What Popolo has no word for stands under `joinery`, so that it comes back whole. */
export const popoloFrom = (ever: Membership, contacts = true): object => ({
  persons: ever.people.map(personOut(contacts)),
  organizations: [...ever.organisations.map(organisationOut), ...ever.groups.map(groupOut)],
  memberships: ever.seats.map(seatOut),
});
