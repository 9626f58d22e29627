import type { PersonId } from '#lib/id.ts';
import { readMembership } from '#partnership/reads';
import type { Work } from '#platform/services.ts';
import type { Doer } from '../core/quality.ts';

/** Who acts: a person of the partnership with their organisation, or an account that is nobody there. */
export const doerOf = async ({ tx, here }: Pick<Work, 'tx' | 'here'>, who: { readonly person: PersonId | null; readonly role: string }): Promise<Doer> => ({
  person: who.person, coordinator: who.role === 'coordinator',
  organisation: who.person === null ? null : ((await readMembership(tx, here.id)).people.find((one) => one.id === who.person)?.organisation ?? null),
});
