import { layoutOf } from '../commands/lay-out.ts';
import type { Graph } from '../core/graph.ts';
import { keepLayout } from '../core/layout/keep-layout.ts';
import { placesOf, type Layout } from '../core/layout/layout.ts';
import { simpleOf, type WaveNetwork } from '../core/view.ts';
import type { Wave } from '../store/wave-store.ts';

type Spot = { readonly x: number; readonly y: number };
type Pair<T> = readonly [earlier: T, later: T];

const keyedPlaces = (wave: Wave, network: WaveNetwork, keys: ReadonlyMap<string, string>): ReadonlyMap<string, Spot> =>
  new Map([...placesOf(layoutOf(wave, simpleOf(network, { relations: [], symmetry: 'any' })))].flatMap(([id, spot]) => (keys.has(id) ? [[keys.get(id) as string, spot] as const] : [])));

const layoutFrom = (places: ReadonlyMap<string, Spot>): Layout => ({ ids: [...places.keys()], x: Float64Array.from(places.values(), ({ x }) => x), y: Float64Array.from(places.values(), ({ y }) => y) });

/**
 * Where each stands in pictures of two waves, by the keys of `graph`, which has the people and ties of both: as the later wave keeps it. Who
 * left stands where they stood, where the earlier wave kept the same places; else beside those they were tied to.
 */
export const placesOfBoth = (graph: Graph, keys: ReadonlyMap<string, string>, waves: Pair<Wave>, networks: Pair<WaveNetwork>): Layout => {
  const [was, is] = [keyedPlaces(waves[0], networks[0], keys), keyedPlaces(waves[1], networks[1], keys)];
  const moved = [...is].filter(([id, { x, y }]) => {
    const spot = was.get(id);
    return spot !== undefined && Math.hypot(spot.x - x, spot.y - y) > 1;
  }).length;
  const left = moved * 4 > is.size ? [] : [...was].filter(([id]) => !is.has(id));
  return keepLayout(layoutFrom(new Map([...is, ...left])), graph, { seed: waves[1].pictureSeed });
};
