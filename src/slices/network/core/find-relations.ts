import { counted, inSentence, type Looked, type NetworkFinding } from './finding.ts';
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

/** Relations in which fewer than half of the ties that someone names are named by the other too. */
export const notReturned = ({ relations, names, answered = null }: Looked): readonly NetworkFinding[] =>
  [...(relations ?? [])].flatMap(([id, graph]): readonly NetworkFinding[] => {
    if (!graph.directed) return [];
    const { all, returned } = claims(graph, answered);
    if (all < leastTies || returned * 2 >= all) return [];
    const name = names?.get(id) ?? id;
    return [{
      kind: 'not-returned', sharpness: 0.4 + (0.5 - returned / all) / 2, about: [id], namesPeople: false,
      text: `In “${name}”, ${all - returned} of ${all} ties that one side names are not named by the other.`,
      evidence: `${Math.round((returned / all) * 100)} per cent of ties between people who both answered are returned.`,
      todo: 'Talk about what each expects of the other: one may count as working together what the other does not.',
    }];
  });

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
  const only = [...talked].filter(([key]) => !worked.has(key)).map(([, pair]) => pair);
  if (only.length === 0) return [];
  return [{
    kind: 'strategy-not-work', sharpness: 0.5 + only.length / talked.size / 2, about: [...new Set(only.flat())], namesPeople: false,
    text: `${inSentence(only.map(([first, second]) => `${first} with ${second}`))} plan together and do not work together.`,
    evidence: `${counted(only.length, 'pair', 'pairs')} of organisations of the ${talked.size} that are tied in strategy have no tie in work.`,
    todo: 'For each pair, name one piece of work that the strategy needs from both, and who starts it.',
  }];
};
