import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { appUnderTest } from '#tests/support/app.ts';
import { rowBlocksOfFile } from '#platform/files/row-blocks.ts';
import { importObservations } from '../../src/slices/performance/commands/import-observations.ts';
import { addIndicator } from '../../src/slices/performance/commands/edit-indicator.ts';
import { emptyIndicator } from '../../src/slices/performance/core/indicator.ts';
import { guessMapping } from '../../src/slices/performance/core/mapping.ts';

const [indicators, areas, periods] = [100, 500, 20];
const label = (period: number): string => `${2000 + period}/${String((2001 + period) % 100).padStart(2, '0')}`;
const heading = 'Indicator,Area code,Area name,Period,Value,Numerator,Denominator,Status,Note';

const writeFiles = async (folder: string): Promise<{ readonly csv: string; readonly copy: (place: string) => Promise<string> }> => {
  const csv = join(folder, 'figures.csv');
  const [lines, rows]: [string[], string[]] = [[heading], []];
  for (let indicator = 1; indicator <= indicators; indicator += 1) {
    for (let area = 0; area < areas; area += 1) {
      for (let period = 0; period < periods; period += 1) {
        const numerator = (indicator * 31 + area * 17 + period * 7) % 900;
        lines.push(`L ${indicator},E0${area},Area ${area},${label(period)},${(numerator / 10).toFixed(1)},${numerator},1000,Final,`);
        rows.push(`${indicator}\tE0${area}\t\t${2000 + period}-04-01\t${2001 + period}-03-31\t1\t1\t0\t0\tf\t${(numerator / 10).toFixed(1)}\t${numerator}\t1000\t\\N\t\\N\t\\N\n`);
      }
    }
  }
  await writeFile(csv, `${lines.join('\n')}\n`);
  return {
    csv,
    copy: async (place) => {
      const path = join(folder, 'figures.copy');
      await writeFile(path, rows.map((row) => `${place}\t${row}`).join(''));
      return path;
    },
  };
};

/** A million figures from CSV with every check, against COPY of the same rows into the same table, indexes included; and the memory it takes. */
export const run = async (): Promise<readonly BenchmarkRow[]> => {
  const app = await appUnderTest();
  const user = await app.user('bench@example.org');
  const folder = await mkdtemp(join(tmpdir(), 'joinery-bench-'));
  const files = await writeFiles(folder);
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  const [ours, theirs]: [number[], number[]] = [[], []];
  let most = 0;
  for (let round = 0; round < 2; round += 1) {
    const place = await app.partnership(`Figures ${round}`, user.id, []);
    const other = await app.partnership(`Copied ${round}`, user.id, []);
    const at = { here: { id: place.id, slug: place.slug, name: 'Bench', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: user.id, name: 'Bench' }, now: app.services.clock(), services: app.services };
    await app.services.db.forPartnership(place.id, async (tx) => {
      for (let number = 1; number <= indicators; number += 1) await addIndicator({ ...at, tx }, { ...emptyIndicator, code: `L ${number}`, title: `Indicator ${number}`, measure: 'per-cent', periodRule: 'financial-year' });
    });
    const copied = await files.copy(other.id);
    let from = performance.now();
    await pipeline(createReadStream(copied), owner.query(copyFrom('copy performance.observation (partnership_id, indicator, area, breakdown, from_day, to_day, revision, load, origin, absent, provisional, value, numerator, denominator, lower, upper, note) from stdin')));
    theirs.push(performance.now() - from);
    globalThis.gc?.();
    const resting = process.memoryUsage().rss;
    from = performance.now();
    const rows = await rowBlocksOfFile(files.csv);
    if (!rows.ok) throw new Error('the file of the benchmark is not there');
    const done = await importObservations(at, { rows: rows.value, mapping: guessMapping(heading.split(',')), name: 'bench', by: { person: null, coordinator: true }, allowNew: false, keep: true }, () => {
      most = Math.max(most, process.memoryUsage().rss - resting);
    });
    ours.push(performance.now() - from);
    if (!done.ok || done.value.added !== indicators * areas * periods) throw new Error(`the import of the benchmark is not the one meant: ${JSON.stringify(done).slice(0, 300)}`);
  }
  await owner.end();
  await rm(folder, { recursive: true });
  const least = (times: readonly number[]): number => Math.min(...times);
  return [
    { name: 'Import of 1,000,000 figures from CSV, every check, against COPY of the same rows', ours: least(ours), theirs: least(theirs), ratio: least(ours) / least(theirs), aim: 'at most 3', unit: 'ms' } as BenchmarkRow,
    { name: 'Memory it takes besides', ours: most / 2 ** 20, theirs: null, ratio: null, aim: 'under 300 MB', unit: 'MB' } as BenchmarkRow,
  ];
};
