import { aggregate, type AggregateRule, type Block } from './aggregate.ts';
import type { NetworkPerson } from './finding.ts';
import { graphOf, undirectedOf, type Graph } from './graph.ts';
import { leavingFew, withheldAmong, withheldOfNamed } from './withheld.ts';
import { symmetrise, type Symmetrised, type SymmetryRule } from './symmetrise.ts';
import { isAsked, isInNetwork, type Participant, type WaveTie } from './wave.ts';

export const levels = ['person', 'organisation', 'sector', 'group', 'layer'] as const;
export type Level = (typeof levels)[number];

/** What of a wave is looked at: which relations (none named: all), by which rule reports that differ are settled, and what a node is. */
export type Choice = { readonly relations: readonly string[]; readonly symmetry: SymmetryRule; readonly level: Level; readonly rule: AggregateRule };

/** Everything of one wave that measures need. `groupNames` turns ids of groups into names. */
export type WaveNetwork = {
  readonly directed: boolean;
  readonly isSurvey: boolean;
  readonly relations: readonly { readonly id: string; readonly name: string }[];
  readonly minGroup: number;
  /** People were told that organisations are shown by name, also where one person alone answered for one. */
  readonly organisationsNamed?: boolean;
  /** Seen by everybody, to whom the naming of organisations was not promised. */
  readonly isPublic?: boolean;
  readonly participants: readonly Participant[];
  readonly ties: readonly WaveTie[];
  readonly groupNames: ReadonlyMap<string, string>;
};

export const inNetwork = ({ participants }: WaveNetwork): readonly Participant[] => participants.filter(isInNetwork);

const whoSaved = (network: WaveNetwork, relations: readonly string[], counts: (wanted: readonly string[], saved: readonly string[]) => boolean): ReadonlySet<string> | null => {
  const wanted = relations.length === 0 ? network.relations.map(({ id }) => id) : relations;
  return network.isSurvey ? new Set(network.participants.filter(({ state, saved }) => state === 'answered' && counts(wanted, saved)).map(({ id }) => id)) : null;
};

/**
 * Who answered every question of the chosen relations (none named: all): someone who left one out has not said that there is no tie.
 * null for a network from a file, where everyone did as far as anyone can tell.
 */
export const answeredOf = (network: WaveNetwork, relations: readonly string[] = []): ReadonlySet<string> | null => whoSaved(network, relations, (wanted, saved) => wanted.every((id) => saved.includes(id)));

/** Who answered any of them: whom something can be said of where relations are taken together. */
export const heardOn = (network: WaveNetwork, relations: readonly string[] = []): ReadonlySet<string> | null => whoSaved(network, relations, (wanted, saved) => wanted.some((id) => saved.includes(id)));

export const responseOf = ({ participants, isSurvey }: WaveNetwork): { readonly asked: number; readonly answered: number } => {
  const asked = isSurvey ? participants.filter(isAsked) : participants.filter(isInNetwork);
  return { asked: asked.length, answered: isSurvey ? asked.filter(({ state }) => state === 'answered').length : asked.length };
};

/** People and their ties as reported, in the chosen relations. */
export const reported = (network: WaveNetwork, relations: readonly string[], weighted = false): Graph => {
  const ids = inNetwork(network).map(({ id }) => id as string);
  const known = new Set(ids);
  const wanted = new Set(relations);
  const ties = network.ties.filter((tie) => tie.strength !== 0 && (wanted.size === 0 || wanted.has(tie.relation)) && known.has(tie.from) && known.has(tie.to));
  return graphOf(ids, ties.map(({ from, to, strength }) => ({ source: from, target: to, strength: weighted ? (strength ?? 1) : null })), { directed: network.directed, weighted });
};

// What one page asks of one network again and again.
const settledOf = new WeakMap<WaveNetwork, Map<string, Symmetrised>>();

/** The same with reports that differ settled by a rule. */
export const settled = (network: WaveNetwork, { relations, symmetry }: Pick<Choice, 'relations' | 'symmetry'>, weighted = false): Symmetrised => {
  const known = settledOf.get(network) ?? new Map<string, Symmetrised>();
  settledOf.set(network, known);
  const key = JSON.stringify([relations, symmetry, weighted]);
  const found = known.get(key) ?? symmetrise(reported(network, relations, weighted), symmetry, { answered: answeredOf(network, relations) });
  known.set(key, found);
  return found;
};

/** Where each participant stands at a level; someone may sit in several groups, and nobody whose place is not known stands anywhere. */
export const placesAt = (network: WaveNetwork, level: Level): ((id: string) => readonly string[]) => {
  const byId = new Map<string, Participant>(network.participants.map((one) => [one.id, one]));
  return (id) => {
    const one = byId.get(id);
    if (one === undefined) return [];
    if (level === 'person') return [id];
    if (level === 'group') return one.groups.flatMap((group) => network.groupNames.get(group) ?? []);
    return one[level] === null ? [] : [one[level]];
  };
};

export type AtLevel = { readonly graph: Graph; readonly blocks: readonly Block[]; readonly sizes: ReadonlyMap<string, number>; readonly withheld: readonly string[]; /** How many people stand together as all others; null where nobody does. */ readonly others: number | null; /** People who stand nowhere, where names may be seen. */ readonly unplaced: number; /** How many there are, shown or not. */ readonly count: number };

const setsAt = (network: WaveNetwork, level: Level): ReadonlyMap<string, ReadonlySet<string>> => {
  const places = placesAt(network, level);
  const found = new Map<string, Set<string>>();
  for (const { id } of inNetwork(network)) for (const place of places(id)) found.set(place, (found.get(place) ?? new Set()).add(id));
  return found;
};

/** The coarser first: what of a level is shown must not be had by taking it from what is shown of the levels before it. */
export const coarserFirst: readonly Level[] = ['sector', 'layer', 'organisation', 'group'];

/** Who has said anything: those who answered, and those who began, for what they saved counts. null for a file. */
const reportersOf = ({ isSurvey, participants }: WaveNetwork): ReadonlySet<string> | null => (isSurvey ? new Set(participants.filter(({ state }) => state === 'answered' || state === 'begun').map(({ id }) => id)) : null);

/** Organisations that are shown by name because people were told so, with their people; none where they were not. */
export const namedOrganisations = (network: WaveNetwork): readonly ReadonlySet<string>[] => {
  if (network.organisationsNamed !== true) return [];
  const hidden = withheldAt({ ...network, isPublic: false }, 'organisation');
  return [...setsAt(network, 'organisation')].flatMap(([name, ids]) => (hidden.has(name) ? [] : [ids]));
};

/**
 * What of a level may not be shown to those who may not see names. Where people were told that organisations are named, these are; then a
 * sector, layer or group is withheld also where few of its people are left beside them.
 */
export const withheldAt = (network: WaveNetwork, level: Level): ReadonlySet<string> => {
  if (network.organisationsNamed !== true || (network.isPublic === true && level === 'organisation')) return tooFewAt(network, level);
  const whole = inNetwork(network).map(({ id }) => id);
  if (level === 'organisation') return withheldOfNamed(setsAt(network, level), reportersOf(network) ?? new Set(whole), new Set(whole), network.minGroup);
  return new Set([...tooFewAt(network, level), ...leavingFew(setsAt(network, level), namedOrganisations(network), network.minGroup)]);
};

/**
 * What is withheld where nothing else was said: groups of too few people, groups of which too few answered, so that
 * what they said would be one person's word, and those that would give these away.
 */
const tooFewAt = (network: WaveNetwork, level: Level): ReadonlySet<string> => {
  const [sets, reporters] = [setsAt(network, level), reportersOf(network)];
  const whole = new Set<string>(inNetwork(network).map(({ id }) => id));
  const above = coarserFirst.slice(0, Math.max(0, coarserFirst.indexOf(level))).flatMap((coarser) => {
    const hidden = withheldAt(network, coarser);
    return [...setsAt(network, coarser)].flatMap(([name, ids]) => (hidden.has(name) ? [] : [ids]));
  });
  const few = withheldAmong(sets, whole, above, network.minGroup);
  if (reporters === null) return few;
  const heard = (ids: ReadonlySet<string>): ReadonlySet<string> => new Set([...ids].filter((id) => reporters.has(id)));
  return new Set([...few, ...withheldAmong(new Map([...sets].map(([name, ids]) => [name, heard(ids)])), heard(whole), above.map(heard), network.minGroup)]);
};

/** Whoever stands in nothing that is shown, as one, so that a tie to them is not taken for none. */
export const allOthers = 'All others together';

/** Who stands with all others: everybody outside what is shown, where they are enough and enough of them said something; else null. */
const othersAt = (network: WaveNetwork, level: Level, withheld: ReadonlySet<string>): ReadonlySet<string> | null => {
  const shown = [...setsAt(network, level)].flatMap(([name, ids]) => (withheld.has(name) ? [] : [...ids]));
  const inside = new Set(shown);
  const outside = inNetwork(network).flatMap(({ id }) => (inside.has(id) ? [] : [id as string]));
  const reporters = reportersOf(network);
  const heard = reporters === null ? outside.length : outside.filter((id) => reporters.has(id)).length;
  return shown.length === 0 || outside.length < network.minGroup || (heard > 0 && heard < network.minGroup) ? null : new Set(outside);
};

/** The network of organisations, sectors, groups or layers. Those that would point at somebody stand together as one, unless names may be seen. */
export const atLevel = (network: WaveNetwork, choice: Choice, names: boolean): AtLevel => {
  const withheld = names ? new Set<string>() : withheldAt(network, choice.level);
  const others = names ? null : othersAt(network, choice.level, withheld);
  const places = placesAt(network, choice.level);
  const shownPlaces = (id: string): readonly string[] => (others?.has(id) === true ? [allOthers] : places(id).filter((place) => !withheld.has(place)));
  const whole = aggregate(settled(network, choice, choice.rule === 'greatest' || choice.rule === 'mean').graph, shownPlaces, choice.rule);
  return {
    graph: whole.graph, blocks: whole.blocks, withheld: [...withheld], others: others?.size ?? null, unplaced: names ? whole.unplaced.length : 0,
    sizes: new Map([...whole.members].map(([name, ids]) => [name, ids.length])), count: setsAt(network, choice.level).size,
  };
};

/** A network as everybody may see it: no organisation is named that is not large enough, and nothing is shown that those here could tell apart by the ones they see. */
export const forPublic = (network: WaveNetwork): WaveNetwork => ({ ...network, isPublic: true });

/** The level to look at first: people where names may be seen, else the first of which a few are shown by themselves, or of which most are. */
export const usualLevel = (network: WaveNetwork, names: boolean): Level => {
  if (names) return 'person';
  const shown = (['organisation', 'sector', 'layer', 'group'] as const).map((level) => ({ level, count: setsAt(network, level).size - withheldAt(network, level).size }));
  return (shown.find(({ count }) => count >= 4) ?? shown.toSorted((one, other) => other.count - one.count)[0])?.level ?? 'sector';
};

/** Organisations and sectors that a finding may not name to those who may not see names. */
export const tooSmall = (network: WaveNetwork): ReadonlySet<string> => new Set([...withheldAt(network, 'organisation'), ...withheldAt(network, 'sector')]);

export const peopleOf = (network: WaveNetwork): readonly NetworkPerson[] => inNetwork(network).map(({ id, name, organisation, sector, layer }) => ({ id, name, organisation, sector, layer }));

/** Whether enough answered for anything to be shown to those who may not see names. */
export const isEnough = (network: WaveNetwork): boolean => {
  const { answered } = responseOf(network);
  return inNetwork(network).length >= network.minGroup && answered >= network.minGroup;
};

export const simpleOf = (network: WaveNetwork, choice: Pick<Choice, 'relations' | 'symmetry'>): Graph => undirectedOf(settled(network, choice).graph);
