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
  /** Who is set side by side, in words: `answered both times`, `answered the survey` where only one of the two is a survey, `are in both` where neither is. */
  readonly who: string;
  /** Whether the figures may be shown to those who may not see names: nobody can be had by taking one from the other. */
  readonly mayStandBeside: boolean;
};

// Whoever took themselves out of one of the two is in neither: to be missing from one would say that they did.
const without = (network: WaveNetwork, gone: ReadonlySet<string>): WaveNetwork => ({ ...network, participants: network.participants.filter(({ person }) => person === null || !gone.has(person)) });
const goneFrom = ({ participants }: WaveNetwork): readonly string[] => participants.flatMap(({ person, state }) => (state === 'withdrawn' && person !== null ? [person] : []));

const outsideKey = (name: string): string => `outside ${name.toLowerCase()}`;

// A participant is known across waves by the person; somebody from outside, by their name.
const keysOf = (network: WaveNetwork): ReadonlyMap<string, string> => new Map(inNetwork(network).map(({ id, person, name, masked }) => [id as string, masked ? id : (person ?? outsideKey(name))]));

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
  /** Those who answered both times, or once where only one of the two is a survey; null where neither is. */
  readonly comparable: ReadonlySet<string> | null;
  /** Who these are, in words. */
  readonly who: string;
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
  const who = then === null && now === null ? 'are in both' : then === null || now === null ? 'answered the survey' : 'answered both times';
  return { before, after, was, is, keys, names, comparable, who, choice, words };
};

/** Two waves by the people in both, by the relations that both have, and only those who answered these both times where both are surveys. */
export const compareByPerson = (earlier: WaveNetwork, later: WaveNetwork, choice: Pick<Choice, 'relations' | 'symmetry'>, least: number): Compared => {
  const { was, is, names, comparable, who, words } = sidesOf(earlier, later, choice);
  const change = compareWaves(was, is, comparable, who);
  const named = (ids: readonly string[]): readonly string[] => ids.map((id) => names.get(id) ?? id).toSorted((a, b) => (a < b ? -1 : 1));
  const pairs = (list: WaveChange['made']): Compared['made'] => list.map(([a, b]) => [names.get(a) ?? a, names.get(b) ?? b]);
  const stayed = new Set(change.stayed);
  const outsiders = new Set([...inNetwork(earlier), ...inNetwork(later)].flatMap(({ kind, person, name }) => (kind === 'roster' || person !== null ? [] : [outsideKey(name)])));
  const outside = [...change.arrived, ...change.left].filter((key) => outsiders.has(key)).length;
  const notAtTheTable = outside === 0 || !earlier.isSurvey || !later.isSurvey ? [] : [`${outside} of those who came or left ${outside === 1 ? 'is' : 'are'} from outside: respondents named them in one of the two, and not in the other.`];
  return {
    change: { ...change, words: [...words, ...change.words, ...notAtTheTable] }, arrived: named(change.arrived), left: named(change.left), made: pairs(change.made), ended: pairs(change.ended), who,
    mayStandBeside: mayStandBeside(new Set(was.ids), new Set(is.ids), least) && mayStandBeside(stayed, new Set(was.ids), least) && mayStandBeside(stayed, new Set(is.ids), least),
  };
};
