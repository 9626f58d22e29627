import { WheelChart, type WheelChartProps } from '../wheel-chart.tsx';

const props: WheelChartProps = {
  id: 'wheel',
  title: 'The hard side is ahead of the soft side',
  desc: 'Mean score from 1 to 5 of each of the seven, with last time as a dashed outline. Synergies is withheld.',
  centre: { id: 'strategy', label: 'Strategy', score: 3.9, previous: 3.2 },
  soft: [
    { id: 'staff', label: 'Staff', score: 2.9, previous: 3.3 },
    { id: 'style', label: 'Style', score: 2.2, previous: 1.6 },
    { id: 'synergies', label: 'Synergies', score: null, previous: null },
  ],
  hard: [
    { id: 'steering', label: 'Steering', score: 4.1, previous: 3.4 },
    { id: 'standards', label: 'Standards', score: 3.4, previous: 3.4 },
    { id: 'systems', label: 'Systems', score: 4.6, previous: 3.7 },
  ],
};

export const wheelOfSeven = () => <WheelChart {...props} />;
export const wheelOfSevenCompact = () => <WheelChart {...props} compact />;
