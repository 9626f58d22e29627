import { sentenceList } from '#lib/text.ts';
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

type Alike = { /** What is compared. */ readonly choice: Pick<Choice, 'relations' | 'symmetry'>; /** What is not, in words. */ readonly words: readonly string[] };

/** What both waves asked, and by a rule that both can have: ties with no direction stand beside such alone. */
const alikeIn = (earlier: WaveNetwork, later: WaveNetwork, { relations, symmetry }: Alike['choice']): Alike => {
  const asked = new Set(earlier.relations.map(({ id }) => id));
  const both = later.relations.filter(({ id }) => asked.has(id));
  const chosen = both.filter(({ id }) => relations.length === 0 || relations.includes(id));
  const rule = earlier.directed && later.directed ? symmetry : 'any';
  if (chosen.length === 0) return { choice: { relations: [], symmetry: rule }, words: ['The two have none of these questions in common: all ties of one are set beside all ties of the other.'] };
  const isAll = chosen.length === (relations.length === 0 ? Math.max(later.relations.length, asked.size) : relations.length);
  return { choice: { relations: chosen.map(({ id }) => id), symmetry: rule }, words: isAll ? [] : [`Only what both have is compared: ${sentenceList(chosen.map(({ name }) => name))}.`] };
};

export type Sides = Alike & {
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

/** Two waves made ready to be set side by side: by the relations that both have and the same keys, without those who took themselves out of either. */
export const sidesOf = (earlier: WaveNetwork, later: WaveNetwork, asked: Pick<Choice, 'relations' | 'symmetry'>): Sides => {
  const { choice, words } = alikeIn(earlier, later, asked);
  const gone = new Set([...goneFrom(earlier), ...goneFrom(later)]);
  const [before, after] = [without(earlier, gone), without(later, gone)];
  const [first, second] = [keysOf(before), keysOf(after)];
  const [was, is] = [keyed(settled(before, choice).graph, first), keyed(settled(after, choice).graph, second)];
  const answered = (network: WaveNetwork, keys: ReadonlyMap<string, string>): ReadonlySet<string> | null => {
    const who = answeredOf(network, choice.relations);
    return who === null ? null : new Set([...who].flatMap((id) => keys.get(id) ?? []));
  };
  const [then, now] = [answered(before, first), answered(after, second)];
  const comparable = then === null || now === null ? (then ?? now) : new Set([...then].filter((id) => now.has(id)));
  const keys = new Map([...first, ...second]);
  const names = new Map([...inNetwork(before), ...inNetwork(after)].map(({ id, name }) => [keys.get(id) ?? id, name] as const));
  return { before, after, was, is, keys, names, comparable, choice, words };
};

/** Two waves by the people in both, by the relations that both have, and only those who answered these both times where both are surveys. */
export const compareByPerson = (earlier: WaveNetwork, later: WaveNetwork, choice: Pick<Choice, 'relations' | 'symmetry'>, least: number): Compared => {
  const { was, is, names, comparable, words } = sidesOf(earlier, later, choice);
  const change = compareWaves(was, is, comparable);
  const named = (ids: readonly string[]): readonly string[] => ids.map((id) => names.get(id) ?? id).toSorted((a, b) => (a < b ? -1 : 1));
  const pairs = (list: WaveChange['made']): Compared['made'] => list.map(([a, b]) => [names.get(a) ?? a, names.get(b) ?? b]);
  const stayed = new Set(change.stayed);
  return {
    change: { ...change, words: [...words, ...change.words] }, arrived: named(change.arrived), left: named(change.left), made: pairs(change.made), ended: pairs(change.ended), onlyAnswered: comparable !== null,
    mayStandBeside: mayStandBeside(new Set(was.ids), new Set(is.ids), least) && mayStandBeside(stayed, new Set(was.ids), least) && mayStandBeside(stayed, new Set(is.ids), least),
  };
};
