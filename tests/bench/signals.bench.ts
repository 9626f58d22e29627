import Papa from 'papaparse';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { signalsOf } from '../../src/slices/performance/cli/signals-file.ts';
import { median } from '#tests/support/median.ts';

const [series, points, rounds] = [10_000, 40, 5];
/** Run-chart signals of 10,000 series of 40 points from CSV text to every row, against Papa Parse reading the same text. */
export const run = async (): Promise<BenchmarkRow> => {
  let seed = 7;
  const next = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const text = `series,period,value\n${Array.from({ length: series * points }, (_, index) => `s${Math.floor(index / points)},${index % points},${(next() * 100).toFixed(2)}`).join('\n')}`;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    let from = performance.now();
    Papa.parse(text, { skipEmptyLines: true });
    theirs.push(performance.now() - from);
    from = performance.now();
    const read = signalsOf(text);
    ours.push(performance.now() - from);
    if (!read.ok || read.value.rows.length !== series * points) throw new Error('the signals of the benchmark are not the ones meant');
  }
  return { name: 'Signals of 10,000 series of 40 points from CSV, against Papa Parse reading the same text', ours: median(ours), theirs: median(theirs), ratio: median(ours) / median(theirs), aim: 'under 2 s', unit: 'ms' } as BenchmarkRow;
};
