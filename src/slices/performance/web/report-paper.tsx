import { formatDay } from '#lib/day.ts';
import { plural } from '#lib/text.ts';
import { renderSvg } from '#platform/charts/render-svg.ts';
import { TimeChart, type TimeChartProps } from '#platform/charts/time-chart.tsx';
import type { Block, Paper, PaperColumn, PaperFinding, PaperTable } from '#platform/documents/paper.ts';
import { kindNames } from '../core/indicator.ts';
import { layerNames } from '../core/layer-kinds.ts';
import { picturedLines } from '../core/length.ts';
import type { ReportContent, ReportLine } from '../core/report.ts';
import { sayValue, wayWords } from '../core/say-figure.ts';

const text = (title: string): PaperColumn => ({ title });
const number = (title: string): PaperColumn => ({ title, numeric: true });
const heading = (title: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', text: title, level });
const paragraph = (words: string): Block => ({ kind: 'paragraph', text: words });

// What it is about stands out, and what is said or asked of it follows.
const finding = (words: string, at: number): PaperFinding => (at === -1 ? { text: words } : { text: words.slice(0, at + 1), detail: words.slice(at + 2) });
const told = (texts: readonly string[]): readonly Block[] => (texts.length === 0 ? [] : [{ kind: 'findings', items: texts.map((one) => finding(one, one.indexOf(': “'))) }]);
const asked = (texts: readonly string[]): readonly Block[] => (texts.length === 0 ? [] : [{ kind: 'findings', items: texts.map((one) => finding(one, one.lastIndexOf('. ', one.length - 2))) }]);
/** A part that is left out when it has nothing in it. */
const part = (title: string, blocks: readonly Block[]): readonly Block[] => (blocks.length === 0 ? [] : [heading(title), ...blocks]);

const named = (line: ReportLine): string => `${line.code === null ? '' : `${line.code} `}${line.title}`;
const latest = (line: ReportLine): string => (line.period === '' ? line.value : `${line.value} (${line.period})`);
const standing = (line: ReportLine): string => [line.standing, ...(line.late === null ? [] : ['late'])].join(', ');

type Shown = { readonly title: PaperColumn; readonly of: (line: ReportLine) => string };
const shown: Readonly<Record<'indicator' | 'latest' | 'promised' | 'standing' | 'way' | 'change' | 'signal' | 'lead' | 'said' | 'badge' | 'kind', Shown>> = {
  indicator: { title: text('Indicator'), of: named }, latest: { title: text('Latest'), of: latest }, promised: { title: number('Promised by then'), of: (line) => line.promised }, standing: { title: text('Status'), of: standing },
  way: { title: text('Which way'), of: (line) => wayWords[line.way] }, change: { title: text('Since the last report'), of: (line) => line.change ?? 'No new figure' }, signal: { title: text('Run chart'), of: (line) => line.signal },
  lead: { title: text('Partner'), of: (line) => line.lead || 'Nobody named' }, said: { title: text('What is said and done'), of: (line) => line.words ?? 'Nobody has said' }, badge: { title: text('Data'), of: (line) => line.badge ?? 'Not rated' }, kind: { title: text('Kind'), of: (line) => kindNames[line.kind] },
};

// Where nothing is known of any figure’s data, one sentence says so in place of a column.
const noMark = 'Not rated, not signed';
const unmarked = (lines: readonly ReportLine[]): boolean => lines.every((line) => line.badge === null || line.badge === noMark);

const lineTable = (caption: string, lines: readonly ReportLine[], columns: readonly (keyof typeof shown)[]): readonly Block[] => {
  const used = columns.filter((one) => (one !== 'badge' || !unmarked(lines)) && (one !== 'change' || lines.some((line) => line.change !== null)));
  return lines.length === 0 ? [] : [{ kind: 'table', caption, columns: used.map((one) => shown[one].title), rows: lines.map((line) => used.map((one) => shown[one].of(line))) }];
};

const chartOf = (line: ReportLine, compact: boolean): string => {
  const props: Omit<TimeChartProps, 'id'> = { title: line.picture, points: line.points, say: (value) => sayValue(line.said, value), promised: line.promisedPoints, limits: line.limits };
  return renderSvg(<TimeChart id={`report-${line.number}${compact ? '-compact' : ''}`} {...props} compact={compact} />);
};

const mostPeriods = 6;

/** The last figures of a picture, a column a period; intervals where there are any. */
const lastFigures = (line: ReportLine): PaperTable => {
  const points = line.points.slice(-mostPeriods);
  const interval = points.some((point) => point.lower !== null);
  return {
    caption: `${line.title}: ${points.length < line.points.length ? `the last ${points.length} of ${line.points.length} figures` : 'the figures'}`, columns: [text('Period'), ...points.map((point) => number(point.label))],
    rows: [['Figure', ...points.map((point) => sayValue(line.said, point.value))], ...(interval ? [['95 per cent interval', ...points.map((point) => (point.lower === null || point.upper === null ? '' : `${sayValue(line.said, point.lower)} to ${sayValue(line.said, point.upper)}`))]] : [])],
  };
};

const drawn = (line: ReportLine): readonly Block[] => {
  const words = [line.why, line.wayWhy, line.outlook, line.words === null ? null : `${line.lead || 'Those who bring it'} say: ${line.words}`].filter((one) => one !== null).join(' ');
  const heard = line.points.slice(-mostPeriods).map((point) => `${point.label}: ${sayValue(line.said, point.value)}`).join('; ');
  return [
    heading(named(line), 2), paragraph(words),
    { kind: 'picture', svg: chartOf(line, false), compact: chartOf(line, true), title: line.picture, alt: `${line.picture}. ${heard}. The table that follows has the figures.` },
    { kind: 'table', ...lastFigures(line) },
  ];
};

const exceptionBlocks = ({ exceptions }: ReportContent): readonly Block[] =>
  exceptions.length === 0 ? [] : [{ kind: 'table', caption: 'Exceptions passed up to this meeting', columns: [text('Indicator'), text('Figure'), text('Status'), text('Passed up by'), text('Since'), text('Why')], rows: exceptions.map((one) => [one.title, one.figure, one.standing, `${layerNames[one.from]} layer`, formatDay(one.since), one.why]) }];

const lateBlocks = ({ late }: ReportContent): readonly Block[] =>
  late.length === 0 ? [] : [{ kind: 'table', caption: 'Late figures by partner', columns: [text('Partner'), number('Late'), text('Which, and when they were due')], rows: late.map((one) => [one.partner, one.figures.length, one.figures.map((figure) => `${figure.title} (${formatDay(figure.due)})`).join('; ')]) }];

const challengeBlocks = ({ challenges }: ReportContent): readonly Block[] =>
  challenges.length === 0 ? [] : [{ kind: 'table', caption: 'Partners ask one another', columns: [text('About'), text('Who asks whom'), text('Question'), text('Answer')], rows: challenges.map((one) => [one.title, `${one.asks} asks ${one.of}`, one.question, one.answer ?? (one.due === null ? 'None yet' : `None yet; wanted by ${formatDay(one.due)}`)]) }];

const strategic = (content: ReportContent): readonly Block[] => [
  ...part('What has changed', told(content.headlines)),
  ...part('Passed up to this meeting', exceptionBlocks(content)),
  ...part('Questions to ask', asked(content.questions.map((one) => one.text))),
  ...part('The few that matter most now', picturedLines(content).flatMap(drawn)),
  ...part('The figures', lineTable('Outcomes, outputs and what people say', content.lines, ['indicator', 'latest', 'promised', 'standing', 'way', 'change', 'badge'])),
  ...part('Challenges', challengeBlocks(content)),
];

const executive = (content: ReportContent): readonly Block[] => {
  const off = content.lines.filter((line) => line.status === 'off-track');
  return [
    ...part('Exceptions', [...exceptionBlocks(content), ...(content.exceptions.length === 0 ? [paragraph('Nothing has been passed up from the operational layer.')] : [])]),
    ...part('In short', told(content.headlines)),
    ...part('Off track, and what is being done', lineTable('Off track', off, ['indicator', 'latest', 'promised', 'said', 'lead'])),
    ...part('Process and output', lineTable('Process and output figures', content.lines, ['indicator', 'kind', 'latest', 'promised', 'standing', 'way', 'badge'])),
    ...part('Late figures', lateBlocks(content)),
    ...part('Resources', content.resources.map(paragraph)),
    ...part('Questions to ask', asked(content.questions.map((one) => one.text))),
    ...part('The most urgent, drawn', picturedLines(content).flatMap(drawn)),
    ...part('Challenges', challengeBlocks(content)),
  ];
};

const operational = (content: ReportContent): readonly Block[] => {
  const themes = Map.groupBy(content.lines, (line) => line.theme);
  return [
    ...part('What to act on', told(content.headlines)),
    ...part('Sent back to this meeting', exceptionBlocks(content)),
    ...part('Questions to ask', asked(content.questions.map((one) => one.text))),
    ...part('Inputs and processes, theme by theme', [...themes].flatMap(([theme, lines]) => lineTable(theme === '' ? 'Other figures' : theme, lines, ['indicator', 'kind', 'latest', 'signal', 'lead', 'badge']))),
    ...part('Changes, drawn', picturedLines(content).flatMap(drawn)),
    ...part('Late figures', lateBlocks(content)),
  ];
};

const bodies = { strategic, executive, operational } as const;

const about = ({ asOf, since, leftOut, lines }: ReportContent): readonly Block[] => [
  heading('How this was worked out', 2),
  paragraph(`Made from the figures as they stood after entry ${asOf.toLocaleString('en-GB')}. ${since === null ? 'It is the first report to this layer.' : `“Since the last report” means since “${since.title}” of ${formatDay(since.meetsOn)}.`} Intervals are 95 per cent. On track, off track and which way are told only where chance alone would not account for it.${lines.some((line) => line.badge !== null) && unmarked(lines) ? ' Nobody has rated the data behind these figures or signed them off.' : ''}`),
  ...(leftOut.length === 0 || lines.length === 0 ? [] : [paragraph(`${plural(leftOut.length, 'more figure')} of this layer ${leftOut.length === 1 ? 'is' : 'are'} not shown, to leave time to talk: ${leftOut.slice(0, 5).join('; ')}${leftOut.length > 5 ? '; and others, on the scorecard' : ''}.`)]),
];

/** A report as a board paper: the same for page, Word and PDF. */
export const reportPaper = (content: ReportContent, partnership: string): Paper => ({
  title: content.title, subtitle: `${layerNames[content.layer]} report to ${content.group}`, date: formatDay(content.meetsOn), purpose: content.exceptions.length > 0 ? 'For decision' : 'For information', partnership,
  sections: [
    ...content.summary.split(/\n+/).filter((one) => one !== '').map(paragraph),
    ...(content.lines.length === 0 && content.exceptions.length === 0 ? [paragraph('There are no figures for this layer yet.')] : []),
    ...bodies[content.layer](content), ...about(content),
  ],
});

/** What the spreadsheet adds before the tables of the paper: its words, line by line. */
export const wordTable = ({ summary, headlines, questions, resources }: ReportContent): PaperTable => ({
  caption: 'In words', columns: [text('Part'), text('Text')],
  rows: [...(summary === '' ? [] : [['Summary', summary]]), ...headlines.map((one) => ['What has changed', one]), ...questions.map((one) => ['Question', one.text]), ...resources.map((one) => ['Resources', one])],
});

/** Every figure of the report with all that is said of it, for the spreadsheet. */
export const everyLine = ({ lines }: ReportContent): PaperTable => ({
  caption: 'Every figure', columns: [text('Code'), text('Indicator'), text('Theme'), text('Kind'), text('Period'), number('Figure'), text('95 per cent interval'), number('Promised by then'), text('Status'), text('Why'), text('Which way'), text('Run chart'), text('Partner'), text('What is said')],
  rows: lines.map((line) => [line.code ?? '', line.title, line.theme, kindNames[line.kind], line.period, line.value, line.interval, line.promised, standing(line), line.why, wayWords[line.way], line.signal, line.lead, line.words ?? '']),
});
