import pg from 'pg';
import { sql } from 'kysely';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { appUnderTest } from '#tests/support/app.ts';
import { insertCampaign } from '#assessment/reads';
import { questionsOf } from '#assessment';
import { hashToken } from '#platform/auth/secret.ts';
import { run as statement } from '#platform/db/database.ts';
import { seeded } from '#lib/chance.ts';
import type { Day } from '#lib/day.ts';
import { median } from '#tests/support/median.ts';

const respondents = 300;
const questions = 60;
const rounds = 30;

/** A results page for 300 respondents by 60 questions, against the time PostgreSQL itself takes for the same aggregate. */
export const run = async (): Promise<BenchmarkRow> => {
  const app = await appUnderTest();
  const user = await app.user('bench@example.org');
  const place = await app.partnership('Bench', user.id, []);
  const bank = app.services.packs[0]?.banks.find((one) => one.id === 'governance');
  const chosen = bank === undefined ? [] : questionsOf(bank).slice(0, questions).map((question) => question.id);
  const { next: chance } = seeded(60);
  const pick = (list: readonly string[]): string => list[Math.floor(chance() * list.length)] ?? '';
  const id = await app.services.db.forPartnership(place.id, async (tx) => {
    const made = await insertCampaign(tx, place.id, { title: 'Bench', bank: 'governance', questions: chosen, subject: null, audience: { everyone: true, groups: [], roles: [], organisations: [], people: [] }, opensOn: '2026-10-01' as Day, closesOn: '2026-10-20' as Day, anonymous: true, minGroup: 5, message: '', replyName: 'B', replyAddress: 'b@example.org' }, { id: 'lsp-2009', version: '1.0.0' });
    for (let number = 0; number < respondents; number += 1) {
      const sent = await sql<{ id: string }>`insert into assessment.response (partnership_id, campaign_id, key_hash, sector, layer, role, submitted) values (${place.id}, ${made}, ${hashToken('response', String(number))}, ${pick(['council', 'police', 'health', 'voluntary', 'private'])}, ${pick(['strategic', 'executive', 'operational'])}, ${pick(['member', 'chair', 'coordinator'])}, true) returning id`.execute(tx);
      await statement(tx, sql`insert into assessment.answer (partnership_id, response_id, question, state, point) select ${place.id}::uuid, ${sent.rows[0]?.id ?? ''}::uuid, q, 'point', p from unnest(${chosen}::text[], ${chosen.map(() => 1 + Math.floor(chance() * 5))}::smallint[]) as t (q, p)`);
    }
    await statement(tx, sql`update assessment.campaign set status = 'closed' where partnership_id = ${place.id} and id = ${made}`);
    return made;
  });
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  await owner.query('analyze assessment.answer, assessment.response');
  const aggregate = `select r.sector, r.layer, r.role, a.question, a.state, a.point, count(*) from assessment.response r join assessment.answer a on a.partnership_id = r.partnership_id and a.response_id = r.id where r.partnership_id = '${place.id}' and r.campaign_id = '${id}' and r.submitted group by 1, 2, 3, 4, 5, 6`;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    let from = performance.now();
    await owner.query(aggregate);
    theirs.push(performance.now() - from);
    from = performance.now();
    const page = await app.get(`/p/${place.slug}/health-check/${id}/results`, user.cookie);
    if (page.status !== 200 || !(await page.text()).includes('300 people answered')) throw new Error('the page of the benchmark is not the one meant');
    ours.push(performance.now() - from);
  }
  await owner.end();
  return { name: 'Results page, 300 respondents by 60 questions, against the same aggregate in PostgreSQL', ours: median(ours), theirs: median(theirs), ratio: median(ours) / median(theirs), aim: 'at most 3', unit: 'ms' } as BenchmarkRow;
};
