import { ResponseChart, type ResponseProps } from '../response-chart.tsx';

const props: ResponseProps = {
  id: 'response',
  title: 'Half have answered; the private sector is behind',
  desc: 'How many of each group have answered.',
  rows: [
    { id: 'council', label: 'Council', text: '12 of 14, 86%', share: 12 / 14 },
    { id: 'health', label: 'Health', text: '6 of 9, 67%', share: 6 / 9 },
    { id: 'voluntary', label: 'Voluntary and community organisations', text: '5 of 12, 42%', share: 5 / 12 },
    { id: 'private', label: 'Private', text: '1 of 7, 14%', share: 1 / 7 },
    { id: 'education', label: 'Education', text: 'between half and three quarters', band: [0.5, 0.75] },
    { id: 'faith', label: 'Faith', text: 'fewer than 5' },
  ],
};

export const responsesByGroup = () => <ResponseChart {...props} />;
export const responsesByGroupCompact = () => <ResponseChart {...props} compact />;
