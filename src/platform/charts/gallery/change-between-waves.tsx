import { ChangeChart, type ChangeChartProps } from '../change-chart.tsx';

const props: ChangeChartProps = {
  id: 'change',
  title: 'Style rose most and systems fell',
  desc: 'Mean of each of the seven in spring 2025 and spring 2026.',
  waves: { before: 'Spring 2025', after: 'Spring 2026' },
  rows: [
    { id: 'strategy', label: 'Strategy', before: 3.6, after: 3.9 },
    { id: 'staff', label: 'Staff', before: 2.8, after: 3.1 },
    { id: 'style', label: 'Style', before: 2.1, after: 3.2 },
    { id: 'synergies', label: 'Synergies', before: 2.4, after: 2.4 },
    { id: 'steering', label: 'Steering', before: 3.4, after: 3.8 },
    { id: 'standards', label: 'Standards', before: 3.2, after: 3.3 },
    { id: 'systems', label: 'Systems and the records they keep', before: 3.7, after: 3 },
  ],
};

export const changeBetweenWaves = () => <ChangeChart {...props} />;
export const changeBetweenWavesCompact = () => <ChangeChart {...props} compact />;
