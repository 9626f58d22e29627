import { NetworkChart } from '../network-chart.tsx';
import { exampleGroups, exampleNetwork } from './network-example.ts';

const props = { id: 'network', title: 'A few people hold the sectors together', ...exampleNetwork(84, 7), directed: true, groups: exampleGroups, measure: 'the more ties', caption: 'Work · 84 people, 194 ties · asked in November 2026 · 84% answered · every tie is shown' };

export const networkOfPeople = () => <NetworkChart {...props} />;
export const networkOfPeopleCompact = () => <NetworkChart {...props} compact />;
