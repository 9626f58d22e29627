import { ResponseChart, type ResponseChartProps } from '../response-chart.tsx';

const props: ResponseChartProps = {
  id: 'response',
  title: 'Half have answered; the private sector is behind',
  desc: 'How many of each group have answered.',
  rows: [
    { id: 'council', label: 'Council', answered: 12, asked: 14 },
    { id: 'health', label: 'Health', answered: 6, asked: 9 },
    { id: 'voluntary', label: 'Voluntary and community organisations', answered: 5, asked: 12 },
    { id: 'private', label: 'Private', answered: 1, asked: 7 },
    { id: 'education', label: 'Education', band: 'between half and three quarters' },
    { id: 'faith', label: 'Faith', band: 'fewer than 5' },
  ],
};

export const responsesByGroup = () => <ResponseChart {...props} />;
export const responsesByGroupCompact = () => <ResponseChart {...props} compact />;
