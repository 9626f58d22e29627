import type { PersonId } from '#lib/id.ts';

/** Whoever brings figures: which person of the partnership they are, and whether they coordinate it. */
export type Entrant = { readonly person: PersonId | null; readonly coordinator: boolean };
