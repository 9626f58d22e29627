import { GapChart, type GapProps } from '../gap-chart.tsx';
import { questions } from './questions.ts';
import { seeded } from './seeded.ts';

const props = (): GapProps => {
  const next = seeded(58);
  const rows = questions.map((question, index) => ({ ...question, a: Math.round((3 + next() * 2) * 10) / 10, b: index === 2 ? null : Math.round((1 + next() * 3) * 10) / 10 }));
  return { id: 'gap', title: 'The coordinator sees it brighter than partners do', desc: 'Mean answer of the coordinator and of partners to five questions, from 1 to 5.', aName: 'Coordinator', bName: 'Partners', least: 1, most: 5, ends: { low: 'Disagree', high: 'Agree' }, rows };
};

export const gapOfTwoGroups = () => <GapChart {...props()} />;
export const gapOfTwoGroupsCompact = () => <GapChart {...props()} compact />;
