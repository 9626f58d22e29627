import type { ExploreData } from '../../web/explore-data.ts';
import { drawMark } from './draw.ts';
import { button, chooser, make } from './elements.ts';
import { styleFor } from './scene.ts';
import { findNames, type Choice } from './view.ts';

export type Chosen = Partial<Choice>;

/** A choice of what differs in the data; what does not is not asked. */
type Choosing = { readonly change: (chosen: Chosen) => void; /** Asks for another wave beside those that are here. */ readonly other: (href: string) => void };

export const choosers = (id: string, data: ExploreData, first: Choice, { change, other }: Choosing): readonly HTMLElement[] => {
  const all = (text: string): { readonly value: string; readonly text: string } => ({ value: '', text });
  const named = (values: readonly string[]) => values.map((text) => ({ value: text, text }));
  const numbered = (values: readonly string[]) => values.map((text, at) => ({ value: String(at), text }));
  const layers = [...new Set(data.nodes.flatMap(({ layer = null }) => (layer === null ? [] : [layer])))];
  const others = data.others ?? [];
  const orNull = (value: string): string | null => (value === '' ? null : value);
  return [
    ...(data.relations.length > 1 ? [chooser(`${id}-relation`, 'Relation', [all('Any of them'), ...numbered(data.relations)], first.relation === null ? '' : String(first.relation), (value) => change({ relation: value === '' ? null : Number(value) }))] : []),
    ...(data.groups.length > 1 ? [chooser(`${id}-group`, data.groupName, [all('All'), ...named(data.groups)], first.group ?? '', (value) => change({ group: orNull(value) }))] : []),
    ...(layers.length > 1 ? [chooser(`${id}-layer`, 'Layer', [all('All'), ...named(layers)], first.layer ?? '', (value) => change({ layer: orNull(value) }))] : []),
    ...(data.waves.length + others.length > 1 ? [chooser(`${id}-wave`, 'When', [...numbered(data.waves), ...others.map(({ title, href }) => ({ value: href, text: title }))], String(first.wave), (value) => (others.some(({ href }) => href === value) ? other(value) : change({ wave: Number(value) })))] : []),
  ];
};

/** A field to find someone by name, with what fits as it is typed. */
export const finder = (id: string, data: ExploreData, found: (at: number | null, typed: string) => void): HTMLElement => {
  const list = make('datalist', { id: `${id}-names` });
  const input = make('input', { class: 'govuk-input', id: `${id}-find`, type: 'search', autocomplete: 'off', spellcheck: 'false', list: `${id}-names` });
  input.addEventListener('input', () => list.replaceChildren(...findNames(data, input.value).map((at) => make('option', { value: data.nodes[at]?.label ?? '' }))));
  const form = make('form', { class: 'govuk-form-group joinery-explore__choice', role: 'search' }, make('label', { class: 'govuk-label', for: `${id}-find` }, `Find ${/^[aeiou]/.test(data.noun[0]) ? 'an' : 'a'} ${data.noun[0]}`), make('div', { class: 'joinery-explore__find' }, input, make('button', { type: 'submit', class: 'govuk-button govuk-button--secondary joinery-explore__button' }, 'Find')), list);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.value.trim() !== '') found(findNames(data, input.value, 1)[0] ?? null, input.value);
  });
  return form;
};

/** What each colour and mark means. */
export const keyTo = (data: ExploreData): HTMLElement => {
  const kind = data.nodes.every((node) => node.kind === 'organisation') ? 'organisation' : 'person';
  const swatch = (draw: (pen: CanvasRenderingContext2D) => void): HTMLCanvasElement => {
    const canvas = make('canvas', { width: '40', height: '40', 'aria-hidden': 'true' });
    const pen = canvas.getContext('2d');
    pen?.scale(2, 2);
    if (pen !== null) draw(pen);
    return canvas;
  };
  const part = (text: string, draw: (pen: CanvasRenderingContext2D) => void): HTMLElement => make('li', {}, swatch(draw), text);
  const groups = data.groups.slice(0, 7).map((group) => part(group, (pen) => drawMark(pen, styleFor(data, group), { kind }, [10, 10, 8.5])));
  const others = data.groups.length > 7 || data.nodes.some(({ group }) => group === null) ? [part(data.groups.length > 7 ? 'Other' : 'Not known', (pen) => drawMark(pen, styleFor(data, null), { kind }, [10, 10, 8.5]))] : [];
  const hollow = data.nodes.some(({ silent }) => silent === true) ? [part('Hollow: did not answer', (pen) => drawMark(pen, styleFor(data, data.groups[0] ?? null), { kind, silent: true }, [10, 10, 8]))] : [];
  return make('ul', { class: 'joinery-explore__key' }, ...groups, ...others, ...hollow);
};

type Zooming = { readonly zoom: (by: number) => void; readonly whole: () => void };

/** Nearer, farther and all of it. */
export const zoomButtons = ({ zoom, whole }: Zooming): HTMLElement => {
  const named = (text: string, label: string, act: () => void): HTMLButtonElement => {
    const made = button(text, act);
    made.setAttribute('aria-label', label);
    return made;
  };
  return make('div', { class: 'joinery-explore__zoom' }, named('+', 'Nearer', () => zoom(1.4)), named('−', 'Farther', () => zoom(1 / 1.4)), named('Show all', 'Show all of the network', whole));
};
