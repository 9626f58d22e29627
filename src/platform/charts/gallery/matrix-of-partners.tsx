import { MatrixChart } from '../matrix-chart.tsx';

const props = {
  id: 'matrix', title: 'Two parts are not accepted yet',
  rows: [{ id: 'council', label: 'Hartshire County Council' }, { id: 'police', label: 'Hartshire Police' }, { id: 'trust', label: 'Hartshire Primary Care Trust' }, { id: 'college', label: 'Hartshire College' }],
  columns: [{ id: 'roads', label: 'Fewer people are hurt on the roads' }, { id: 'work', label: 'Young people find work or training' }, { id: 'health', label: 'People live longer where they live least long' }],
  marks: [
    { row: 'council', column: 'roads', strong: true, open: false }, { row: 'police', column: 'roads', strong: false, open: false }, { row: 'college', column: 'work', strong: true, open: false },
    { row: 'council', column: 'work', strong: false, open: true }, { row: 'trust', column: 'health', strong: true, open: true }, { row: 'council', column: 'health', strong: false, open: false },
  ],
};

export const matrixOfPartners = () => <MatrixChart {...props} />;
export const matrixOfPartnersCompact = () => <MatrixChart {...props} compact />;
