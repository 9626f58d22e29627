import type { PersonId } from '#lib/id.ts';
import type { Membership } from './membership-record.ts';
import { sameName } from './plan-import.ts';

/** How people stand in a list to choose from: by name, and by organisation or address as well where two have one name (or always). */
export const personLabels = ({ people, organisations }: Pick<Membership, 'people' | 'organisations'>, always = false): ReadonlyMap<PersonId, string> => {
  const names = new Map(organisations.map((one) => [one.id, one.name]));
  const namesakes = Map.groupBy(people, (one) => sameName(one.name));
  return new Map(people.map((one) => {
    const same = namesakes.get(sameName(one.name)) ?? [];
    if (!always && same.length === 1) return [one.id, one.name];
    const at = one.organisation === null ? undefined : names.get(one.organisation);
    const alike = same.some((other) => other.id !== one.id && other.organisation === one.organisation);
    return [one.id, [one.name, at, alike || at === undefined ? (one.email ?? 'no address') : undefined].filter((part) => part !== undefined).join(', ')];
  }));
};
