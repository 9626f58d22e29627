import type { PersonId } from '#lib/id.ts';
import type { Indicator } from './indicator.ts';

/** Whoever brings figures: which person of the partnership they are, and whether they coordinate it. */
export type Entrant = { readonly person: PersonId | null; readonly coordinator: boolean };

/** A coordinator enters any figure, others those that they bring or compile. An account that is nobody here brings nothing. */
export const mayEnter = ({ leadPerson, compilingPerson }: Pick<Indicator, 'leadPerson' | 'compilingPerson'>, { person, coordinator }: Entrant): boolean => coordinator || (person !== null && (leadPerson === person || compilingPerson === person));

/** What is said to somebody who may not. */
export const notYours = 'Only whoever brings or compiles these figures, or a coordinator, enters them.';

/** How long the words may be that name a figure. */
export const longest = { area: 120, breakdown: 120, period: 60 } as const;
type Named = keyof typeof longest;
const names: Readonly<Record<Named, string>> = { area: 'The area', breakdown: 'The group', period: 'The period' };

// Half of a pair and the null character can't be kept as text.
const noText = /[\0\p{Surrogate}]/u;

/** What is wrong with the words that name a figure; null when nothing is. */
export const nameFault = (named: Named, text: string): string | null =>
  text.length > longest[named] ? `${names[named]} is longer than ${longest[named]} characters` : noText.test(text) ? `${names[named]} holds characters that no text has` : null;
