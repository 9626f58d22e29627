import { seedOf } from '#lib/chance.ts';
import { addDays, dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, ok, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import { standings } from '#partnership';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { relationsOf, type NetworkData, type NetworkNode } from '../core/formats/network-data.ts';
import { isStrength } from '../core/graph-from-data.ts';
import { sevenRelations, type Relation } from '../core/relations.ts';
import { leastGroup, type ParticipantId, type SeenBy, type WaveId, type WaveTie } from '../core/wave.ts';
import type { NodeMatch } from '../core/match-nodes.ts';
import { insertParticipants, putTies, type NewParticipant } from '../store/participant-store.ts';
import { insertWave, setWaveStatus, waveById, type Wave } from '../store/wave-store.ts';
import { layOut } from './lay-out.ts';
import { participantsAtTable } from './run-wave.ts';

export type ImportPlan = { readonly title: string; readonly file: string; readonly seenBy: SeenBy; readonly minGroup: number };

const nodesAtMost = 5000;
const tiesAtMost = 200_000;
const unnamed = 'tie';

// A nought or half of a pair (which clipping may leave) is no text that can be kept.
const kept = (value: string, length: number): string => clip(value.replaceAll('\u0000', '').trim(), length).toWellFormed();
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? kept(value, 160) : null);

const relationFor = (id: string): Relation => sevenRelations.find((one) => one.id === id.toLowerCase() || one.name.toLowerCase() === id.toLowerCase()) ?? { id: kept(id, 200), name: kept(id, 60), ask: 'As in the file', window: '' };

const faultsOf = (data: NetworkData, plan: ImportPlan, matches: readonly NodeMatch[]) => {
  const people = matches.filter((one) => one !== 'outside' && one !== 'drop');
  return [
    ...(plan.title === '' || plan.title.length > 120 ? [{ field: 'title', message: plan.title === '' ? 'Enter a title, for example “Who works with whom, 2026”' : 'Title must be 120 characters or fewer' }] : []),
    ...(!Number.isInteger(plan.minGroup) || plan.minGroup < leastGroup || plan.minGroup > 50 ? [{ field: 'minGroup', message: `Smallest group must be a whole number from ${leastGroup} to 50` }] : []),
    ...(!plan.seenBy.coordinators && plan.seenBy.people.length === 0 ? [{ field: 'seenBy', message: 'Choose who sees names' }] : []),
    ...(data.nodes.length > nodesAtMost || data.ties.length > tiesAtMost ? [{ field: 'file', message: `A network may have ${nodesAtMost.toLocaleString('en-GB')} people and ${tiesAtMost.toLocaleString('en-GB')} ties at most` }] : []),
    ...data.ties.filter(({ weight }) => weight !== null && !isStrength(weight)).slice(0, 5).map(({ source, target, weight }) => ({ field: 'file', message: `The strength of the tie from ${source} to ${target} is ${(weight ?? 0) < 0 ? 'below 0' : 'too large or too small to be reckoned with'}` })),
    ...(data.nodes.length === 0 ? [{ field: 'file', message: 'There is nobody in this file' }] : []),
    ...(new Set(people).size < people.length ? [{ field: 'matches', message: 'Two names of the file are the same person. Choose somebody else for one of them, or leave one out' }] : []),
  ];
};

const outsider = ({ id, label, attributes }: NetworkNode): NewParticipant => ({ kind: 'outside', person: null, name: kept(label ?? id, 120) || '(no name)', organisation: text(attributes['organisation']), sector: text(attributes['sector']), layer: text(attributes['layer']), groups: [] });

// As they stand now, but for what the file itself says of them.
const personFor = (node: NetworkNode, standing: NewParticipant): NewParticipant => ({ ...standing, organisation: text(node.attributes['organisation']) ?? standing.organisation, sector: text(node.attributes['sector']) ?? standing.sector, layer: text(node.attributes['layer']) ?? standing.layer, state: 'none' });

const tiesIn = (data: NetworkData, ids: ReadonlyMap<string, ParticipantId>): readonly WaveTie[] => {
  const merged = new Map<string, WaveTie>();
  for (const tie of data.ties) {
    const [from, to] = [ids.get(tie.source), ids.get(tie.target)];
    if (from === undefined || to === undefined || from === to) continue;
    const relation = relationFor(tie.relation ?? unnamed).id;
    const key = JSON.stringify([from, to, relation]);
    const point = (name: string): number | null => (Number.isInteger(tie.attributes[name]) && Number(tie.attributes[name]) >= 1 && Number(tie.attributes[name]) <= 4 ? Number(tie.attributes[name]) : null);
    const before = merged.get(key);
    merged.set(key, { from, to, relation, strength: before === undefined ? tie.weight : (before.strength ?? 1) + (tie.weight ?? 1), trust: point('trust'), value: point('value') });
  }
  return [...merged.values()];
};

/** Brings a network in from a file as a wave of its own: all of it, or nothing. */
export const importWave = async (work: Work, data: NetworkData, plan: ImportPlan, matches: readonly NodeMatch[]): Promise<Result<WaveId>> => {
  const membership = await readMembership(work.tx, work.here.id);
  const standing = new Map(participantsAtTable(membership, new Set()).map((one) => [one.person as PersonId, one]));
  const faults = faultsOf(data, plan, matches);
  if (faults.length > 0) return invalid(faults);
  const chosen = data.nodes.flatMap((node, at): readonly { readonly node: NetworkNode; readonly who: NewParticipant }[] => {
    const match = matches[at] ?? 'outside';
    if (match === 'drop') return [];
    const person = match === 'outside' ? undefined : standing.get(match);
    return [{ node, who: person === undefined ? outsider(node) : personFor(node, person) }];
  });
  const today = dayOf(work.now);
  const relations = relationsOf(data);
  const id = await insertWave(
    work.tx, work.here.id,
    {
      title: plan.title, purpose: `From the file ${plan.file}`, consent: '', seenBy: plan.seenBy, relations: relations.length === 0 ? [{ id: unnamed, name: 'Ties', ask: 'As in the file', window: '' }] : [...new Map([...relations, ...(data.ties.some(({ relation }) => relation === null) ? [unnamed] : [])].map(relationFor).map((one) => [one.id, one])).values()],
      ratings: false, roster: { rule: 'all', ids: [] }, audience: { everyone: true, groups: [], roles: [], organisations: [], people: [] }, minGroup: plan.minGroup, organisationsNamed: false, opensOn: today, closesOn: today, message: '', replyName: '', replyAddress: '', keepUntil: addDays(today, 365),
    },
    { origin: 'file', directed: data.directed, seed: seedOf(plan.title) },
  );
  const ids = await insertParticipants(work.tx, work.here.id, id, chosen.map(({ who }) => who));
  await putTies(work.tx, work.here.id, id, tiesIn(data, new Map(chosen.map(({ node }, at) => [node.id, ids[at] as ParticipantId]))));
  await setWaveStatus(work.tx, work.here.id, id, 'closed', work.now);
  await layOut(work, (await waveById(work.tx, work.here.id, id)) as Wave);
  await record(work, { what: 'NetworkImported', subject: { kind: 'network wave', id }, data: { title: plan.title, people: chosen.length, ties: data.ties.length } });
  return ok(id);
};

/** People whom the nodes of a file may be. */
export const candidatesFor = async ({ tx, here }: Pick<Work, 'tx' | 'here'>) => standings(await readMembership(tx, here.id)).map(({ person }) => ({ id: person.id, name: person.name, email: person.email, externalId: person.externalId }));
