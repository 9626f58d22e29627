import { tiesOf } from './graph.ts';
import type { Attributes, NetworkData } from './formats/network-data.ts';
import { atLevel, inNetwork, type Choice, type WaveNetwork } from './view.ts';

// Names are what people know each other by in a file; two of one name are told apart.
const idsFor = (network: WaveNetwork): ReadonlyMap<string, string> => {
  const met = new Map<string, number>();
  return new Map(inNetwork(network).map(({ id, name }) => {
    const count = (met.get(name) ?? 0) + 1;
    met.set(name, count);
    return [id, count === 1 ? name : `${name} (${count})`] as const;
  }));
};

const some = (attributes: Readonly<Record<string, string | number | null>>): Attributes => Object.fromEntries(Object.entries(attributes).flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, value] as const])));

/** A wave with names, every relation as it was reported. */
export const peopleFile = (network: WaveNetwork): NetworkData => {
  const ids = idsFor(network);
  return {
    directed: network.directed,
    nodes: inNetwork(network).map(({ id, organisation, sector, layer, groups, state, masked }) => ({
      id: ids.get(id) ?? id, label: null,
      attributes: some({ organisation, sector, layer, groups: groups.flatMap((group) => network.groupNames.get(group) ?? []).join('; '), answered: network.isSurvey ? (state === 'answered' ? 'yes' : masked ? 'withdrawn' : 'no') : null }),
    })),
    ties: network.ties.flatMap((tie) => {
      const [source, target] = [ids.get(tie.from), ids.get(tie.to)];
      return source === undefined || target === undefined ? [] : [{ source, target, relation: tie.relation, weight: tie.strength, attributes: some({ trust: tie.trust, value: tie.value }) }];
    }),
  };
};

/** A wave without names, at one level, relation by relation: a tie weighs as many ties as people of the two have. Small groups are gone. */
export const levelFile = (network: WaveNetwork, choice: Choice, names: boolean): NetworkData => {
  const level = choice.level === 'person' ? 'organisation' : choice.level;
  const each = network.relations.map(({ id }) => ({ id, at: atLevel(network, { ...choice, level, relations: [id], rule: 'count' }, names) }));
  const first = each[0]?.at;
  return {
    directed: network.directed && choice.symmetry === 'as-reported',
    nodes: (first?.graph.ids ?? []).map((id) => ({ id, label: null, attributes: { people: first?.sizes.get(id) ?? 0 } })),
    ties: each.flatMap(({ id, at }) => tiesOf(at.graph).map(({ source, target, strength }) => ({ source, target, relation: id, weight: strength ?? 1, attributes: {} }))),
  };
};
