import type { Layer } from '#partnership';
import { figureKinds, type FigureKind } from './indicator.ts';

/** Which kinds of figure each layer looks at. */
export type LayerKinds = Readonly<Record<Layer, ReadonlySet<FigureKind>>>;

/** From the bottom up: the way an exception climbs. */
export const climb: readonly Layer[] = ['operational', 'executive', 'strategic'];
export const layerNames: Readonly<Record<Layer, string>> = { strategic: 'Strategic', executive: 'Executive', operational: 'Operational' };
export const isLayer = (text: string): text is Layer => (climb as readonly string[]).includes(text);

type Tagged = readonly { readonly id: string; readonly tags: Readonly<Record<string, string>> }[];

/** As the pack's catalogue of kinds of figure tags them; where a pack says nothing of a layer, it looks at every kind. */
export const layerKinds = (catalogue: Tagged | undefined): LayerKinds => {
  const of = (layer: Layer): ReadonlySet<FigureKind> => {
    const tagged = figureKinds.filter((kind) => catalogue?.find((item) => item.id === kind)?.tags[layer] === 'true');
    return new Set(tagged.length === 0 ? figureKinds : tagged);
  };
  return { strategic: of('strategic'), executive: of('executive'), operational: of('operational') };
};

/** The lowest layer that looks at a kind of figure: where it is at home. */
export const homeLayer = (kinds: LayerKinds, kind: FigureKind): Layer => climb.find((layer) => kinds[layer].has(kind)) ?? 'operational';

export const isAbove = (one: Layer, other: Layer): boolean => climb.indexOf(one) > climb.indexOf(other);
