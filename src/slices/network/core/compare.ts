import { graphOf, tiesOf, type Graph } from './graph.ts';
import { mayStandBeside } from './suppress.ts';
import { answeredOf, inNetwork, settled, type Choice, type WaveNetwork } from './view.ts';
import { compareWaves, type WaveChange } from './waves.ts';

export type Compared = {
  readonly change: WaveChange;
  readonly arrived: readonly string[];
  readonly left: readonly string[];
  readonly made: readonly (readonly [string, string])[];
  readonly ended: readonly (readonly [string, string])[];
  /** Only those who answered both times are set side by side. */
  readonly onlyAnswered: boolean;
  /** Whether the figures may be shown to those who may not see names: nobody can be had by taking one from the other. */
  readonly mayStandBeside: boolean;
};

// Whoever took themselves out of one of the two is in neither: to be missing from one would say that they did.
const without = (network: WaveNetwork, gone: ReadonlySet<string>): WaveNetwork => ({ ...network, participants: network.participants.filter(({ person }) => person === null || !gone.has(person)) });
const goneFrom = ({ participants }: WaveNetwork): readonly string[] => participants.flatMap(({ person, state }) => (state === 'withdrawn' && person !== null ? [person] : []));

// A participant is known across waves by the person; somebody from outside, by their name.
const keysOf = (network: WaveNetwork): ReadonlyMap<string, string> => new Map(inNetwork(network).map(({ id, person, name, masked }) => [id as string, masked ? id : (person ?? `outside ${name.toLowerCase()}`)]));

const keyed = (graph: Graph, keys: ReadonlyMap<string, string>): Graph =>
  graphOf(graph.ids.map((id) => keys.get(id) ?? id), tiesOf(graph).map(({ source, target }) => ({ source: keys.get(source) ?? source, target: keys.get(target) ?? target })), { directed: graph.directed });

export type Sides = {
  readonly before: WaveNetwork;
  readonly after: WaveNetwork;
  /** Both networks by the keys of their people: the same person has one key in both. */
  readonly was: Graph;
  readonly is: Graph;
  /** The key of each participant, of either wave. */
  readonly keys: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** Those who answered both times; null where neither is a survey. */
  readonly comparable: ReadonlySet<string> | null;
};

/** Two waves made ready to be set side by side: by the same keys, without those who took themselves out of either. */
export const sidesOf = (earlier: WaveNetwork, later: WaveNetwork, choice: Pick<Choice, 'relations' | 'symmetry'>): Sides => {
  const gone = new Set([...goneFrom(earlier), ...goneFrom(later)]);
  const [before, after] = [without(earlier, gone), without(later, gone)];
  const [first, second] = [keysOf(before), keysOf(after)];
  const [was, is] = [keyed(settled(before, choice).graph, first), keyed(settled(after, choice).graph, second)];
  const answered = (network: WaveNetwork, keys: ReadonlyMap<string, string>): ReadonlySet<string> | null => {
    const who = answeredOf(network);
    return who === null ? null : new Set([...who].flatMap((id) => keys.get(id) ?? []));
  };
  const [then, now] = [answered(before, first), answered(after, second)];
  const comparable = then === null || now === null ? (then ?? now) : new Set([...then].filter((id) => now.has(id)));
  const keys = new Map([...first, ...second]);
  const names = new Map([...inNetwork(before), ...inNetwork(after)].map(({ id, name }) => [keys.get(id) ?? id, name] as const));
  return { before, after, was, is, keys, names, comparable };
};

/** Two waves by the people in both, relation by relation where they have the same, and only those who answered both where both are surveys. */
export const compareByPerson = (earlier: WaveNetwork, later: WaveNetwork, choice: Pick<Choice, 'relations' | 'symmetry'>, least: number): Compared => {
  const { was, is, names, comparable } = sidesOf(earlier, later, choice);
  const change = compareWaves(was, is, comparable);
  const named = (ids: readonly string[]): readonly string[] => ids.map((id) => names.get(id) ?? id).toSorted((a, b) => (a < b ? -1 : 1));
  const pairs = (list: WaveChange['made']): Compared['made'] => list.map(([a, b]) => [names.get(a) ?? a, names.get(b) ?? b]);
  const stayed = new Set(change.stayed);
  return {
    change, arrived: named(change.arrived), left: named(change.left), made: pairs(change.made), ended: pairs(change.ended), onlyAnswered: comparable !== null,
    mayStandBeside: mayStandBeside(new Set(was.ids), new Set(is.ids), least) && mayStandBeside(stayed, new Set(was.ids), least) && mayStandBeside(stayed, new Set(is.ids), least),
  };
};
