import type { Membership, Person } from './membership-record.ts';
import { sameName } from './plan-import.ts';

/** What each person is called where several are listed: their name; of two of one name with their organisation, and where that is one too with their address. */
export const namesApart = ({ people, organisations }: Pick<Membership, 'people' | 'organisations'>): ReadonlyMap<string, string> => {
  const organisationOf = new Map<string, string>(organisations.map((one) => [one.id, one.name]));
  const withOrganisation = (person: Person): string => { const organisation = organisationOf.get(person.organisation ?? ''); return organisation === undefined ? person.name : `${person.name} (${organisation})`; };
  const withAddress = (person: Person): string => [withOrganisation(person), ...(person.email === null ? [] : [person.email])].join(', ');
  return [withOrganisation, withAddress].reduce<ReadonlyMap<string, string>>((called, longer) => {
    const alike = Map.groupBy(people, (person) => sameName(called.get(person.id) ?? ''));
    return new Map(people.map((person) => { const name = called.get(person.id) ?? ''; return [person.id, (alike.get(sameName(name)) ?? []).length > 1 ? longer(person) : name]; }));
  }, new Map(people.map((person) => [person.id, person.name])));
};
