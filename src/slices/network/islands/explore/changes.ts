import { figureRows } from '../../core/figure-rows.ts';
import type { ExploreData } from '../../web/explore-data.ts';
import { button, make } from './elements.ts';
import type { Choice, Seen } from './view.ts';

export type ChangeActs = { readonly putBack: (id: string) => void; readonly untie: (at: number) => void; readonly putAllBack: () => void };

/** So long may an address be; what is more is for the page itself. */
const longestAddress = 6000;

/**
 * Where what is tried can be kept: the page of what-ifs with the same already filled in. null where there is none to go to: nobody may
 * keep it, it is of another wave, or it is too much for an address.
 */
export const keepAddress = (data: ExploreData, choice: Choice): string | null => {
  if (data.keep === undefined || data.keep.wave !== choice.wave) return null;
  const own = data.keep.wave;
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const participant = (id: string): string => byId.get(id)?.in?.[own] ?? id;
  const relation = choice.relation === null ? undefined : data.relationIds?.[choice.relation];
  const query = new URLSearchParams([
    ...[...choice.removed].map((id) => ['remove', participant(id)]), ...choice.added.flatMap(([from, to]) => [['from', participant(from)], ['to', participant(to)]]), ...(relation === undefined ? [] : [['relation', relation]]),
  ]);
  const address = `${data.keep.href}${data.keep.href.includes('?') ? '&' : '?'}${query.toString()}`;
  return address.length > longestAddress ? null : address;
};

const cell = (tag: 'td' | 'th', text: string, attributes: Readonly<Record<string, string>>): HTMLElement => make(tag, attributes, text);

const figures = (data: ExploreData, { change }: Seen): readonly Node[] => {
  if (change === null) return [];
  const number = 'govuk-table__cell govuk-table__cell--numeric';
  return [
    make('table', { class: 'govuk-table joinery-dense' },
      make('caption', { class: 'govuk-table__caption govuk-table__caption--s' }, 'Before and after'),
      make('thead', { class: 'govuk-table__head' }, make('tr', { class: 'govuk-table__row' }, cell('th', 'Figure', { scope: 'col', class: 'govuk-table__header' }), cell('th', 'As it is', { scope: 'col', class: 'govuk-table__header govuk-table__header--numeric' }), cell('th', 'As it would be', { scope: 'col', class: 'govuk-table__header govuk-table__header--numeric' }))),
      make('tbody', { class: 'govuk-table__body' }, ...figureRows(change.before, change.after, data.noun[1]).map(([name, was, is]) => make('tr', { class: 'govuk-table__row' }, cell('th', name, { scope: 'row', class: 'govuk-table__header' }), cell('td', was, { class: number }), cell('td', is, { class: number }))))),
  ];
};

const keeping = (data: ExploreData, choice: Choice): readonly Node[] => {
  const address = keepAddress(data, choice);
  const say = (text: string): Node => make('p', { class: 'govuk-body-s joinery-explore__fact' }, text);
  if (address !== null) return [make('p', { class: 'govuk-body' }, make('a', { class: 'govuk-link', href: address }, 'Keep this'), ' or make an action of it', choice.group === null && choice.layer === null ? '.' : '. There it is worked out for everybody, whatever is filtered here.')];
  if (data.keep === undefined) return [];
  return [say(data.keep.wave === choice.wave ? 'This is too much to be kept in one go.' : `Only a what-if of “${data.waves[data.keep.wave] ?? ''}” can be kept from here.`)];
};

/** What is tried: who is taken away, which ties are made, what that does in words and figures, and where to keep it. */
export const changesOf = (data: ExploreData, seen: Seen, choice: Choice, acts: ChangeActs): readonly Node[] => {
  if (choice.removed.size + choice.added.length === 0) return [];
  const names = new Map(data.nodes.map(({ id, label }) => [id, label]));
  const name = (id: string): string => names.get(id) ?? id;
  const undo = (text: string, label: string, act: () => void): HTMLElement => {
    const made = make('button', { type: 'button', class: 'joinery-explore__link', 'aria-label': label }, text);
    made.addEventListener('click', act);
    return made;
  };
  return [
    make('h2', { class: 'govuk-heading-s' }, 'What if'),
    make('ul', { class: 'govuk-list govuk-list--bullet' },
      ...[...choice.removed].map((id) => make('li', {}, `Without ${name(id)} `, undo('Put back', `Put ${name(id)} back`, () => acts.putBack(id)))),
      ...choice.added.map(([from, to], at) => make('li', {}, `A tie ${data.directed ? `from ${name(from)} to` : `of ${name(from)} with`} ${name(to)} `, undo('Take away', `Take the tie of ${name(from)} and ${name(to)} away`, () => acts.untie(at))))),
    ...(seen.change?.words ?? ['None of it is among those shown now.']).map((text) => make('p', { class: 'govuk-body-s joinery-explore__fact' }, text)),
    ...figures(data, seen), ...keeping(data, choice),
    make('div', { class: 'joinery-explore__acts' }, button('Put everything back', acts.putAllBack)),
  ];
};
