import type { ExploreData, ExploreNode } from '../../web/explore-data.ts';
import { isTied } from '../../core/graph.ts';
import { tiesAtMost } from '../../core/what-if.ts';
import { button, make } from './elements.ts';
import { neighboursOf, type Choice, type Seen } from './view.ts';

export type DetailActs = {
  readonly around: (id: string | null) => void;
  readonly remove: (id: string) => void;
  /** Begins a new tie at one, or leaves off. */
  readonly tieFrom: (id: string | null) => void;
  readonly tieTo: (id: string) => void;
  readonly go: (id: string) => void;
  readonly back: () => void;
};

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

/** A new tie takes two: first from whom, then with whom. */
const tying = (data: ExploreData, seen: Seen, node: number, choice: Choice, from: string | null, acts: DetailActs): readonly Node[] => {
  const id = seen.graph.ids[node] as string;
  const say = (text: string): Node => make('p', { class: 'govuk-body-s joinery-explore__fact' }, text);
  if (from === null) return choice.added.length >= tiesAtMost ? [say(`${tiesAtMost} new ties at most.`)] : [button('What if they had a new tie?', () => acts.tieFrom(id))];
  const leave = button('No new tie', () => acts.tieFrom(null));
  if (from === id) return [say(newTieHow), leave];
  const name = data.nodes.find((one) => one.id === from)?.label ?? '';
  const other = seen.graph.ids.indexOf(from);
  return other !== -1 && isTied(seen.graph.out, other, node) ? [say(`${name} ${seen.graph.directed ? 'goes to them already' : 'is tied to them already'}.`), leave] : [button(`Make the tie with ${name}`, () => acts.tieTo(id), ''), leave];
};

/** How the second end of a new tie is chosen. */
export const newTieHow = 'Now go to whom the new tie is with: press a mark, use the arrow keys and Enter, or find them by name.';

/** All about one node: who it is, whom it is tied to, and what can be asked of it. */
export const detailsOf = (data: ExploreData, seen: Seen, node: number, choice: Choice, from: string | null, acts: DetailActs): readonly Node[] => {
  const shown = data.nodes[seen.at[node] as number];
  if (shown === undefined) return [];
  const near = neighboursOf(seen.graph, node).map((other) => data.nodes[seen.at[other] as number]).filter((one) => one !== undefined).toSorted((a, b) => a.label.localeCompare(b.label));
  return [
    make('h2', { class: 'govuk-heading-s' }, shown.label),
    ...facts(data, shown).map((text) => make('p', { class: 'govuk-body-s joinery-explore__fact' }, text)),
    make('div', { class: 'joinery-explore__acts' },
      choice.around === shown.id ? button('Show everyone', () => acts.around(null)) : button('Show only those around', () => acts.around(shown.id)),
      ...(from === null ? [button(`What if ${shown.kind === 'organisation' ? 'it' : 'they'} left?`, () => acts.remove(shown.id))] : []),
      ...tying(data, seen, node, choice, from, acts),
      button('Back to the map', acts.back)),
    make('p', { class: 'govuk-body-s joinery-explore__fact' }, near.length === 0 ? 'No tie here.' : `${counted(near.length, 'tie', 'ties')}:`),
    make('ul', { class: 'joinery-explore__ties' }, ...near.slice(0, mostListed).map((other) => {
      const link = make('button', { type: 'button', class: 'joinery-explore__link' }, other.label);
      link.addEventListener('click', () => acts.go(other.id));
      return make('li', {}, link);
    }), ...(near.length > mostListed ? [make('li', {}, `and ${near.length - mostListed} more`)] : [])),
  ];
};
