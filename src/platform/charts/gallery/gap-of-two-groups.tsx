import { GapChart, type GapChartProps } from '../gap-chart.tsx';
import { questions } from './questions.ts';
import { seeded } from '#lib/chance.ts';

const props = (): GapChartProps => {
  const { next } = seeded(58);
  const rows = questions.map((question, index) => ({ ...question, first: Math.round((3 + next() * 2) * 10) / 10, second: index === 2 ? null : Math.round((1 + next() * 3) * 10) / 10 }));
  return { id: 'gap', title: 'The coordinator sees it brighter than partners do', desc: 'Mean answer of the coordinator and of partners to five questions, from 1 to 5.', groups: { first: 'Coordinator', second: 'Partners' }, ends: { low: 'Disagree', high: 'Agree' }, rows };
};

export const gapOfTwoGroups = () => <GapChart {...props()} />;
export const gapOfTwoGroupsCompact = () => <GapChart {...props()} compact />;
