import { readMembership } from '#partnership/reads';
import { readSharedWork } from '#strategy/reads';
import type { Work } from '#platform/services.ts';
import { networkFindings, findingsWithoutPeople } from '../core/findings.ts';
import type { NetworkFinding } from '../core/finding.ts';
import { answeredOf, heardOn, peopleOf, reported, settled, tooSmall, type Choice, type WaveNetwork } from '../core/view.ts';
import { participantsOf, tiesOf } from '../store/participant-store.ts';
import type { Wave } from '../store/wave-store.ts';

type At = Pick<Work, 'tx' | 'here'>;

/** Everything of a wave that measures need, in three questions to the database. */
export const networkOf = async ({ tx, here }: At, wave: Wave): Promise<WaveNetwork> => {
  const participants = await participantsOf(tx, here.id, wave.id);
  const ties = await tiesOf(tx, here.id, wave.id);
  const { groups } = await readMembership(tx, here.id, 'ever');
  return { directed: wave.directed, isSurvey: wave.origin === 'survey', relations: wave.relations, minGroup: wave.minGroup, organisationsNamed: wave.organisationsNamed, participants, ties, groupNames: new Map(groups.map(({ id, name }) => [id as string, name])) };
};

export type SharedWork = readonly { readonly what: string; readonly organisations: readonly string[] }[];

/** Organisations that share an outcome or a target: a weak link between these is one to mend. */
export const sharedWork = ({ tx, here }: At): Promise<SharedWork> => readSharedWork(tx, here.id);

/** What a wave shows in words, for those who may see names and for the rest. */
export const findingsOf = (network: WaveNetwork, choice: Pick<Choice, 'relations' | 'symmetry'>, shared: SharedWork, names: boolean): readonly NetworkFinding[] => {
  const found = networkFindings({
    graph: settled(network, choice).graph, people: peopleOf(network), answered: heardOn(network, choice.relations), answeredIn: (relation) => answeredOf(network, [relation]), shared,
    relations: new Map(network.relations.map(({ id }) => [id, reported(network, [id])])), names: new Map(network.relations.map(({ id, name }) => [id, name])),
  });
  return names ? found : findingsWithoutPeople(found, tooSmall(network));
};
