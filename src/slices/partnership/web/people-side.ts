import type { AskHere } from '#platform/http/ask.ts';

/** Side navigation of everything under People. */
export const peopleSide = (ask: AskHere, current: string) => [
  { text: 'People', href: ask.link('/people'), current: current === 'people' },
  { text: 'Organisations', href: ask.link('/people/organisations'), current: current === 'organisations' },
  { text: 'Groups', href: ask.link('/people/groups'), current: current === 'groups' },
  { text: 'About the partnership', href: ask.link('/people/about'), current: current === 'about' },
  ...(ask.may('people.edit') ? [{ text: 'Add from a spreadsheet', href: ask.link('/people/import'), current: current === 'import' }] : []),
];
