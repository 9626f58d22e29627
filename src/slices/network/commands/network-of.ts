import { readMembership } from '#partnership/reads';
import { readContributors, readTargets } from '#strategy/reads';
import type { Work } from '#platform/services.ts';
import { networkFindings, findingsWithoutPeople } from '../core/findings.ts';
import type { NetworkFinding } from '../core/finding.ts';
import { answeredOf, peopleOf, reported, settled, tooSmall, type Choice, type WaveNetwork } from '../core/view.ts';
import { participantsOf, tiesOf } from '../store/participant-store.ts';
import type { Wave } from '../store/wave-store.ts';

type At = Pick<Work, 'tx' | 'here'>;

/** Everything of a wave that measures need, in three questions to the database. */
export const networkOf = async ({ tx, here }: At, wave: Wave): Promise<WaveNetwork> => {
  const participants = await participantsOf(tx, here.id, wave.id);
  const ties = await tiesOf(tx, here.id, wave.id);
  const { groups } = await readMembership(tx, here.id, 'ever');
  return { directed: wave.directed, isSurvey: wave.origin === 'survey', relations: wave.relations, minGroup: wave.minGroup, participants, ties, groupNames: new Map(groups.map(({ id, name }) => [id as string, name])) };
};

/** Organisations that share a target of the agreement, or an outcome that several targets stand for. */
export const sharedWork = async ({ tx, here }: At): Promise<readonly { readonly what: string; readonly organisations: readonly string[] }[]> => {
  const targets = await readTargets(tx, here.id);
  if (targets.length === 0) return [];
  const { organisations } = await readMembership(tx, here.id);
  const names = new Map<string, string>(organisations.map(({ id, name }) => [id, name]));
  const shares = new Map<string, Set<string>>();
  const add = (what: string, organisation: string | null): void => {
    const name = organisation === null ? undefined : names.get(organisation);
    if (name !== undefined) shares.set(what, (shares.get(what) ?? new Set()).add(name));
  };
  const whatOf = new Map(targets.map((target) => [target.id as string, target.outcomeTitle ?? target.title]));
  for (const target of targets) add(target.outcomeTitle ?? target.title, target.leadOrganisation);
  for (const { target, organisation } of await readContributors(tx, here.id, targets[0]?.agreement ?? null)) {
    const what = whatOf.get(target);
    if (what !== undefined) add(what, organisation);
  }
  return [...shares].filter(([, those]) => those.size > 1).map(([what, those]) => ({ what, organisations: [...those] }));
};

/** What a wave shows in words, for those who may see names and for the rest. */
export const findingsOf = (network: WaveNetwork, choice: Pick<Choice, 'relations' | 'symmetry'>, shared: Awaited<ReturnType<typeof sharedWork>>, names: boolean): readonly NetworkFinding[] => {
  const found = networkFindings({
    graph: settled(network, choice).graph, people: peopleOf(network), answered: answeredOf(network), shared,
    relations: new Map(network.relations.map(({ id }) => [id, reported(network, [id])])), names: new Map(network.relations.map(({ id, name }) => [id, name])),
  });
  return names ? found : findingsWithoutPeople(found, tooSmall(network));
};
