import { aggregate, type Aggregated } from './aggregate.ts';
import { sidesOf, type Sides } from './compare.ts';
import { inducedOf, tiesOf, type Graph } from './graph.ts';
import { mayStandBeside } from './suppress.ts';
import { coarserFirst, inNetwork, namedOrganisations, placesAt, withheldAt, type Choice, type Level, type WaveNetwork } from './view.ts';
import { leavingFew, withheldAmong } from './withheld.ts';

export type TwoWaveTie = { readonly source: string; readonly target: string; /** `apart`: an end of it is in one wave alone or did not answer both times, so that it is not compared. */ readonly change: 'kept' | 'made' | 'ended' | 'apart' };

export type TwoWaveNode = {
  readonly id: string;
  readonly label: string;
  readonly group: string | null;
  readonly presence: 'both' | 'came' | 'left';
  /** In both, and where these are surveys answered both times. */
  readonly compared: boolean;
  /** Others whom it is tied to among those compared; null where it is not. */
  readonly before: number | null;
  readonly after: number | null;
  readonly made: number;
  readonly ended: number;
};

/** Two waves as they are drawn side by side: like set beside like, and what is not compared marked so. */
export type TwoWaves = { readonly nodes: readonly TwoWaveNode[]; readonly before: readonly TwoWaveTie[]; readonly after: readonly TwoWaveTie[]; readonly directed: boolean; readonly withheld: number };

const keyOf = (source: string, target: string, directed: boolean): string => (directed || source < target ? `${source}\n${target}` : `${target}\n${source}`);

type Marked = Pick<TwoWaves, 'before' | 'after'>;

const marked = (was: Graph, is: Graph, compared: ReadonlySet<string>): Marked => {
  const [old, now] = [tiesOf(was), tiesOf(is)];
  const keys = (ties: typeof old): ReadonlySet<string> => new Set(ties.map(({ source, target }) => keyOf(source, target, was.directed)));
  const side = (ties: typeof old, other: ReadonlySet<string>, only: 'made' | 'ended'): readonly TwoWaveTie[] => ties.map(({ source, target }) => ({ source, target, change: !compared.has(source) || !compared.has(target) ? 'apart' : other.has(keyOf(source, target, was.directed)) ? 'kept' : only }));
  return { before: side(old, keys(now), 'ended'), after: side(now, keys(old), 'made') };
};

const othersOf = (ties: readonly TwoWaveTie[], wanted: (change: TwoWaveTie['change']) => boolean): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { source, target, change } of ties) {
    if (!wanted(change)) continue;
    found.set(source, (found.get(source) ?? new Set()).add(target));
    found.set(target, (found.get(target) ?? new Set()).add(source));
  }
  return found;
};

type Faces = { readonly label: (id: string) => string; readonly group: (id: string) => string | null };

const nodesOf = (was: Graph, is: Graph, compared: ReadonlySet<string>, { before, after }: Marked, { label, group }: Faces): readonly TwoWaveNode[] => {
  const [then, now] = [new Set(was.ids), new Set(is.ids)];
  const isCompared = (change: TwoWaveTie['change']): boolean => change !== 'apart';
  const [tiesBefore, tiesAfter, made, ended] = [othersOf(before, isCompared), othersOf(after, isCompared), othersOf(after, (change) => change === 'made'), othersOf(before, (change) => change === 'ended')];
  return [...was.ids, ...is.ids.filter((id) => !then.has(id))].map((id) => ({
    id, label: label(id), group: group(id), presence: !then.has(id) ? ('came' as const) : !now.has(id) ? ('left' as const) : ('both' as const), compared: compared.has(id),
    before: compared.has(id) ? (tiesBefore.get(id)?.size ?? 0) : null, after: compared.has(id) ? (tiesAfter.get(id)?.size ?? 0) : null, made: made.get(id)?.size ?? 0, ended: ended.get(id)?.size ?? 0,
  }));
};

const stayedOf = ({ was, is, comparable }: Sides): ReadonlySet<string> => {
  const now = new Set(is.ids);
  return new Set(was.ids.filter((id) => now.has(id) && (comparable === null || comparable.has(id))));
};

/**
 * Both waves by their people. Ties count only between those compared; who came and who left is in it, their ties apart.
 *
 * Example: a–b, b–c before and a–b, a–c, c–d after, all answered: d came with a tie apart, a–b kept, b–c ended, a–c made.
 */
export const twoWavesOfPeople = (earlier: WaveNetwork, later: WaveNetwork, choice: Pick<Choice, 'relations' | 'symmetry'>): TwoWaves & Pick<Sides, 'keys'> => {
  const sides = sidesOf(earlier, later, choice);
  const compared = stayedOf(sides);
  const ties = marked(sides.was, sides.is, compared);
  const sector = new Map([...inNetwork(sides.before), ...inNetwork(sides.after)].map((one) => [sides.keys.get(one.id) ?? one.id, one.sector]));
  return { ...ties, nodes: nodesOf(sides.was, sides.is, compared, ties, { label: (id) => sides.names.get(id) ?? id, group: (id) => sector.get(id) ?? null }), directed: sides.was.directed, withheld: 0, keys: sides.keys };
};

type Sets = ReadonlyMap<string, ReadonlySet<string>>;

const setsOf = (network: WaveNetwork, keys: Sides['keys'], level: Level, only: ReadonlySet<string> | null = null): Sets => {
  const places = placesAt(network, level);
  const found = new Map<string, Set<string>>();
  for (const { id } of inNetwork(network)) {
    const key = keys.get(id) ?? id;
    if (only === null || only.has(key)) for (const place of places(id)) found.set(place, (found.get(place) ?? new Set()).add(key));
  }
  return found;
};

type Whole = { readonly sides: Sides; readonly compared: ReadonlySet<string>; readonly least: number };

/**
 * What of a level may not be shown of two waves to those who may not see names: what either wave withholds; what is too small among
 * those compared (save organisations, where people were told both times that these are named), or would give others away there, by what is shown of coarser levels too; and what differs from itself in one of the
 * waves by too few.
 */
const withheldOf = (whole: Whole, level: Level): ReadonlySet<string> => {
  const { sides, compared, least } = whole;
  const [here, waves] = [setsOf(sides.after, sides.keys, level, compared), [setsOf(sides.before, sides.keys, level), setsOf(sides.after, sides.keys, level)]];
  const isTold = level === 'organisation' && sides.before.organisationsNamed === true && sides.after.organisationsNamed === true;
  const above = isTold ? [] : coarserFirst.slice(0, Math.max(0, coarserFirst.indexOf(level))).flatMap((coarser) => {
    const hidden = withheldOf(whole, coarser);
    return [...setsOf(sides.after, sides.keys, coarser, compared)].flatMap(([name, ids]) => (hidden.has(name) ? [] : [ids]));
  });
  const named = [...namedOrganisations(sides.before), ...namedOrganisations(sides.after)].map((ids) => new Set([...ids].map((id) => sides.keys.get(id) ?? id)));
  const found = new Set([...withheldAt(sides.before, level), ...withheldAt(sides.after, level), ...(isTold ? [] : withheldAmong(here, compared, above, least)), ...(level === 'organisation' ? [] : leavingFew(here, named, least))]);
  if (!isTold) for (const [place, ids] of here) for (const wave of waves) if (!mayStandBeside(ids, wave.get(place) ?? new Set(), least)) found.add(place);
  // Together those withheld have to be enough, or they can be had as the rest of all or of a coarser one.
  const bySize = [...here].toSorted(([a, first], [b, second]) => first.size - second.size || (a < b ? -1 : 1));
  for (const around of [compared, ...above]) {
    const inside = bySize.filter(([, ids]) => [...ids].every((id) => around.has(id)));
    const rest = (): number => [...around].filter((id) => !inside.some(([place, ids]) => !found.has(place) && ids.has(id))).length;
    for (const [place] of inside) {
      const left = rest();
      if (left === 0 || left >= least) break;
      found.add(place);
    }
  }
  return found;
};

const cut = ({ graph }: Aggregated, withheld: ReadonlySet<string>): Graph => inducedOf(graph, Int32Array.from(graph.ids.keys()).filter((node) => !withheld.has(graph.ids[node] as string)));

const within = (graph: Graph, ids: ReadonlySet<string>): Graph => inducedOf(graph, Int32Array.from(graph.ids.keys()).filter((node) => ids.has(graph.ids[node] as string)));

/**
 * Both waves by organisation, sector, group or layer, out of the ties of those compared alone. Everyone stands where the later wave has
 * them, so that both sides are of the same people. One that only one wave has came or left, and has no tie here.
 */
export const twoWavesAt = (earlier: WaveNetwork, later: WaveNetwork, choice: Choice, least: number, names: boolean): TwoWaves => {
  const sides = sidesOf(earlier, later, choice);
  const compared = stayedOf(sides);
  const [here, before, after] = [setsOf(sides.after, sides.keys, choice.level, compared), setsOf(sides.before, sides.keys, choice.level), setsOf(sides.after, sides.keys, choice.level)];
  const withheld = names ? new Set<string>() : withheldOf({ sides, compared, least }, choice.level);
  const placesOf = new Map<string, string[]>();
  for (const [place, ids] of here) for (const id of ids) placesOf.set(id, [...(placesOf.get(id) ?? []), place]);
  const at = (graph: Graph): Graph => cut(aggregate(within(graph, compared), (id) => placesOf.get(id) ?? [], 'any'), withheld);
  const [was, is] = [at(sides.was), at(sides.is)];
  const shown = new Set(is.ids);
  const hidden = names ? new Set<string>() : new Set([...withheldAt(sides.before, choice.level), ...withheldAt(sides.after, choice.level)]);
  const only = (mine: Sets, other: Sets, presence: 'came' | 'left'): readonly TwoWaveNode[] => [...mine.keys()].filter((place) => !other.has(place) && !hidden.has(place)).map((place) => ({ id: place, label: place, group: sector(place), presence, compared: false, before: null, after: null, made: 0, ended: 0 }));
  const sectors = new Map([...inNetwork(sides.before), ...inNetwork(sides.after)].flatMap(({ organisation, sector: of }) => (organisation === null || of === null ? [] : [[organisation, of] as const])));
  const sector = (place: string): string | null => (choice.level === 'organisation' ? (sectors.get(place) ?? null) : null);
  const ties = marked(was, is, shown);
  return {
    ...ties, directed: was.directed, withheld: withheld.size,
    nodes: [...nodesOf(was, is, shown, ties, { label: (id) => id, group: sector }), ...only(after, before, 'came'), ...only(before, after, 'left')],
  };
};
