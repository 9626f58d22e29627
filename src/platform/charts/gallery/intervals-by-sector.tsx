import { IntervalChart, type IntervalChartProps } from '../interval-chart.tsx';
import { seeded } from '#lib/chance.ts';

const props = (): IntervalChartProps => {
  const { next } = seeded(17);
  const rows = ['Council', 'Health', 'Police', 'Voluntary and community organisations', 'Private', 'Faith'].map((label, index) => {
    const value = 2 + next() * 2;
    const reach = 0.2 + next() * 0.6;
    return { id: label.toLowerCase(), label, value: index === 5 ? null : value, interval: index === 4 ? null : { low: value - reach, high: value + reach } };
  });
  return { id: 'interval', title: 'Sectors differ less than their intervals', desc: 'Mean by sector with its 95% interval, from 1 to 5.', rows, overall: { label: 'Everyone', value: 3.1 }, ends: { low: 'Not yet', high: 'Fully' } };
};

export const intervalsBySector = () => <IntervalChart {...props()} />;
export const intervalsBySectorCompact = () => <IntervalChart {...props()} compact />;
