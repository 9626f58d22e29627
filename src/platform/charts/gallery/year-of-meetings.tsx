import { YearChart } from '../year-chart.tsx';

const evenly = (times: number): readonly number[] => Array.from({ length: times }, (_, at) => ((at + 0.5) * 12) / times);

const props = {
  id: 'year', title: 'The board meets four times, and most outcomes come once a year',
  months: ['April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December', 'January', 'February', 'March'],
  momentsTitle: 'Meetings', countsTitle: 'Figures that should arrive',
  moments: [
    { label: 'Partnership Board', group: 'Strategic', at: evenly(4) }, { label: 'Public Service Board', group: 'Executive', at: evenly(10) }, { label: 'Performance and Finance Group', group: 'Executive', at: evenly(8) },
    { label: 'Safer Hartshire', group: 'Operational', at: evenly(12) }, { label: 'Tasking', group: 'Operational', at: evenly(52) },
  ],
  counts: [
    { label: 'Every month (6)', months: Array.from({ length: 12 }, () => 6) }, { label: 'Every quarter (11)', months: [0, 11, 0, 0, 11, 0, 0, 11, 0, 0, 11, 0] }, { label: 'Every year (24)', months: [2, 3, 9, 4, 0, 0, 1, 2, 0, 0, 0, 3] },
  ],
};

export const yearOfMeetings = () => <YearChart {...props} />;
export const yearOfMeetingsCompact = () => <YearChart {...props} compact />;
