import { WheelChart, type WheelProps } from '../wheel-chart.tsx';

const props: WheelProps = {
  id: 'wheel',
  title: 'The hard side is ahead of the soft side',
  desc: 'Mean score from 1 to 5 of each of the seven, with last time as a dashed outline. Synergies is withheld.',
  centre: { id: 'strategy', label: 'Strategy', value: 3.9, before: 3.2 },
  petals: [
    { id: 'staff', label: 'Staff', value: 2.9, before: 3.3, side: 'soft' },
    { id: 'style', label: 'Style', value: 2.2, before: 1.6, side: 'soft' },
    { id: 'synergies', label: 'Synergies', value: null, before: null, side: 'soft' },
    { id: 'steering', label: 'Steering', value: 4.1, before: 3.4, side: 'hard' },
    { id: 'standards', label: 'Standards', value: 3.4, before: 3.4, side: 'hard' },
    { id: 'systems', label: 'Systems', value: 4.6, before: 3.7, side: 'hard' },
  ],
};

export const wheelOfSeven = () => <WheelChart {...props} />;
export const wheelOfSevenCompact = () => <WheelChart {...props} compact />;
