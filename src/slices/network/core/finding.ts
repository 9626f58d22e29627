import { degreeAt, undirectedOf, type Graph } from './graph.ts';

export type FindingKind =
  | 'gatekeeper' | 'weak-link' | 'isolated-organisation' | 'peripheral-organisation' | 'inward-sector'
  | 'strategy-not-work' | 'not-returned' | 'one-person' | 'layer-bridge' | 'isolated-people';

/** What the network shows, in words, with its evidence and what to do about it. */
export type NetworkFinding = {
  readonly kind: FindingKind;
  /** How sharp it is: those of one kind compare, and kinds are weighed so that what cuts people off comes first. */
  readonly sharpness: number;
  /** Ids of the people or names of the organisations it is about. */
  readonly about: readonly string[];
  /** Organisations that its evidence names beside. */
  readonly beside?: readonly string[];
  /** Whether it names people: then only those whom the consent names may see it. */
  readonly namesPeople: boolean;
  readonly text: string;
  readonly evidence: string;
  readonly todo: string;
};

export type NetworkPerson = { readonly id: string; readonly name: string; readonly organisation: string | null; readonly sector: string | null; readonly layer: string | null };

export type NetworkFacts = {
  /** The relation or mix in hand. */
  readonly graph: Graph;
  readonly people: readonly NetworkPerson[];
  /** Each relation as reported, by its id. */
  readonly relations?: ReadonlyMap<string, Graph>;
  /** Which of them are work and strategy, and what each is called. */
  readonly names?: ReadonlyMap<string, string>;
  /** Outcomes and targets, with the organisations that share each. */
  readonly shared?: readonly { readonly what: string; readonly organisations: readonly string[] }[];
  /** Who answered what is in hand; null for everyone. */
  readonly answered?: ReadonlySet<string> | null;
  /** Who answered one relation; where it is missing, those above. */
  readonly answeredIn?: (relation: string) => ReadonlySet<string> | null;
};

/** The same facts, looked up once. */
export type Looked = NetworkFacts & { readonly simple: Graph; readonly personAt: readonly (NetworkPerson | null)[]; readonly nameOf: (id: string) => string };

export const lookUp = (facts: NetworkFacts): Looked => {
  const byId = new Map(facts.people.map((person) => [person.id, person]));
  return { ...facts, simple: undirectedOf(facts.graph), personAt: facts.graph.ids.map((id) => byId.get(id) ?? null), nameOf: (id) => byId.get(id)?.name ?? id };
};

/** Names in a sentence, five at most. */
export const inSentence = (names: readonly string[]): string => {
  const shown = names.slice(0, 5);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
};

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Every tie of the simple network once, with who is at its ends. */
export const tieEnds = ({ simple, personAt }: Looked): readonly (readonly [NetworkPerson, NetworkPerson])[] => {
  const found: (readonly [NetworkPerson, NetworkPerson])[] = [];
  for (let node = 0; node < simple.size; node += 1) {
    const mine = personAt[node] ?? null;
    for (let at = simple.out.offsets[node] as number; at < (simple.out.offsets[node + 1] as number); at += 1) {
      const other = simple.out.targets[at] as number;
      const theirs = personAt[other] ?? null;
      if (other > node && mine !== null && theirs !== null) found.push([mine, theirs]);
    }
  }
  return found;
};

/** People of the network by organisation, sector or layer. */
export const membersBy = ({ personAt }: Looked, of: 'organisation' | 'sector' | 'layer'): ReadonlyMap<string, readonly NetworkPerson[]> => {
  const found = new Map<string, NetworkPerson[]>();
  for (const person of personAt) {
    const group = person?.[of] ?? null;
    if (person === null || group === null) continue;
    const known = found.get(group);
    if (known === undefined) found.set(group, [person]);
    else known.push(person);
  }
  return found;
};

export const isolatesOf = ({ simple }: Pick<Looked, 'simple'>): readonly number[] => Array.from(simple.ids.keys()).filter((node) => degreeAt(simple.out, node) === 0);
