import { renderSvg } from '#platform/charts/render-svg.ts';
import { pictures } from '#platform/charts/gallery/pictures.ts';
import type { Paper } from './paper.ts';

const hostile = '#read("/etc/passwd") $x$ *bold* <b>&amp; \\ "quoted"';

/** A paper with every kind of block and text that tries to be markup, for the tests of the printers. */
export const samplePaper: Paper = {
  title: 'Health check: results and plan',
  subtitle: 'Spring 2026, answered by 31 of 40 people',
  date: '21 November 2026',
  purpose: 'For decision',
  partnership: 'Riverside Partnership',
  sections: [
    { kind: 'heading', text: 'What we found' },
    { kind: 'paragraph', text: 'The board is asked to agree the three actions at the end.' },
    { kind: 'findings', items: [{ text: 'Style is low, and people agree that it is.', detail: 'Mean 2.2 of 5; agreement 0.81.' }, { text: 'The coordinator and partners see challenge differently.', detail: hostile }] },
    { kind: 'heading', text: 'The seven', level: 2 },
    { kind: 'picture', svg: renderSvg(pictures.wheelOfSeven()), title: 'The hard side is ahead of the soft side', alt: 'A wheel of seven scores: style lowest at 2.2, systems highest at 4.6.' },
    { kind: 'table', caption: 'Scores of the seven', columns: [{ title: 'Part' }, { title: 'Now', numeric: true }, { title: 'Last time', numeric: true }], rows: [['Style', 2.2, 1.6], ['Systems', 4.6, 3.7], ['=cmd|calc', 'withheld', -1]] },
    { kind: 'picture', svg: renderSvg(pictures.distributionOfAnswers()), title: 'Challenge and shared resources are weakest', alt: 'Stacked bars of five questions.' },
    { kind: 'table', caption: 'A long table', columns: [{ title: 'Row' }, { title: 'Figure', numeric: true }], rows: Array.from({ length: 60 }, (_, index) => [`Row ${index + 1}`, index * 7]) },
    { kind: 'heading', text: 'The plan' },
    { kind: 'actions', caption: 'Actions', actions: [{ action: 'Open each meeting with one hard question', who: 'Chair', by: '1 February 2027' }, { action: 'Review who holds which data', who: 'Head of policy', by: '1 March 2027' }] },
  ],
};
