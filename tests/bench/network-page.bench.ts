import pg from 'pg';
import { forceLayout } from '#network';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { appUnderTest } from '#tests/support/app.ts';
import { waveOf } from '#tests/support/network-wave.ts';
import { recordSql, replaySql } from '#tests/support/page-sql.ts';
import { median } from '#tests/support/median.ts';
import { placeIn } from '#tests/support/place.ts';
import { networkOf } from '../../src/slices/network/commands/network-of.ts';
import { settled } from '../../src/slices/network/core/view.ts';
import { waveById } from '../../src/slices/network/store/wave-store.ts';

const rounds = 20;
const row = (name: string, ours: number, theirs: number | null, aim: string): BenchmarkRow => ({ name, ours, theirs, ratio: theirs === null ? null : ours / theirs, aim, unit: 'ms' });

/** The page of findings with its map of 500 people, against its SQL plus the layout of that map; and the page of 5,000 people, asked for first and again. */
export const run = async (): Promise<readonly BenchmarkRow[]> => {
  const app = await appUnderTest();
  const place = await placeIn(app);
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const pageOf = (wave: string) => async (): Promise<void> => {
    const page = await app.get(`/p/${place.slug}/network/${wave}/findings`, place.cookie);
    if (page.status !== 200 || !(await page.text()).includes('What the network shows')) throw new Error('the page of the benchmark is not the one meant');
  };
  const id = await waveOf(place, { people: 500, organisations: 60, ties: 3000, relations: ['Work'] });
  const graph = await place.work(async (work) => {
    const wave = await waveById(work.tx, place.id, id);
    if (wave === null) throw new Error('there is no wave to draw');
    return settled(await networkOf(work, wave), { relations: [], symmetry: 'any' }).graph;
  });
  const statements = await recordSql(pageOf(id));
  const reads = statements.filter(({ text }) => /^\s*(?:with|select)\b/i.test(text) && !text.includes('set_config'));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await timed(async () => {
      await replaySql(owner, reads);
      forceLayout(graph);
    }));
    ours.push(await timed(pageOf(id)));
  }
  const large = await waveOf(place, { people: 5000, organisations: 600, ties: 30_000, relations: ['Work', 'Strategy', 'Informal'] });
  const first = await timed(pageOf(large));
  const again = [await timed(pageOf(large)), await timed(pageOf(large)), await timed(pageOf(large))];
  await owner.end();
  return [
    row(`Findings of 500 people with their map, ${graph.ties.toLocaleString('en-GB')} ties, against its SQL and the layout of the map`, median(ours), median(theirs), 'at most 2'),
    row('Findings of 5,000 people with their map, 30,000 ties in three relations, asked for first', first, null, 'at most 2 s'),
    row('The same asked for again, its measures and layout kept', median(again), first, 'less than first'),
  ];
};
