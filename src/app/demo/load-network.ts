import { sql } from 'kysely';
import { addDays, type Day } from '#lib/day.ts';
import type { Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import { insertParticipants, insertWave, layOut, participantsAtTable, putTies, sevenRelations, waveById, type NewParticipant, type ParticipantId, type Wave, type WaveTie } from '#network/reads';
import { run, type Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services, Work } from '#platform/services.ts';
import { seeded } from '#lib/chance.ts';

/** Both waves as they were planned: a year apart, answered by four in five and then by seven in ten. */
const waves = [
  { title: 'Who works with whom, last autumn', closed: 382, response: 0.8, wave: 0 },
  { title: 'Who works with whom, this autumn', closed: 12, response: 0.7, wave: 1 },
] as const;

const purpose = 'We want to see how people in the partnership really work together: which links are weak, who holds others together and needs support, and who is left out. The board will use the findings to bring people together who should be in touch.';

/** Who is reached through one person alone, and which organisations hardly know each other though they share a target. */
const onlyThrough: ReadonlyMap<string, string> = new Map([['Beryl Capstick', 'Walter Finch'], ['Walter Finch', 'Canon Judith Hale'], ['Ged Mason', 'Polly Hines'], ['Eve Sanders', 'Victor Lund'], ['Mark Tully', 'Victor Lund']]);
const strangers: readonly (readonly [string, string])[] = [['Jobcentre Plus Hartshire', 'Hartshire Primary Care Trust'], ['Hartshire College', 'Hart Valley Mental Health Trust'], ['Hartshire Chamber of Commerce', 'Jobcentre Plus Hartshire'], ['Hartshire College', 'Hartshire Chamber of Commerce'], ['Hartshire Carers', 'Hartshire County Council']];

/** Who joined between the two waves, and who left: each left one stood where another of the same organisation stands. */
const joined: ReadonlySet<string> = new Set(['Tom Okafor', 'Stella Quinn', 'Ivan Petrov', 'Craig Mellor', 'Dawn Lister']);
const left: readonly (readonly [name: string, as: string])[] = [['Hugh Pargeter', 'Colin Hurst'], ['Nadia Rowe', 'Carys Bevan'], ['Keith Marlow', 'Alan Birch'], ['Joan Ashby', 'Rob Fenner'], ['Elsie Dunn', 'Grace Adeyemi']];

const tableOf = (membership: Membership, wave: number): readonly (NewParticipant & { readonly at: number })[] => {
  const now = participantsAtTable(membership, new Set()).map((one, at) => ({ ...one, at }));
  if (wave > 0) return now;
  const gone = left.flatMap(([name, as], more) => now.filter((one) => one.name === as).map((one) => ({ ...one, name, person: null, at: now.length + more })));
  return [...now.filter(({ name }) => !joined.has(name)), ...gone];
};

const lean: Readonly<Record<string, number>> = { work: 1, innovation: 0.35, expertise: 0.5, informal: 0.5, improvement: 0.45, strategy: 0.55, decision: 0.45 };
const layerLean = (relation: string, layer: string | null): number => (relation === 'strategy' || relation === 'decision' ? (layer === 'operational' ? 0.35 : 1.4) : layer === 'strategic' ? 0.6 : 1);

const isApart = (one: NewParticipant, other: NewParticipant): boolean => {
  for (const [inner, door] of onlyThrough) {
    // Those on the way in may be tied to whom they lead to, and those beyond them to nobody else.
    if (one.name === inner && other.name !== door && onlyThrough.get(other.name) !== inner) return true;
    if (other.name === inner && one.name !== door && onlyThrough.get(one.name) !== inner) return true;
  }
  return strangers.some(([a, b]) => (one.organisation === a && other.organisation === b) || (one.organisation === b && other.organisation === a));
};

const chanceOf = (one: NewParticipant, other: NewParticipant, relation: string, wave: number): number => {
  if (isApart(one, other)) return 0;
  if (onlyThrough.get(one.name) === other.name || onlyThrough.get(other.name) === one.name) return relation === 'work' || relation === 'informal' ? 0.9 : 0.3;
  const together = one.groups.filter((group) => other.groups.includes(group)).length;
  const near = 0.004 + Math.min(together, 2) * (0.17 + 0.03 * wave) + (one.organisation === other.organisation ? 0.3 : 0) + (one.sector === other.sector ? 0.04 : 0) + (one.layer === other.layer ? 0.01 : 0);
  const known = other.name === 'Ruth Ellery' || other.name === 'Miriam Katz' ? 1.9 : 1;
  return Math.min(0.92, near * known * (lean[relation] ?? 0.4) * layerLean(relation, one.layer));
};

type Placed = { readonly id: ParticipantId; readonly who: NewParticipant; readonly at: number };

// What a pair says of each other is much the same a year later: one draw in six is made afresh.
const tiesOf = (from: Placed, everyone: readonly Placed[], wave: number): readonly WaveTie[] =>
  everyone.flatMap((to): readonly WaveTie[] => {
    if (to.id === from.id) return [];
    return sevenRelations.flatMap(({ id: relation }, at): readonly WaveTie[] => {
      const { next: lasting } = seeded(from.at * 7919 + to.at * 104_729 + at * 31 + 1);
      const [own, again, strong, trust, value] = [lasting(), lasting(), lasting(), lasting(), lasting()];
      // Two people mostly see a tie alike.
      const { next: both } = seeded(Math.min(from.at, to.at) * 7919 + Math.max(from.at, to.at) * 104_729 + at * 31 + 5);
      const first = own * 7 % 1 < 0.72 ? both() : own;
      const { next: now } = seeded(from.at * 7919 + to.at * 104_729 + at * 31 + 97 * (wave + 2));
      const draw = again < 0.84 ? first : now();
      if (draw >= chanceOf(from.who, to.who, relation, wave)) return [];
      const strength = 1 + Math.floor(strong * 5);
      return [{ from: from.id, to: to.id, relation, strength, trust: strength >= 4 ? 2 + Math.floor(trust * 3) : null, value: strength >= 4 ? 2 + Math.floor(value * 3) : null }];
    });
  });

const answering = (list: readonly NewParticipant[], response: number, wave: number): readonly NewParticipant[] => {
  const { next: chance } = seeded(4100 + wave);
  return list.map((one): NewParticipant => {
    const draw = chance();
    const state = onlyThrough.has(one.name) || one.name === 'Ruth Ellery' || draw < response ? 'answered' : draw > 0.97 ? 'declined' : draw > 0.92 ? 'begun' : 'invited';
    return { ...one, state };
  });
};

const loadWave = async (work: Work, membership: Membership, { title, closed, response, wave }: (typeof waves)[number], today: Day): Promise<void> => {
  const { tx, here } = work;
  const [closesOn, opensOn] = [addDays(today, -closed), addDays(today, -closed - 21)];
  const id = await insertWave(
    tx, here.id,
    {
      title, purpose, consent: 'Your answers are used for the findings on how the partnership works, and for nothing else. They are not given to any employer.', seenBy: { coordinators: true, people: [] }, relations: sevenRelations, ratings: true, roster: { rule: 'all', ids: [] },
      audience: { everyone: true, groups: [], roles: [], organisations: [], people: [] }, minGroup: 5, organisationsNamed: true, opensOn, closesOn, message: 'It takes about ten minutes, and the board has promised to act on what it shows.', replyName: 'Ruth Ellery', replyAddress: 'ruth.ellery@hartshire.example', keepUntil: addDays(closesOn, 1000),
    },
    { seed: 20_260 + wave },
  );
  const table = tableOf(membership, wave);
  const list = answering(table, response, wave);
  const ids = await insertParticipants(tx, here.id, id, list);
  const everyone = list.map((who, index): Placed => ({ id: ids[index] as ParticipantId, who, at: table[index]?.at ?? index }));
  await putTies(tx, here.id, id, everyone.filter(({ who }) => who.state === 'answered').flatMap((from) => tiesOf(from, everyone, wave)));
  if (wave === 1) {
    const by = everyone.find(({ who }) => who.name === 'Dele Martins');
    const [added] = await insertParticipants(tx, here.id, id, [{ kind: 'added', person: null, name: 'Jan Whitcombe', organisation: 'Brackenfield Food Bank', sector: null, layer: null, groups: [], addedBy: by?.id ?? null }]);
    if (by !== undefined && added !== undefined) await putTies(tx, here.id, id, [{ from: by.id, to: added, relation: 'work', strength: 4, trust: 4, value: 3 }]);
  }
  await run(tx, sql`update network.wave set status = 'closed', opened_at = ${`${opensOn}T09:00:00Z`}, closed_at = ${`${closesOn}T23:00:00Z`}, reminders = 2, reminded_on = ${addDays(opensOn, 14)} where partnership_id = ${here.id} and id = ${id}`);
  await run(tx, sql`update network.participant set saved = array['work','innovation','expertise','informal','improvement','strategy','decision'] where partnership_id = ${here.id} and wave_id = ${id} and state = 'answered'`);
  await layOut(work, (await waveById(tx, here.id, id)) as Wave);
};

/** Two waves of the network survey: a county whose employment partners do not all know each other, and a few people whom others hang on. */
export const loadNetwork = async (tx: Tx, services: Services, here: Here, today: Day): Promise<void> => {
  const work: Work = { tx, here, actor: { user: null, name: 'Ruth Ellery' }, now: services.clock(), services };
  const membership = await readMembership(tx, here.id);
  for (const wave of waves) await loadWave(work, membership, wave, today);
};
