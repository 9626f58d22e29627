import { sql } from 'kysely';
import { addDays, formatDay, type Day } from '#lib/day.ts';
import type { CampaignId, PersonId } from '#lib/id.ts';
import type { Bank } from '#pack';
import { standings } from '#partnership';
import { readMembership } from '#partnership/reads';
import { generalise, questionsOf, showTurnout, type Traits } from '#assessment';
import { insertCampaign, insertInvitation, keepTurnout } from '#assessment/reads';
import { newToken, hashToken } from '#platform/auth/secret.ts';
import { first, run, type Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import { seeded } from '#lib/chance.ts';
import { madeAnswer, madeRemark } from './seeded-answers.ts';

type Wave = { readonly bank: string; readonly title: string; readonly wave: number; readonly closed: number; readonly turnout: number };
export type LoadedWave = { readonly id: CampaignId; readonly bank: string; readonly wave: number };

const waves: readonly Wave[] = [
  { bank: 'seven-s', title: '7S health check, last year', wave: 0, closed: 400, turnout: 0.68 },
  { bank: 'governance', title: 'Governance self-assessment, last year', wave: 0, closed: 390, turnout: 0.6 },
  { bank: 'seven-s', title: '7S health check, this year', wave: 1, closed: 34, turnout: 0.8 },
  { bank: 'governance', title: 'Governance self-assessment, this year', wave: 1, closed: 27, turnout: 0.72 },
];

type Given = { readonly traits: Traits; readonly answers: readonly { readonly question: string; readonly state: string; readonly point: number | null; readonly comment: string | null }[] };

const keepResponse = async (tx: Tx, here: Here, campaign: CampaignId, { traits, answers }: Given): Promise<void> => {
  const row = await first<{ readonly id: string }>(
    tx,
    sql`insert into assessment.response (partnership_id, campaign_id, key_hash, sector, layer, role, submitted)
        values (${here.id}, ${campaign}, ${hashToken('response', newToken())}, ${traits.sector}, ${traits.layer}, ${traits.role}, true) returning id`,
  );
  await run(
    tx,
    sql`insert into assessment.answer (partnership_id, response_id, question, state, point, comment)
        select ${here.id}::uuid, ${row?.id ?? ''}::uuid, q, s, p, c
        from unnest(${answers.map((one) => one.question)}::text[], ${answers.map((one) => one.state)}::text[], ${answers.map((one) => one.point)}::smallint[], ${answers.map((one) => one.comment)}::text[]) as t (q, s, p, c)`,
  );
};

const loadWave = async (tx: Tx, here: Here, bank: Bank, wave: Wave, ids: readonly PersonId[], today: Day, pack: { readonly id: string; readonly version: string }): Promise<LoadedWave> => {
  const closesOn = addDays(today, -wave.closed);
  const opensOn = addDays(closesOn, -21);
  const id = await insertCampaign(
    tx, here.id,
    { title: wave.title, bank: bank.id, questions: null, subject: null, audience: { everyone: true, groups: [], roles: [], organisations: [], people: [] }, opensOn, closesOn, anonymous: true, minGroup: 5, message: 'Please be frank: the board has promised to act on what it hears.', replyName: 'Ruth Ellery', replyAddress: 'ruth.ellery@hartshire.example' },
    pack,
  );
  const { next: chance } = seeded(bank.id.length * 1000 + wave.wave * 77 + 5);
  const all = standings(await readMembership(tx, here.id));
  const asked = new Map(all.map(({ person, sector, layer, role }) => [person.id, { sector, layer, role }] as const));
  const described = generalise(asked, 5);
  // The support team always answers: the gap between it and partners is one of the things to see.
  const answering = all.filter(({ role }) => role === 'coordinator' || chance() < wave.turnout);
  const traits = generalise(new Map(answering.map(({ person }) => [person.id, described.get(person.id) as Traits])), 5);
  for (const { person, groups } of all) await insertInvitation(tx, here.id, id, person.id, described.get(person.id) as Traits, groups);
  const given = answering.map((who): Given => ({
    traits: traits.get(who.person.id) as Traits,
    answers: questionsOf(bank).map((question) => ({ question: question.id, ...madeAnswer(question, who, wave.wave, chance), comment: madeRemark(chance) })),
  }));
  for (const one of given) await keepResponse(tx, here, id, one);
  const names = new Map((await readMembership(tx, here.id)).groups.map((group) => [group.id as string, group.name]));
  const done = new Set(answering.map(({ person }) => person.id));
  const rate = (keys: (who: (typeof all)[number]) => readonly string[]) =>
    [...Map.groupBy(all.flatMap((who) => keys(who).map((key) => ({ key, answered: done.has(who.person.id) }))), (one) => one.key)].map(([name, members]) => ({ name, asked: members.length, answered: members.filter((one) => one.answered).length }));
  await keepTurnout(tx, here.id, id, showTurnout({ asked: ids.length, answered: answering.length }, { sector: rate((who) => [described.get(who.person.id)?.sector ?? 'not recorded']), layer: rate((who) => [described.get(who.person.id)?.layer ?? 'not recorded']), group: rate((who) => who.groups.map((group) => names.get(group) ?? '')) }, true, 5));
  await run(tx, sql`update assessment.campaign set status = 'closed', opened_at = ${`${opensOn}T09:00:00Z`}, closed_at = ${`${closesOn}T23:00:00Z`}, reminders = 1, reminded_on = ${addDays(opensOn, 10)} where partnership_id = ${here.id} and id = ${id}`);
  await run(tx, sql`insert into platform.event (partnership_id, at, actor, what, subject_kind, subject_id, data) values (${here.id}, ${`${closesOn}T23:00:00Z`}, 'Joinery', 'CampaignClosed', 'campaign', ${id}, ${JSON.stringify({ title: wave.title, closed: formatDay(closesOn) })})`);
  return { id, bank: bank.id, wave: wave.wave };
};

/** Two waves of the 7S and governance assessments, as 60 people with views of their own would have answered them. */
export const loadWaves = async (tx: Tx, services: Services, here: Here, ids: readonly PersonId[], today: Day): Promise<readonly LoadedWave[]> => {
  const pack = await services.packFor(tx, here);
  const loaded: LoadedWave[] = [];
  for (const wave of waves) {
    const bank = pack.banks.find((one) => one.id === wave.bank);
    if (bank !== undefined) loaded.push(await loadWave(tx, here, bank, wave, ids, today, { id: pack.id, version: pack.version }));
  }
  return loaded;
};
