import { DistributionChart, type DistributionChartProps } from '../distribution-chart.tsx';
import { questions } from './questions.ts';
import { seeded } from '#lib/chance.ts';

const points = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'].map((label, index) => ({ value: index + 1, label }));

const median = (counts: readonly number[]): number => {
  const all = counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
  const half = all.length / 2;
  return Number.isInteger(half) ? ((all[half - 1] ?? 0) + (all[half] ?? 0)) / 2 : (all[Math.floor(half)] ?? 0);
};

const props = (): DistributionChartProps => {
  const { next } = seeded(2009);
  const rows = questions.map((question, index) => {
    const counts = points.map((_, point) => Math.floor(next() * (index % 2 === 0 ? 3 + point * 2 : 9 - point)));
    return index === 4 ? { ...question, counts: null, median: null } : { ...question, counts, median: median(counts) };
  });
  return { id: 'distribution', title: 'Challenge and shared resources are weakest', desc: 'Answers to five questions on a scale from 1, strongly disagree, to 5, strongly agree.', points, rows };
};

export const distributionOfAnswers = () => <DistributionChart {...props()} />;
export const distributionOfAnswersCompact = () => <DistributionChart {...props()} compact />;
