import { components } from './components.ts';
import { cutPoints } from './cut-points.ts';
import { counted, inSentence } from './finding.ts';
import { graphOf, inducedOf, isTied, undirectedOf, type Graph } from './graph.ts';
import type { Membership } from './projection.ts';

export type GroupFigures = { readonly id: string; readonly people: number; /** Groups that it shares people with. */ readonly partners: number };
export type GroupPair = { readonly one: string; readonly other: string; /** Those who sit on both. */ readonly people: readonly string[] };

export type TwoMode = {
  readonly groups: readonly GroupFigures[];
  /** How many groups each person sits on. */
  readonly seats: ReadonlyMap<string, number>;
  /** Pairs of groups that share people, those that share most first. */
  readonly pairs: readonly GroupPair[];
  /** Groups with people that share nobody with any other. */
  readonly apart: readonly string[];
  readonly empty: readonly string[];
  /** Pieces that groups with people fall into by the people they share. */
  readonly pieces: number;
  /** Pairs that one person alone connects. `parts`: without them no chain of shared people joins the two either. */
  readonly alone: readonly (GroupPair & { readonly parts: boolean })[];
  /** Groups with exactly the same people, two or more each. */
  readonly same: readonly (readonly string[])[];
  /** Groups of two or more that lie wholly in a larger one. */
  readonly inside: readonly { readonly inner: string; readonly outer: string }[];
};

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const pairsOf = (byPerson: ReadonlyMap<string, ReadonlySet<string>>, order: readonly string[]): readonly GroupPair[] => {
  const rank = new Map(order.map((id, at) => [id, at]));
  const place = (id: string): number => rank.get(id) ?? order.length;
  const found = new Map<string, { readonly one: string; readonly other: string; readonly people: string[] }>();
  for (const [person, groups] of byPerson) {
    const sorted = [...groups].toSorted((a, b) => place(a) - place(b) || before(a, b));
    sorted.forEach((one, at) => {
      for (const other of sorted.slice(at + 1)) {
        const key = JSON.stringify([one, other]);
        const known = found.get(key);
        if (known === undefined) found.set(key, { one, other, people: [person] });
        else known.people.push(person);
      }
    });
  }
  return [...found.values()].toSorted((a, b) => b.people.length - a.people.length || place(a.one) - place(b.one) || place(a.other) - place(b.other));
};

// People and groups as one network; their ids are kept apart by a mark before each.
const bothModes = (memberships: readonly Membership[]): Graph => graphOf([], memberships.map(({ person, group }) => ({ source: `p${person}`, target: `g${group}` })), { directed: false });

const partedWithout = (graph: Graph, person: string): ((one: string, other: string) => boolean) => {
  const left = inducedOf(graph, Int32Array.from(graph.ids.keys()).filter((node) => graph.ids[node] !== `p${person}`));
  const { of } = components(left);
  const place = new Map(left.ids.map((id, node) => [id, node]));
  return (one, other) => of[place.get(`g${one}`) as number] !== of[place.get(`g${other}`) as number];
};

const aloneIn = (graph: Graph, pairs: readonly GroupPair[]): TwoMode['alone'] => {
  const cuts = new Set(cutPoints(graph).points.map((node) => graph.ids[node] as string));
  const single = pairs.filter(({ people }) => people.length === 1);
  const parts = new Map([...new Set(single.map(({ people }) => people[0] as string))].filter((person) => cuts.has(`p${person}`)).map((person) => [person, partedWithout(graph, person)]));
  return single.map((pair) => ({ ...pair, parts: parts.get(pair.people[0] as string)?.(pair.one, pair.other) ?? false })).toSorted((a, b) => Number(b.parts) - Number(a.parts) || before(a.people[0] as string, b.people[0] as string));
};

const sameIn = (byGroup: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] => {
  const alike = new Map<string, string[]>();
  for (const [group, people] of byGroup) if (people.size > 1) alike.set(JSON.stringify([...people].toSorted(before)), [...(alike.get(JSON.stringify([...people].toSorted(before))) ?? []), group]);
  return [...alike.values()].filter(({ length }) => length > 1);
};

const gathered = (memberships: readonly Membership[], key: 'person' | 'group', value: 'person' | 'group'): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const one of memberships) {
    const known = found.get(one[key]);
    if (known === undefined) found.set(one[key], new Set([one[value]]));
    else known.add(one[value]);
  }
  return found;
};

/**
 * People by groups: which groups share people, which nobody connects, and who alone connects two. `groups` are all there are, in the
 * order in which they are named, so that one with nobody on it counts too.
 *
 * Example: a and b on the board, b and c on housing, d on roads: board and housing share b, who alone connects them; roads stands apart.
 */
export const twoMode = (memberships: readonly Membership[], groups: readonly string[]): TwoMode => {
  const [byGroup, byPerson] = [gathered(memberships, 'group', 'person'), gathered(memberships, 'person', 'group')];
  const pairs = pairsOf(byPerson, groups);
  const graph = bothModes(memberships);
  const partners = new Map<string, number>();
  for (const pair of pairs) for (const id of [pair.one, pair.other]) partners.set(id, (partners.get(id) ?? 0) + 1);
  const figures = [...new Set([...groups, ...byGroup.keys()])].map((id) => ({ id, people: byGroup.get(id)?.size ?? 0, partners: partners.get(id) ?? 0 }));
  return {
    groups: figures, pairs, pieces: components(graph).sizes.length, seats: new Map([...byPerson].map(([person, on]) => [person, on.size])),
    apart: figures.filter((one) => one.people > 0 && one.partners === 0).map(({ id }) => id), empty: figures.filter(({ people }) => people === 0).map(({ id }) => id),
    alone: aloneIn(graph, pairs), same: sameIn(byGroup),
    inside: pairs.flatMap(({ one, other, people }) => {
      const [first, second] = [byGroup.get(one)?.size ?? 0, byGroup.get(other)?.size ?? 0];
      if (first === second || people.length < 2 || people.length !== Math.min(first, second)) return [];
      return [first < second ? { inner: one, outer: other } : { inner: other, outer: one }];
    }),
  };
};

export type TwoModeFinding = { readonly text: string; readonly evidence: string; readonly todo: string };

const apartWords = ({ apart, groups }: TwoMode, group: (id: string) => string): readonly TwoModeFinding[] => {
  if (apart.length === 0 || groups.length < 2) return [];
  const people = groups.filter(({ id }) => apart.includes(id)).reduce((sum, one) => sum + one.people, 0);
  return [{ text: `Nobody connects ${inSentence(apart.map(group))} with any other group.`, evidence: `${counted(people, 'person sits', 'people sit')} on ${apart.length === 1 ? 'it' : 'them'}, and none of them on another group.`, todo: 'Ask who carries what is decided there to the rest, and back. Somebody from a group above could sit on it.' }];
};

const aloneWords = ({ alone }: TwoMode, group: (id: string) => string, person: (id: string) => string): readonly TwoModeFinding[] => {
  const byPerson = Map.groupBy(alone.filter(({ parts }) => parts), ({ people }) => people[0] as string);
  return [...byPerson].toSorted(([, a], [, b]) => b.length - a.length).map(([id, pairs]) => ({
    text: `Only ${person(id)} connects ${inSentence([...new Set(pairs.flatMap(({ one, other }) => [one, other]))].map(group))}.`,
    evidence: pairs.length === 1 ? 'Without them no chain of shared people joins the two.' : `Without them no chain of shared people joins ${pairs.length} pairs of these.`, todo: 'Give them an understudy on one of the groups, or a second person who sits on both.',
  }));
};

const sameWords = ({ same, inside, groups }: TwoMode, group: (id: string) => string): readonly TwoModeFinding[] => {
  const sizes = new Map(groups.map(({ id, people }) => [id, people]));
  return [
    ...same.map((alike) => ({ text: `${inSentence(alike.map(group))} have the same people.`, evidence: `The same ${sizes.get(alike[0] as string) ?? 0} sit on each.`, todo: 'Ask whether one meeting would do for both.' })),
    ...[...Map.groupBy(inside, ({ outer }) => outer)].map(([outer, all]) => ({ text: `Everyone on ${inSentence(all.map(({ inner }) => group(inner)))} also sits on ${group(outer)}.`, evidence: `${all.map(({ inner }) => `${group(inner)} has ${sizes.get(inner) ?? 0}`).join(', ')}; ${group(outer)} has ${sizes.get(outer) ?? 0}.`, todo: 'That is how a committee of a group should look. If it is meant to bring in others, it does not yet.' })),
  ];
};

const mostWords = ({ seats }: TwoMode, person: (id: string) => string): readonly TwoModeFinding[] => {
  const most = Math.max(0, ...seats.values());
  const who = [...seats].filter(([, count]) => count === most).map(([id]) => id);
  return most < 4 ? [] : [{ text: `${inSentence(who.map(person))} ${who.length === 1 ? 'sits' : 'sit'} on ${most} groups${who.length === 1 ? ', more than anyone' : ' each, more than anyone else'}.`, evidence: `In the mean a person sits on ${([...seats.values()].reduce((a, b) => a + b, 0) / seats.size).toFixed(1)}.`, todo: 'Ask whether it is too much for one person, and whose place somebody else could take.' }];
};

/** What people by groups shows, in words, the sharpest first. */
export const twoModeFindings = (found: TwoMode, names: { readonly group: (id: string) => string; readonly person: (id: string) => string }): readonly TwoModeFinding[] => [
  ...apartWords(found, names.group), ...aloneWords(found, names.group, names.person), ...sameWords(found, names.group), ...mostWords(found, names.person),
  ...(found.empty.length === 0 ? [] : [{ text: `Nobody sits on ${inSentence(found.empty.map(names.group))}.`, evidence: 'No seat is recorded.', todo: 'Record who sits on it, or end it.' }]),
];

export type SharedAndTied = { readonly sharing: number; readonly sharingTied: number; readonly others: number; readonly othersTied: number };

/**
 * How far sitting together and working together go hand in hand: pairs who share a group and those who share none, with how many of each
 * are tied, whichever of the two says so.
 *
 * Example: a, b and c on one group and d on none, with ties a–b and a–d: 1 of 3 pairs who share a group, 1 of 3 of the others.
 */
export const sharedAndTied = (graph: Graph, memberships: readonly Membership[]): SharedAndTied => {
  const simple = undirectedOf(graph);
  const place = new Map(simple.ids.map((id, node) => [id, node]));
  const pairs = new Set<number>();
  for (const people of gathered(memberships, 'group', 'person').values()) {
    const nodes = [...people].flatMap((id) => place.get(id) ?? []);
    for (const first of nodes) for (const second of nodes) if (first < second) pairs.add(first * simple.size + second);
  }
  let sharingTied = 0;
  for (const pair of pairs) if (isTied(simple.out, Math.floor(pair / simple.size), pair % simple.size)) sharingTied += 1;
  const all = (simple.size * (simple.size - 1)) / 2;
  return { sharing: pairs.size, sharingTied, others: all - pairs.size, othersTied: simple.ties - sharingTied };
};
