import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';

type Memory = { readonly held: number; readonly most: number };

const program = fileURLToPath(new URL('./network-memory-of.ts', import.meta.url));

/** In megabytes, in a process of its own: what is held once a network of 20,000 people and so many ties is measured, and the most in use on the way. */
const memoryOf = (ties: number): Memory => JSON.parse(execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', program, String(ties)], { encoding: 'utf8' })) as Memory;

/** Memory grows with ties and no faster: from 100,000 to 1,000,000, what is held beyond a network with none is at most ten times as much. */
export const run = async (): Promise<readonly BenchmarkRow[]> => {
  const [none, some, many] = [memoryOf(0), memoryOf(100_000), memoryOf(1_000_000)];
  const what = 'by 1,000,000 ties among 20,000 people and the measures linear in ties';
  const [ours, theirs] = [many.held - none.held, some.held - none.held];
  return [
    { name: `Memory held ${what}, against 100,000 ties`, ours, theirs, ratio: ours / theirs, aim: 'at most 10', unit: 'MB' },
    { name: `The most taken on the way ${what}`, ours: many.most - none.most, theirs: null, ratio: null, aim: 'under 150 MB', unit: 'MB' },
  ];
};
