import { OverlapChart } from '../overlap-chart.tsx';

const props = {
  id: 'overlap', title: 'Seven of ten targets serve an outcome of the strategy', leftName: 'Strategy', rightName: 'Agreement',
  left: { count: 2, caption: 'Outcomes that no target stands for', items: ['Buses go where people work', 'Villages keep a shop or a hall'] },
  both: { count: 5, caption: 'Outcomes with 7 targets', items: ['Fewer people are hurt on the roads (2)', 'Young people find work or training (2)', 'People live longer where they live least long', 'Homes that people can afford', 'Less is thrown away'] },
  right: { count: 3, caption: 'Targets that serve no outcome', items: ['NI 186 Carbon per head (asked for from outside)', 'NI 155 Affordable homes built in the whole of the county in the year (asked for from outside)', 'L4 Library visits (local)'] },
};

export const overlapOfTwo = () => <OverlapChart {...props} />;
export const overlapOfTwoCompact = () => <OverlapChart {...props} compact />;
