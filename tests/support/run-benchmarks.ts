import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { projectRoot } from '#platform/files/root.ts';

/** One line of the table. `ours` and `theirs` are in `unit`; `ratio` is what `aim` speaks of. */
export type BenchmarkRow = {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number | null;
  readonly ratio: number | null;
  readonly aim: string;
  readonly unit: string;
};

type Benchmark = { readonly run: () => Promise<BenchmarkRow | readonly BenchmarkRow[]> };

const figure = (value: number | null): string => (value === null ? '–' : value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(2));

const line = ({ name, ours, theirs, ratio, aim, unit }: BenchmarkRow): string =>
  `| ${name} | ${figure(ours)} ${unit} | ${theirs === null ? '–' : `${figure(theirs)} ${unit}`} | ${figure(ratio)} | ${aim} |`;

const page = (rows: readonly BenchmarkRow[]): string =>
  [
    '# Benchmarks',
    '',
    '<!-- Written by npm run bench. -->',
    '',
    'Ours and the comparison are measured in turns in one run, so a busy machine slows both. Read the ratio, not the times.',
    '',
    '| what | ours | compared with | ratio | aim |',
    '| --- | ---: | ---: | ---: | --- |',
    ...rows.map(line),
    '',
    `Measured on ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, at commit ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()}.`,
    '',
  ].join('\n');

const runAll = async (names: readonly string[]): Promise<readonly BenchmarkRow[]> => {
  const rows: BenchmarkRow[] = [];
  for (const name of names) {
    const benchmark = (await import(pathToFileURL(join(projectRoot(), 'tests/bench', name)).href)) as Benchmark;
    const found = [await benchmark.run()].flat() as readonly BenchmarkRow[];
    for (const row of found) process.stdout.write(`${line(row)}\n`);
    rows.push(...found);
  }
  return rows;
};

const write = async (rows: readonly BenchmarkRow[]): Promise<void> => {
  const folder = join(projectRoot(), 'docs/reference');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'benchmarks.md'), page(rows));
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean', default: false } } });
const rows = await runAll(positionals);
if (values.write) await write(rows);
process.exit();
