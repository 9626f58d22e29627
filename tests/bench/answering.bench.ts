import { serve } from '@hono/node-server';
import pg from 'pg';
import type { AddressInfo } from 'node:net';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { appUnderTest, linksOf } from '#tests/support/app.ts';

const people = 200;
const questions = ['room.seating', 'room.main-table', 'room.size', 'room.format', 'chair.vision'];

/** 200 people answering at once over HTTP: the 95th percentile of a saved answer against one bare insert, and none lost. */
export const run = async (): Promise<BenchmarkRow> => {
  const app = await appUnderTest();
  const user = await app.user('bench@example.org');
  const place = await app.partnership('Answering', user.id, Array.from({ length: people }, (_, index) => ({ name: `P ${index}`, sector: ['council', 'health'][index % 2] ?? '' })));
  const drafted = await app.post(`/p/${place.slug}/health-check/new/meeting-style`, user.cookie, { title: 'Bench', subject: 'One', everyone: 'yes', part: 'no', 'opens-day': '21', 'opens-month': '11', 'opens-year': '2026', 'closes-day': '12', 'closes-month': '12', 'closes-year': '2026', anonymous: 'yes', minGroup: '5', message: '', replyName: 'C', replyAddress: 'c@example.org' });
  await app.post(`${new URL(drafted.headers.get('location') ?? '', 'http://joinery.test').pathname}/open`, user.cookie, {});
  const links = [...(await linksOf(app)).values()];
  const server = serve({ fetch: app.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const times: number[] = [];
  // Each person answers, reads for a moment, and goes on: 200 at once, as when a meeting is asked to open the link together.
  const one = async (link: string, index: number): Promise<void> => {
    for (const [step, question] of questions.entries()) {
      await new Promise((resolve) => setTimeout(resolve, ((index * 37 + step * 101) % 1000) + 500));
      const from = performance.now();
      const answer = await fetch(`${base}${link}/q/${question}`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, body: 'answer=4&version=0' });
      await answer.arrayBuffer();
      times.push(performance.now() - from);
      if (answer.status !== 303) throw new Error(`an answer was not saved: ${answer.status}`);
    }
  };
  await Promise.all(links.map(one));
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  const kept = await owner.query('select count(*)::int as n from assessment.answer');
  if (kept.rows[0].n !== people * questions.length) throw new Error(`${people * questions.length - kept.rows[0].n} answers were lost`);
  await owner.query('create table bench_insert (n int)');
  const bare: number[] = [];
  for (let round = 0; round < 300; round += 1) {
    const from = performance.now();
    await owner.query('insert into bench_insert values ($1)', [round]);
    bare.push(performance.now() - from);
  }
  await owner.end();
  const p95 = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? 0;
  return { name: `${people} people answering at once, 95th percentile of a saved answer, none lost, against one bare insert`, ours: p95(times), theirs: p95(bare), ratio: p95(times) / p95(bare), aim: 'under 150 ms', unit: 'ms' } as BenchmarkRow;
};
