import type { OrganisationId, PersonId } from '#lib/id.ts';
import type { Membership } from './membership-record.ts';

type Ownable = { readonly kind: string; readonly person: PersonId | null; readonly organisation: OrganisationId | null; readonly trouble?: string };

/** A thing with no owner who answers, why that is, and whether it can be handed on from here. */
export type Orphan<Thing extends Ownable> = { readonly thing: Thing; readonly why: string; readonly canMove: boolean };

/** Things whose owner left, whose organisation ended, that nobody owns, or that their slice says have lapsed. */
export const orphansOf = <Thing extends Ownable>(owned: readonly Thing[], now: Membership, ever: Membership, movable: ReadonlySet<string>): readonly Orphan<Thing>[] => {
  const [here, places] = [new Set<string>(now.people.map((one) => one.id)), new Set<string>(now.organisations.map((one) => one.id))];
  const names = new Map<string, string>([...ever.people, ...ever.organisations].map((one) => [one.id, one.name]));
  const why = (thing: Thing): string | null => {
    if (thing.person !== null && !here.has(thing.person)) return `${names.get(thing.person) ?? 'Its owner'} has left`;
    if (thing.organisation !== null && !places.has(thing.organisation)) return `${names.get(thing.organisation) ?? 'Its organisation'} is no longer at the table`;
    return thing.trouble ?? null;
  };
  return owned.flatMap((thing) => {
    const reason = why(thing);
    return reason === null ? [] : [{ thing, why: reason, canMove: movable.has(thing.kind) }];
  });
};
