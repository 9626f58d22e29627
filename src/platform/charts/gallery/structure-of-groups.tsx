import { StructureChart, type StructureNode } from '../structure-chart.tsx';

const node = (id: string, column: number, label: string, note: string, below: readonly StructureNode[] = [], loose = false): StructureNode => ({ id, column, label, note, loose, below });

const roots = [
  node('forum', 0, 'Hartshire Assembly', '64 seats · 2 a year'),
  node('board', 0, 'Hartshire Partnership Board', '18 seats · 4 a year', [
    node('executive', 1, 'Public Service Executive', '9 seats · 12 a year', [
      node('safer', 2, 'Safer Hartshire', '14 seats · 12 a year', [node('burglary', 2, 'Burglary task group', '6 seats · 26 a year')]),
      node('health', 2, 'Health and Wellbeing Theme Group for Adults, Children and Families', '12 seats · 12 a year'),
    ]),
    node('money', 1, 'Resources Group', '7 seats · 6 a year', [node('assets', 2, 'Shared buildings', '5 seats · 12 a year')]),
  ]),
  node('rural', 2, 'Rural transport', '8 seats · no line to the board', [], true),
];

const props = { id: 'structure', title: 'One group has no line to the board', columns: ['Strategic', 'Executive', 'Operational'], roots };

export const structureOfGroups = () => <StructureChart {...props} />;
export const structureOfGroupsCompact = () => <StructureChart {...props} compact />;
