import { sql } from 'kysely';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { run as execute } from '#platform/db/database.ts';
import { addIndicator } from '../../src/slices/performance/commands/edit-indicator.ts';
import { enterFigures } from '../../src/slices/performance/commands/enter-figures.ts';
import { emptyIndicator, type IndicatorId } from '../../src/slices/performance/core/indicator.ts';
import pg from 'pg';
import { recordSql, replaySql } from '#tests/support/page-sql.ts';
import { median } from '#tests/support/median.ts';

// A server has been running for a while when somebody opens a page.
const [indicators, quarters, warmUp, rounds] = [198, 12, 40, 25];
const quarter = (at: number): string => `${2022 + Math.floor(at / 4)}/${23 + Math.floor(at / 4)} Q${(at % 4) + 1}`;

const timed = async (times: number[], work: () => Promise<unknown>): Promise<void> => {
  const from = performance.now();
  await work();
  times.push(performance.now() - from);
};

type Against = { readonly ours: number; readonly theirs: number };

type Place = { readonly id: Parameters<AppUnderTest['services']['db']['forPartnership']>[0]; readonly slug: string };

const load = async (app: AppUnderTest, place: Place): Promise<readonly IndicatorId[]> => {
  const here = { id: place.id, slug: place.slug, name: 'Bench', pack: 'lsp-2009', packVersion: '1.0.0', demo: false };
  return app.services.db.forPartnership(place.id, async (tx) => {
    const work = { tx, here, actor: { user: null, name: 'Bench' }, now: app.services.clock(), services: app.services };
    const ids: IndicatorId[] = [];
    for (let number = 1; number <= indicators; number += 1) {
      const made = await addIndicator(work, { ...emptyIndicator, code: `NI ${number}`, title: `Indicator ${number}`, theme: `Theme ${number % 8}`, measure: 'per-cent', better: 'up', periodRule: 'financial-quarter', frequency: 'quarter', returnedWithin: 60 });
      if (!made.ok) throw new Error(made.refusal.message);
      ids.push(made.value);
      await enterFigures(work, made.value, Array.from({ length: quarters }, (_, at) => ({ area: '', breakdown: '', period: quarter(at), figure: { value: '', numerator: String(300 + ((number * 13 + at * 7) % 90)), denominator: '1000', lower: '', upper: '', state: '', note: '' }, revision: 0 })), { person: null, coordinator: true, source: 'form' });
    }
    return ids;
  });
};

// The page, against every statement that it sends to the database, sent again one after another: in the first rounds of a server, and once it has run for a while.
const pageAgainstSql = async (app: AppUnderTest, path: string, cookie: string, holds: string): Promise<{ readonly fresh: Against; readonly warm: Against }> => {
  const seen = await app.get(path, cookie);
  if (seen.status !== 200 || !(await seen.text()).includes(holds)) throw new Error('the page of the benchmark is not the one meant');
  const open = async (): Promise<void> => void (await (await app.get(path, cookie)).arrayBuffer());
  const statements = await recordSql(open);
  const client = new pg.Client({ connectionString: app.database.appUrl });
  await client.connect();
  const measured = async (count: number): Promise<Against> => {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < count; round += 1) {
      await timed(theirs, () => replaySql(client, statements));
      await timed(ours, open);
    }
    return { ours: median(ours), theirs: median(theirs) };
  };
  const fresh = await measured(15);
  await measured(warmUp);
  const warm = await measured(rounds);
  await client.end();
  return { fresh, warm };
};

const rowOf = (name: string, { ours, theirs }: Against, aim = 'at most 2'): BenchmarkRow => ({ name, ours, theirs, ratio: ours / theirs, aim, unit: 'ms' });

// 33,755 areas by 53 figures, as the indices of deprivation are.
const atScale = async (app: AppUnderTest, place: Place, cookie: string, id: IndicatorId): Promise<BenchmarkRow> => {
  await app.services.db.forPartnership(place.id, (tx) =>
    execute(tx, sql`insert into performance.observation (partnership_id, load, indicator, area, breakdown, from_day, to_day, revision, value)
      select ${place.id}::uuid, 1, i, 'E0' || (1000000 + a), '', '2025-01-01', '2025-12-31', 1, (a * 7 + i * 13) % 1000 / 10.0 from generate_series(1, 53) i, generate_series(1, 33755) a`));
  const measured = await pageAgainstSql(app, `/p/${place.slug}/performance/indicators/${id}?area=E01000042`, cookie, 'E01000042');
  return rowOf('Page of an indicator among 1,789,015 figures of 33,755 areas, against its SQL', measured.warm);
};

/** The scorecard, and an indicator's page in a partnership that has loaded every small area of a country. */
export const run = async (): Promise<readonly BenchmarkRow[]> => {
  const app = await appUnderTest();
  const user = await app.user('bench@example.org');
  const place = await app.partnership('Bench', user.id, []);
  const ids = await load(app, place);
  const { fresh, warm } = await pageAgainstSql(app, `/p/${place.slug}/performance`, user.cookie, 'Indicator 198');
  const title = `Scorecard of ${indicators} indicators by ${quarters} quarters, judged and drawn, against its SQL`;
  return [rowOf(title, warm), rowOf('The same in the first 15 rounds after the server has started', fresh, ''), await atScale(app, place, user.cookie, ids[0] as IndicatorId)];
};
