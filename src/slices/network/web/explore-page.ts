import { readId } from '#lib/id.ts';
import { ok, refuse, type Result } from '#lib/result.ts';
import { capitalise } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Answered, Reply } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { layoutOf } from '../commands/lay-out.ts';
import { logView, seesNames } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import { sidesOf } from '../core/compare.ts';
import { graphOf, tiesOf, type Graph } from '../core/graph.ts';
import { forceLayout } from '../core/layout/force-layout.ts';
import { atLevel, inNetwork, isEnough, settled, type Choice, type WaveNetwork } from '../core/view.ts';
import { wavesOf, type Wave } from '../store/wave-store.ts';
import { exploreData, type ExploreData, type ExploreNode, type ExploreSource } from './explore-data.ts';
import { groupsOf } from './picture-data.ts';
import { placesOfBoth } from './places-of-both.ts';
import { choiceOf, levelNouns, shownName } from './view-form.tsx';
import { sectorsOf } from './wave-picture.tsx';
import { withResults, type WithWave } from './with-wave.ts';

type One = { readonly wave: Wave; readonly network: WaveNetwork };
type Face = Omit<ExploreNode, 'id'>;

const facesOf = ({ network }: One): readonly (readonly [string, Face])[] =>
  inNetwork(network).map(({ id, name, sector, layer, organisation, state }) => [id, { label: name, group: sector === null ? null : capitalise(sector), layer: layer === null ? null : capitalise(layer), organisation, ...(network.isSurvey && state !== 'answered' ? { silent: true } : {}) }] as const);

/** Each relation of a wave under the ids that the explorer knows people by. */
const sourcesOf = ({ wave, network }: One, choice: Choice, idOf: (id: string) => string): readonly ExploreSource[] =>
  network.relations.map(({ id, name }) => {
    const { graph, oneSided } = settled(network, { relations: [id], symmetry: choice.symmetry }, true);
    const ties = tiesOf(graph).map(({ source, target, strength = null }) => ({ source: idOf(source), target: idOf(target), strength }));
    return { relation: name, wave: wave.title, graph: graphOf(graph.ids.map(idOf), ties, { directed: graph.directed, weighted: graph.out.strengths !== null }), oneSided: oneSided.map(([a, b]) => [idOf(a), idOf(b)] as const) };
  });

const groupNames = (nodes: ReadonlyMap<string, Face>, graph: Graph): readonly string[] => groupsOf({ graph, nodes });

const peopleOfOne = (one: One, choice: Choice): ExploreData => {
  const nodes = new Map(facesOf(one));
  const { graph } = settled(one.network, { ...choice, relations: [] });
  return exploreData(sourcesOf(one, choice, (id) => id), layoutOf(one.wave, graph), { nodes, groups: groupNames(nodes, graph), groupName: 'Sector' });
};

// The same person is one in both; whoever took themselves out of either is in neither, as where two waves are compared.
const peopleOfTwo = (waves: readonly [One, One], own: 0 | 1, choice: Choice): ExploreData => {
  const { before, after, keys } = sidesOf(waves[0].network, waves[1].network, choice);
  const both: readonly [One, One] = [{ ...waves[0], network: before }, { ...waves[1], network: after }];
  const found = new Map<string, [string | null, string | null]>();
  both.forEach(({ network }, at) => {
    for (const { id } of inNetwork(network)) {
      const key = keys.get(id) ?? id;
      const pair = found.get(key) ?? [null, null];
      pair[at] = id;
      found.set(key, pair);
    }
  });
  const shownAs = new Map([...found].map(([key, pair]) => [key, pair[own] ?? pair[1 - own] ?? key]));
  const idOf = (id: string): string => shownAs.get(keys.get(id) ?? id) ?? id;
  const sources = both.flatMap((one) => sourcesOf(one, choice, idOf));
  const graph = graphOf([...shownAs.values()], sources.flatMap((source) => tiesOf(source.graph).map(({ source: a, target }) => ({ source: a, target }))), { directed: false });
  const faces = [...facesOf(both[1 - own] as One), ...facesOf(both[own] as One)];
  const nodes = new Map(faces.map(([id, face]) => [idOf(id), { ...face, in: found.get(keys.get(id) ?? id) ?? [null, null] }] as const));
  const layout = placesOfBoth(graph, new Map([...keys].map(([id]) => [id, idOf(id)])), [waves[0].wave, waves[1].wave], [before, after]);
  return exploreData(sources, layout, { nodes, groups: groupNames(nodes, graph), groupName: 'Sector' });
};

const atLevelData = (one: One, choice: Choice, names: boolean): ExploreData => {
  const at = (relations: readonly string[]): Graph => atLevel(one.network, { ...choice, relations }, names).graph;
  const whole = at([]);
  const sectors = choice.level === 'organisation' ? sectorsOf(one.network) : new Map<string, string>();
  const nodes = new Map(whole.ids.map((id) => [id, { label: shownName(choice.level, id), group: sectors.get(id) ?? null, kind: 'organisation' as const }]));
  const sources = one.network.relations.map(({ id, name }): ExploreSource => ({ relation: name, wave: one.wave.title, graph: at([id]) }));
  return exploreData(sources, forceLayout(whole, { seed: one.wave.pictureSeed }), { nodes, groups: groupNames(nodes, whole), groupName: 'Sector', noun: levelNouns[choice.level] });
};

const named = async (ask: AskHere, { wave, tx }: WithWave, network: WaveNetwork, choice: Choice): Promise<ExploreData> => {
  const work = workOf(ask, tx);
  const others = (await wavesOf(tx, ask.here.id)).filter((one) => one.id !== wave.id && one.status === 'closed' && one.removedAt === null && seesNames(ask, one));
  const address = (other: Wave): string => ask.link(`/network/${wave.id}/explore.json?${new URLSearchParams({ level: 'person', symmetry: choice.symmetry, with: other.id }).toString()}`);
  const asked = readId<'wave'>(ask.query.get('with') ?? '');
  const other = others.find(({ id }) => id === asked);
  await logView(work, wave.id, other === undefined ? 'Explorer' : `Explorer, beside “${other.title}”`);
  if (other !== undefined) await logView(work, other.id, `Explorer, beside “${wave.title}”`);
  const mine: One = { wave, network };
  const isEarlier = other !== undefined && other.opensOn <= wave.opensOn;
  const theirs: One | null = other === undefined ? null : { wave: other, network: await networkOf(work, other) };
  const own = theirs !== null && isEarlier ? 1 : 0;
  const data = theirs === null ? peopleOfOne(mine, choice) : peopleOfTwo(isEarlier ? [theirs, mine] : [mine, theirs], own, choice);
  const relationIds = new Map([...(theirs?.network.relations ?? []), ...network.relations].map(({ id, name }) => [name, id]));
  return {
    ...data, relationIds: data.relations.map((name) => relationIds.get(name) ?? name), others: others.filter(({ id }) => id !== other?.id).map((one) => ({ title: one.title, href: address(one) })),
    keep: { wave: own, href: ask.link(`/network/${wave.id}/what-if?${new URLSearchParams({ symmetry: choice.symmetry }).toString()}`) },
  };
};

const data = async (ask: AskHere, found: WithWave): Promise<Result<Reply>> => {
  const { wave, tx, names } = found;
  const network = await networkOf(workOf(ask, tx), wave);
  if (!names && !isEnough(network)) return refuse({ kind: 'forbidden', message: `Fewer than ${wave.minGroup} answered, so nothing is shown.` });
  const choice = choiceOf(ask.query, wave, names);
  return ok({ kind: 'json', body: names && choice.level === 'person' ? await named(ask, found, network, choice) : atLevelData({ wave, network }, choice, names) });
};

/** What the explorer shows, with the rights of the findings page: people for those whom the consent names, else what is large enough. */
export const exploreJson = (ask: AskHere): Answered => withResults(ask, (found) => data(ask, found));
