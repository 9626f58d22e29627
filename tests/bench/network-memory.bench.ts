import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';

type Memory = { readonly held: number; readonly most: number };

const program = fileURLToPath(new URL('./network-memory-of.ts', import.meta.url));

/** In megabytes, in a process of its own: what is held once a network of 20,000 people and so many ties is measured, and the most in use on the way. */
const memoryOf = (ties: number): Memory => JSON.parse(execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', program, String(ties)], { encoding: 'utf8' })) as Memory;

/** Memory grows with ties and no faster: from 100,000 to 1,000,000, what is held is at most ten times as much. */
export const run = async (): Promise<readonly BenchmarkRow[]> => {
  const [some, many] = [memoryOf(100_000), memoryOf(1_000_000)];
  const what = 'by 1,000,000 ties among 20,000 people and the measures linear in ties';
  return [
    { name: `Memory held ${what}, against 100,000 ties`, ours: many.held, theirs: some.held, ratio: many.held / some.held, aim: 'at most 10', unit: 'MB' },
    { name: `The most taken on the way ${what}`, ours: many.most, theirs: null, ratio: null, aim: 'under 150 MB', unit: 'MB' },
  ];
};
