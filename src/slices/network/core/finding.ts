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

// What names people, said for a plan that everyone reads.
const nameless: Partial<Readonly<Record<FindingKind, string>>> = {
  gatekeeper: 'Bring people who hang on one person together with others, so that there is a second way',
  'isolated-people': 'Ask those who have no ties what they need from the partnership',
  'one-person': 'Name a second contact where an organisation is linked through one person',
  'layer-bridge': 'Give the link between two layers a standing item, or a second person who attends both',
};

/** What to do about a finding, without a name where it names people. */
export const adviceWithoutNames = ({ kind, namesPeople, todo }: Pick<NetworkFinding, 'kind' | 'namesPeople' | 'todo'>): string => (namesPeople ? (nameless[kind] ?? '') : todo);

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

const leastHeard = 0.5;

/**
 * Whether something can be said of people where some did not answer, since a tie that nobody reported looks like none: the share of
 * them who answered, 1 where nobody was asked, null below a half.
 */
export const heardOf = ({ answered = null }: Pick<NetworkFacts, 'answered'>, ids: readonly string[]): number | null => {
  if (answered === null || ids.length === 0) return 1;
  const share = ids.filter((id) => answered.has(id)).length / ids.length;
  return share < leastHeard ? null : share;
};

/** The same of ties between two sets of people: the share of pairs of which one at least answered. */
export const heardBetween = ({ answered = null }: Pick<NetworkFacts, 'answered'>, one: readonly string[], other: readonly string[]): number | null => {
  if (answered === null || one.length === 0 || other.length === 0) return 1;
  const silent = (ids: readonly string[]): number => ids.filter((id) => !answered.has(id)).length / ids.length;
  const share = 1 - silent(one) * silent(other);
  return share < leastHeard ? null : share;
};

/** A finding by how far those answered whose silence could have made it: left out where too few did, else less sharp for each who did not. */
export const ifHeard = (share: number | null, finding: NetworkFinding): readonly NetworkFinding[] => {
  if (share === null) return [];
  return [share === 1 ? finding : { ...finding, sharpness: finding.sharpness * share, evidence: `${finding.evidence} Not everyone concerned answered, so it may be only that.` }];
};

/** The ids of everyone in some organisations, sectors or layers. */
export const idsIn = (members: ReadonlyMap<string, readonly NetworkPerson[]>, groups: readonly string[]): readonly string[] => groups.flatMap((group) => (members.get(group) ?? []).map(({ id }) => id));

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
