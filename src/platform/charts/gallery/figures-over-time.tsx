import { TimeChart, type TimeChartProps } from '../time-chart.tsx';

const values = [42.1, 43.4, 41.8, 44.9, 46.2, 47.3, 47.9, 49.8];
const props: TimeChartProps = {
  id: 'time',
  title: 'More people say that they can influence decisions, and it is on track',
  points: values.map((value, at) => ({ label: `${2017 + at}/${18 + at}`, at: at + 17, value, lower: value - 2.4, upper: value + 2.4, open: at === 7, flag: at === 2 })),
  promised: [{ at: 21, value: 45, label: '2021/22' }, { at: 24, value: 49, label: '2024/25' }, { at: 26, value: 52, label: '2026/27' }],
  limits: { mean: 45.4, lower: 39.2, upper: 51.6 },
  forecast: { at: 26, value: 51.6, lower: 49.9, upper: 53.3, label: '2026/27' },
  say: (value) => `${value.toFixed(1)}%`,
};

export const figuresOverTime = () => <TimeChart {...props} />;
export const figuresOverTimeCompact = () => <TimeChart {...props} compact />;
