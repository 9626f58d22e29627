import { NationalChart, type NationalChartProps } from '../national-chart.tsx';
import { questions } from './questions.ts';

const figures = [[71, 78, 62], [38, 58, 44], [55, 49, 47], [null, 36, 21], [64, 70, null]] as const;
const props: NationalChartProps = {
  id: 'national',
  title: 'We are behind the 2008 figures on challenge',
  desc: 'Per cent who agree: ours, and coordinators and partners across the country in 2008.',
  ours: 'Ours',
  nationals: ['Coordinators 2008', 'Partners 2008'],
  rows: questions.map((question, index) => ({ ...question, ours: figures[index]?.[0] ?? null, national: [figures[index]?.[1] ?? null, figures[index]?.[2] ?? null] })),
};

export const nationalFigures = () => <NationalChart {...props} />;
export const nationalFiguresCompact = () => <NationalChart {...props} compact />;
