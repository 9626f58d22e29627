import type { ExploreData, ExploreNode } from '../../web/explore-data.ts';
import { button, make } from './elements.ts';
import { neighboursOf, type Choice, type Seen } from './view.ts';

export type DetailActs = { readonly around: (id: string | null) => void; readonly remove: (id: string) => void; readonly putBack: () => void; readonly go: (id: string) => void; readonly back: () => void };

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** A node in one line, for those who hear it. */
export const lineOf = (data: ExploreData, seen: Seen, node: number): string => {
  const shown = data.nodes[seen.at[node] as number];
  if (shown === undefined) return '';
  const said = [shown.label, ...(shown.group === null ? [] : [shown.group]), counted(seen.degree[node] as number, 'tie', 'ties'), ...(shown.silent === true ? ['did not answer'] : []), ...(seen.cutOff.has(shown.id) ? ['cut off from the others'] : [])];
  return `${said.join(', ')}.`;
};

const facts = (data: ExploreData, shown: ExploreNode): readonly string[] =>
  [shown.organisation, shown.group === null ? null : `${data.groupName}: ${shown.group}`, shown.layer == null ? null : `Layer: ${shown.layer}`, shown.silent === true ? 'Did not answer, so their own ties are not known' : null].filter((one): one is string => one != null && one !== shown.label);

const mostListed = 60;

/** All about one node: who it is, whom it is tied to, and what can be asked of it. */
export const detailsOf = (data: ExploreData, seen: Seen, node: number, choice: Choice, acts: DetailActs): readonly Node[] => {
  const shown = data.nodes[seen.at[node] as number];
  if (shown === undefined) return [];
  const near = neighboursOf(seen.graph, node).map((other) => data.nodes[seen.at[other] as number]).filter((one) => one !== undefined).toSorted((a, b) => a.label.localeCompare(b.label));
  return [
    make('h2', { class: 'govuk-heading-s' }, shown.label),
    ...facts(data, shown).map((text) => make('p', { class: 'govuk-body-s joinery-explore__fact' }, text)),
    make('div', { class: 'joinery-explore__acts' },
      choice.around === shown.id ? button('Show everyone', () => acts.around(null)) : button('Show only those around', () => acts.around(shown.id)),
      button('What if they left?', () => acts.remove(shown.id)),
      button('Back to the map', acts.back)),
    make('p', { class: 'govuk-body-s joinery-explore__fact' }, near.length === 0 ? 'No tie here.' : `${counted(near.length, 'tie', 'ties')}:`),
    make('ul', { class: 'joinery-explore__ties' }, ...near.slice(0, mostListed).map((other) => {
      const link = make('button', { type: 'button', class: 'joinery-explore__link' }, other.label);
      link.addEventListener('click', () => acts.go(other.id));
      return make('li', {}, link);
    }), ...(near.length > mostListed ? [make('li', {}, `and ${near.length - mostListed} more`)] : [])),
  ];
};

/** Who is taken away, and what that does. */
export const removalOf = (data: ExploreData, seen: Seen, choice: Choice, acts: DetailActs): readonly Node[] => {
  if (choice.removed.size === 0) return [];
  const names = data.nodes.filter(({ id }) => choice.removed.has(id)).map(({ label }) => label);
  return [
    make('h2', { class: 'govuk-heading-s' }, `Without ${names.join(', ')}`),
    ...seen.words.map((text) => make('p', { class: 'govuk-body-s joinery-explore__fact' }, text)),
    make('div', { class: 'joinery-explore__acts' }, button('Put everyone back', acts.putBack)),
  ];
};
