import { CountChart, type CountChartProps } from '../count-chart.tsx';

const props: CountChartProps = {
  id: 'counts', title: 'Two of five partners have never challenged a figure', none: 'never',
  rows: [['Hartshire County Council', 7], ['Hartshire Voluntary Action', 3], ['Hartshire Police', 1], ['Hartshire Chamber of Commerce and Industry', 0], ['Hartline Buses', 0]].map(([label, count]) => ({ id: String(label), label: String(label), count: Number(count) })),
};

export const countsByPartner = () => <CountChart {...props} />;
export const countsByPartnerCompact = () => <CountChart {...props} compact />;
