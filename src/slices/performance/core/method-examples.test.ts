import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '#platform/files/root.ts';
import { countInterval } from '#lib/rate-interval.ts';
import { proportionFunnel, rateFunnel, slopeIndex } from './compare-areas.ts';
import { recentTrend } from './recent-trend.ts';
import { assuranceOf, runChart } from './run-chart.ts';
import { directRate } from './standardised-rate.ts';
import { expectedAt, outlookOf, statusOf, type Trajectory } from './trajectory.ts';

const trajectory: Trajectory = { from: { at: 2008, value: 40 }, to: { at: 2011, value: 31 }, better: 'down' };
const words = { 'on-track': 'on track', 'off-track': 'off track', 'cant-tell': 'can’t tell' } as const;
const at = (value: number, digits = 4): string => String(Number(value.toFixed(digits)));
const status = (lower: number, upper: number): string => words[statusOf(trajectory, { at: 2009, value: (lower + upper) / 2, lower, upper })];

const examples: Readonly<Record<string, () => string>> = {
  'rate, count': () => `5: ${[5, 65].map((count) => { const { lower, upper } = countInterval(count); return `${lower?.toFixed(6) ?? ''} to ${upper?.toFixed(6) ?? ''}`; }).join('; 65: ')}`,
  'directly standardised rate': () => {
    const done = directRate([{ count: 20, population: 1000, standard: 600 }, { count: 60, population: 1000, standard: 400 }]);
    return `20 and 60 of 1,000 each, weights 600 and 400: ${at(done.value ?? 0)}, ${at(done.lower ?? 0)} to ${at(done.upper ?? 0)}`;
  },
  'run chart': () => {
    const last = runChart([50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 51, 50, 65]).at(-1);
    return `50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 51, 50, 65: mean ${at(last?.mean ?? 0)}, limits ${at(last?.lower ?? 0, 2)} and ${at(last?.upper ?? 0, 2)}; the last is ${last?.signal ?? ''}, ${last?.direction ?? ''}`;
  },
  assurance: () => {
    const points = runChart([50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 51, 50, 65]);
    return `the same, more is better: target 70 ${assuranceOf(points, 70, 'up') ?? ''}, 51 ${(assuranceOf(points, 51, 'up') ?? '').replace('-', ' ')}`;
  },
  'recent trend': () => {
    const done = recentTrend([10, 11, 14, 15, 18].map((value) => ({ value, lower: value - 1, upper: value + 1 })));
    return `10, 11, 14, 15, 18, each ± 1: ${at(done.slope ?? 0)} a year, ${done.way}`;
  },
  'trajectory, status': () => `40 in 2008 to 31 in 2011: ${at(expectedAt(trajectory, 2009))} in 2009. With 35 to 36.9 ${status(35, 36.9)}, 35 to 38 ${status(35, 38)}, 38 to 40 ${status(38, 40)}`,
  forecast: () => {
    const done = outlookOf(trajectory, ([[2005, 46], [2006, 43.5], [2007, 42], [2008, 40], [2009, 37]] as const).map(([year, value]) => ({ at: year, value })));
    return `46, 43.5, 42, 40, 37 in 2005 to 2009: ${at(done?.forecast.value ?? 0, 1)} in 2011, ${at(done?.forecast.lower ?? 0, 1)} to ${at(done?.forecast.upper ?? 0, 1)}; 31 is ${done?.willReach ?? ''}`;
  },
  funnel: () => {
    const [share, rate] = [proportionFunnel(0.5, 100), rateFunnel(0.01, 1000)];
    return `50% of 100: ${at(share.lower95)} to ${at(share.upper95)}, ${at(share.lower998)} to ${at(share.upper998)}; 10 expected of 1,000: ${at(rate.lower95, 5)} to ${at(rate.upper95, 5)}`;
  },
  'slope index of inequality': () => `bands of 1,000 at 10, 12, 13, 17: ${at(slopeIndex([10, 12, 13, 17].map((value) => ({ population: 1000, value }))) ?? 0)}`,
};

test('each method over time and between places has a worked example, and it comes out as it is written', async () => {
  const text = await readFile(join(projectRoot(), 'docs/explanation/methods.md'), 'utf8');
  const part = text.split('## Figures over time and between places')[1]?.split('\n## ')[0] ?? '';
  const rows = part.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| method')).map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | ?\|$/g, '').trim()));
  for (const [method, , example] of rows) assert.notEqual(example ?? '', '', method);
  for (const [method, worked] of Object.entries(examples)) assert.equal(rows.find((row) => row[0] === method)?.[2], worked(), method);
});
