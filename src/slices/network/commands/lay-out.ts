import type { Work } from '#platform/services.ts';
import { forceLayout } from '../core/layout/force-layout.ts';
import { keepLayout } from '../core/layout/keep-layout.ts';
import { placesOf, type Layout } from '../core/layout/layout.ts';
import type { Graph } from '../core/graph.ts';
import { simpleOf, type WaveNetwork } from '../core/view.ts';
import { participantsOf } from '../store/participant-store.ts';
import { saveLayout, wavesOf, type Wave } from '../store/wave-store.ts';
import { networkOf } from './network-of.ts';

const layoutFrom = (places: Wave['layout'], ids: readonly string[]): Layout => {
  const known = ids.filter((id) => places[id] !== undefined);
  return { ids: known, x: Float64Array.from(known, (id) => places[id]?.[0] ?? 0), y: Float64Array.from(known, (id) => places[id]?.[1] ?? 0) };
};

/** Where everyone stands: where the wave keeps them, and newcomers beside those they are tied to. */
export const layoutOf = (wave: Pick<Wave, 'layout' | 'pictureSeed'>, graph: Graph): Layout => {
  const kept = layoutFrom(wave.layout, graph.ids);
  return kept.ids.length === 0 ? forceLayout(graph, { seed: wave.pictureSeed }) : keepLayout(kept, graph, { seed: wave.pictureSeed });
};

const placesBefore = async (work: Work, wave: Wave, network: WaveNetwork): Promise<Wave['layout']> => {
  const before = (await wavesOf(work.tx, work.here.id)).find((one) => one.id !== wave.id && one.status === 'closed' && one.removedAt === null && one.opensOn <= wave.opensOn && Object.keys(one.layout).length > 0);
  if (before === undefined) return {};
  const now = new Map(network.participants.flatMap(({ id, person, masked }) => (person === null || masked ? [] : [[person, id] as const])));
  return Object.fromEntries((await participantsOf(work.tx, work.here.id, before.id)).flatMap(({ id, person }) => {
    const [here, place] = [person === null ? undefined : now.get(person), before.layout[id]];
    return here === undefined || place === undefined ? [] : [[here, place] as const];
  }));
};

/** Fixes where everyone stands in a wave's pictures. Those who were in the wave before stand where they stood, so that change is seen. */
export const layOut = async (work: Work, wave: Wave): Promise<void> => {
  const network = await networkOf(work, wave);
  const graph = simpleOf(network, { relations: [], symmetry: 'any' });
  const layout = layoutOf({ layout: await placesBefore(work, wave, network), pictureSeed: wave.pictureSeed }, graph);
  await saveLayout(work.tx, work.here.id, wave.id, Object.fromEntries([...placesOf(layout)].map(([id, { x, y }]) => [id, [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const])));
};
