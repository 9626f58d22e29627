import { daysBetween, formatDay } from '#lib/day.ts';
import type { Layer } from '#partnership';
import type { Scored } from './changes.ts';
import type { ReportException, ReportQuestion } from './report.ts';
import { leadOf, wordsOn, type Around } from './report-line.ts';
import { sayPeriod } from './say-figure.ts';
import { enoughForRun } from './series-points.ts';

type Maker = { readonly kind: string; readonly layers: readonly Layer[]; readonly ask: (line: Scored, around: Around) => string | null };

const partner = (line: Scored, around: Around): string => leadOf(line, around) || 'whoever brings it';

const yearsOf = ({ series }: Scored): number => {
  const [first, last] = [series[0], series.at(-1)];
  return first === undefined || last === undefined ? 0 : daysBetween(first.period.to, last.period.to) / 365.25;
};

// Sharpest first: what is wrong and unexplained comes before what is merely not known.
const makers: readonly Maker[] = [
  { kind: 'why', layers: ['strategic', 'executive'], ask: (line, around) => (line.judged.status === 'off-track' && line.indicator.story === '' && wordsOn(line, around) === null ? `“${line.indicator.title}” is off track and nobody has said why. What does ${leadOf(line, around) || 'the lead partner'} think lies behind it, and which of us could help?` : null) },
  { kind: 'signal', layers: ['executive', 'operational'], ask: (line) => (line.judged.run.length >= enoughForRun && line.judged.variation === 'concerning' && line.judged.latest !== null ? `“${line.indicator.title}” has changed for the worse. What was different in ${sayPeriod(line.indicator, line.judged.latest)}, and what is done about it this month?` : null) },
  { kind: 'short', layers: ['strategic', 'executive'], ask: ({ indicator, judged }) => (judged.outlook?.willReach === 'unlikely' && judged.status !== 'off-track' ? `“${indicator.title}” is not off track today, yet its line ends short of what was promised. What would have to be done differently, and by when?` : null) },
  { kind: 'said', layers: ['strategic', 'executive'], ask: (line, around) => (line.judged.status === 'off-track' && line.judged.way !== 'better' && (line.indicator.story !== '' || wordsOn(line, around) !== null) ? `“${line.indicator.title}” is off track, and the reason given is in this report. Is what is being done enough to bring it back?` : null) },
  { kind: 'worse', layers: ['strategic', 'executive'], ask: ({ indicator, judged }) => (judged.way === 'worse' && judged.status === null ? `“${indicator.title}” is getting worse, and nothing is promised of it. Does it matter enough to act on?` : null) },
  { kind: 'late', layers: ['strategic', 'executive', 'operational'], ask: (line, around) => (line.judged.late && line.judged.due !== null ? `The figure for “${line.indicator.title}” was due by ${formatDay(line.judged.due)} and is not here. What keeps ${partner(line, around)} from giving it?` : null) },
  { kind: 'same', layers: ['strategic'], ask: (line) => (line.judged.way === 'same' && line.indicator.better !== 'none' && yearsOf(line) >= 2 ? `“${line.indicator.title}” has not moved in ${Math.floor(yearsOf(line))} years. Should we do something else, or leave it be and say so?` : null) },
  { kind: 'small', layers: ['strategic'], ask: ({ indicator, judged }) => (judged.doubt === 'chance' ? `Too few people stand behind the figure for “${indicator.title}” to say whether it is on track. What else do we see on the ground that would tell us?` : null) },
  { kind: 'better', layers: ['strategic'], ask: ({ indicator, judged }) => (judged.way === 'better' ? `“${indicator.title}” is getting better by more than chance. What did partners do, and where else would it work?` : null) },
];

const aboutException = ({ indicator, title, why }: ReportException, layer: Layer): ReportQuestion => ({
  key: `exception/${indicator}`,
  text: `“${title}” was passed up to this meeting: ${why.replace(/[.\s]+$/, '')}. ${layer === 'strategic' ? 'What can only this board do about it?' : 'What is decided about it here, and does it go further up?'}`,
});

/** Questions worth asking of these figures at this layer, made from the data: one a figure, and no more than three of one kind. */
export const reportQuestions = (lines: readonly Scored[], exceptions: readonly ReportException[], around: Around, layer: Layer, most = 6): readonly ReportQuestion[] => {
  const asked = new Set<string>(exceptions.map((one) => one.indicator));
  const found = makers.filter((maker) => maker.layers.includes(layer)).flatMap(({ kind, ask }) =>
    lines
      .flatMap((line) => {
        const text = asked.has(line.indicator.id) ? null : ask(line, around);
        if (text === null) return [];
        asked.add(line.indicator.id);
        return [{ key: `${kind}/${line.indicator.id}`, text }];
      })
      .slice(0, 3),
  );
  return [...exceptions.map((one) => aboutException(one, layer)), ...found].slice(0, most);
};
