import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { questionsOf } from '#assessment';
import { readPack } from '#pack/reader';
import { projectRoot } from '#platform/files/root.ts';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { assessFile } from '../../src/slices/assessment/cli/assess-file.ts';
import { seeded } from '#lib/chance.ts';
import { median } from '#tests/support/median.ts';

const answers = 1_000_000;

/** Scoring a file of a million answers, against the time a fast parser takes only to read the same file. */
export const run = async (): Promise<BenchmarkRow> => {
  const pack = await readPack(join(projectRoot(), 'packs/lsp-2009'));
  if (!pack.ok) throw new Error('the pack has faults');
  const bank = pack.value.banks.find((one) => one.id === 'seven-s');
  const questions = bank === undefined ? [] : questionsOf(bank).map((question) => question.id);
  const { next: chance } = seeded(1);
  const lines = ['respondent,role,sector,layer,question,answer'];
  for (let number = 0; lines.length <= answers; number += 1) for (const question of questions) lines.push(`r${number},${number % 9 === 0 ? 'coordinator' : 'member'},${['council', 'police', 'health', 'voluntary'][number % 4]},${['strategic', 'executive'][number % 2]},${question},${chance() < 0.05 ? 'dk' : 1 + Math.floor(chance() * 5)}`);
  lines.length = answers + 1;
  const folder = await mkdtemp(join(tmpdir(), 'joinery-bench-'));
  const file = join(folder, 'answers.csv');
  await writeFile(file, lines.join('\n'));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    let from = performance.now();
    let count = 0;
    Papa.parse(await readFile(file, 'utf8'), { fastMode: true, step: () => { count += 1; } });
    theirs.push(performance.now() - from);
    if (count < answers) throw new Error('the parser lost rows');
    from = performance.now();
    const read = await assessFile(file, pack.value, 'seven-s', 5);
    ours.push(performance.now() - from);
    if (!read.ok) throw new Error(read.refusal.message);
  }
  await rm(folder, { recursive: true, force: true });
  return { name: '`joinery assess` on 1,000,000 answers, against Papa Parse (fast mode) reading the same file', ours: median(ours), theirs: median(theirs), ratio: median(ours) / median(theirs), aim: 'at most 4', unit: 'ms' } as BenchmarkRow;
};
