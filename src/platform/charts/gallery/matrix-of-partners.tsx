import { MatrixChart } from '../matrix-chart.tsx';

const props = {
  id: 'matrix', title: 'Two parts are not accepted yet',
  columns: [{ id: 'council', label: 'Hartshire County Council' }, { id: 'police', label: 'Hartshire Police' }, { id: 'trust', label: 'Hartshire Primary Care Trust' }, { id: 'college', label: 'Hartshire College' }],
  rows: [{ id: 'roads', label: 'Fewer people are hurt on the roads' }, { id: 'work', label: 'Young people find work or training' }, { id: 'health', label: 'People live longer, most of all where lives are shortest' }],
  marks: [
    { column: 'council', row: 'roads', strong: true, open: false }, { column: 'police', row: 'roads', strong: false, open: false }, { column: 'college', row: 'work', strong: true, open: false },
    { column: 'council', row: 'work', strong: false, open: true }, { column: 'trust', row: 'health', strong: true, open: true }, { column: 'council', row: 'health', strong: false, open: false },
  ],
};

export const matrixOfPartners = () => <MatrixChart {...props} />;
export const matrixOfPartnersCompact = () => <MatrixChart {...props} compact />;
