import { NetworkMatrix } from '../network-matrix.tsx';
import { exampleGroups } from './network-example.ts';
import { seeded } from '#lib/chance.ts';

const names = [
  ['Hartshire County Council', 'Northford District Council', 'Eastmere District Council', 'Parish councils'], ['Hartshire Primary Care Trust', 'Ambulance Service', 'Hospital Trust'],
  ['Hartshire Police', 'Fire and Rescue Service', 'Probation'], ['Hartshire Voices', 'Age Well', 'Faith Forum', 'Credit Union'], ['Chamber of Trade', 'Northford Buses', 'Meadow Farms'], ['Hartshire College', 'University', 'Primary Heads'],
] as const;

const made = (perName: number, seed: number) => {
  const ends = names.flatMap((group, at) => Array.from({ length: perName }, (_, copy) => group.map((label, place) => ({ id: `${at}-${copy}-${place}`, label: copy === 0 ? label : `${label} ${copy + 1}`, group: exampleGroups[at] ?? null }))).flat());
  const { next } = seeded(seed);
  const cells = ends.flatMap((row, a) => ends.flatMap((column, b) => {
    const likely = a === b ? 0.9 : row.group === column.group ? 0.6 : a < 2 || b < 2 ? 0.4 : 0.09;
    return b < a || next() > likely / Math.sqrt(perName) || row.label === 'Meadow Farms' ? [] : [{ row: row.id, column: column.id, value: 1 + Math.floor(next() ** 3 * (a === b ? 40 : 22)) }];
  }));
  return { ends, cells };
};

const few = { id: 'network-matrix', title: 'The voluntary sector and business hardly meet', ...made(1, 4), directed: false, counts: 'ties between people of the two', caption: 'Work · 20 organisations of 84 people · asked in November 2026 · 84% answered' };
const many = { ...few, id: 'network-matrix-large', ...made(9, 5), caption: 'Work · 180 organisations · asked in November 2026 · 84% answered' };

export const networkMatrixOfOrganisations = () => <NetworkMatrix {...few} />;
export const networkMatrixOfOrganisationsCompact = () => <NetworkMatrix {...few} compact />;
export const networkMatrixOfMany = () => <NetworkMatrix {...many} />;
export const networkMatrixOfManyCompact = () => <NetworkMatrix {...many} compact />;
