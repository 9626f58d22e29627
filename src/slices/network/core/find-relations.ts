import { counted, heardBetween, heardOf, idsIn, ifHeard, inSentence, membersBy, type Looked, type NetworkFinding } from './finding.ts';
import { isTied, tieColumns, undirectedOf, type Graph } from './graph.ts';

const leastTies = 5;

/** Of claims between people who both answered, those that are not returned. */
const claims = (graph: Graph, answered: ReadonlySet<string> | null): { readonly all: number; readonly returned: number } => {
  const { from, to } = tieColumns(graph);
  const isKnown = (node: number): boolean => answered === null || answered.has(graph.ids[node] as string);
  let [all, returned] = [0, 0];
  from.forEach((source, at) => {
    const target = to[at] as number;
    if (!isKnown(source) || !isKnown(target)) return;
    all += 1;
    returned += +isTied(graph.out, target, source);
  });
  return { all, returned };
};

/** Relations in which fewer than half of the ties that someone names are named by the other too, in one finding. */
export const notReturned = ({ relations, names, answered = null, answeredIn }: Looked): readonly NetworkFinding[] => {
  const found = [...(relations ?? [])]
    .filter(([, graph]) => graph.directed)
    .map(([id, graph]) => ({ id, name: names?.get(id) ?? id, ...claims(graph, answeredIn === undefined ? answered : answeredIn(id)) }))
    .filter(({ all, returned }) => all >= leastTies && returned * 2 < all)
    .toSorted((a, b) => a.returned / a.all - b.returned / b.all);
  const [worst] = found;
  if (worst === undefined) return [];
  const one = found.length === 1;
  return [{
    kind: 'not-returned', sharpness: 0.4 + (0.5 - worst.returned / worst.all) / 2, about: found.map(({ id }) => id), namesPeople: false,
    text: one ? `In “${worst.name}”, ${worst.all - worst.returned} of ${worst.all} people whom somebody named did not name them back.` : `In ${found.length} relations most people who are named do not name back those who named them.`,
    evidence: `${one ? '' : `${found.map(({ name, all, returned }) => `“${name}” ${returned} of ${all} returned`).join('; ')}. `}Only pairs who both answered are counted.`,
    todo: 'Talk about what each expects of the other: one may count as working together what the other does not.',
  }];
};

/** Ties in strategy with none in work: by organisation where these are known, since a board decides what others carry out. */
export const strategyNotWork = (looked: Looked): readonly NetworkFinding[] => {
  const [strategy, work] = [looked.relations?.get('strategy'), looked.relations?.get('work')];
  if (strategy === undefined || work === undefined) return [];
  const organisationOf = new Map(looked.people.map(({ id, organisation }) => [id, organisation]));
  const between = (graph: Graph): ReadonlyMap<string, readonly [string, string]> => {
    const found = new Map<string, readonly [string, string]>();
    const at = graph.ids.map((id) => organisationOf.get(id) ?? null);
    const { from, to } = tieColumns(undirectedOf(graph));
    for (let tie = 0; tie < from.length; tie += 1) {
      const [mine, theirs] = [at[from[tie] as number] ?? null, at[to[tie] as number] ?? null];
      if (mine === null || theirs === null || mine === theirs) continue;
      const pair = mine < theirs ? ([mine, theirs] as const) : ([theirs, mine] as const);
      found.set(JSON.stringify(pair), pair);
    }
    return found;
  };
  const [talked, worked] = [between(strategy), between(work)];
  const members = membersBy(looked, 'organisation');
  const only = [...talked].filter(([key]) => !worked.has(key)).map(([, pair]) => pair).filter((pair) => heardBetween(looked, idsIn(members, [pair[0]]), idsIn(members, [pair[1]])) !== null);
  if (only.length === 0) return [];
  const pairs = inSentence(only.map(([first, second]) => `${first} with ${second}`));
  return ifHeard(heardOf(looked, idsIn(members, [...new Set(only.flat())])), {
    kind: 'strategy-not-work', sharpness: 0.5 + only.length / talked.size / 2, about: [...new Set(only.flat())], namesPeople: false,
    text: only.length === 1 ? `${pairs} plan together and do not work together.` : `${only.length} pairs of organisations plan together and do not work together.`,
    evidence: `${only.length === 1 ? '' : `${pairs}. `}${counted(only.length, 'pair', 'pairs')} of the ${talked.size} that are tied in strategy ${only.length === 1 ? 'has' : 'have'} no tie in work.`,
    todo: 'For each pair, name one piece of work that the strategy needs from both, and who starts it.',
  });
};
