import type { Scored } from './changes.ts';
import type { ReportContent, StoodLine } from './report.ts';

/** The lines of an issued report as it froze them. */
export const stoodIn = ({ stood, lines }: Pick<ReportContent, 'stood' | 'lines'>): readonly StoodLine[] => stood ?? lines;

/** How many promises an issued report said were on track; null where it kept only those it had room for. */
export const onTrackIn = (content: Pick<ReportContent, 'stood' | 'lines' | 'leftOut'>): number | null =>
  content.stood === undefined && content.leftOut.length > 0 ? null : stoodIn(content).filter((one) => one.status === 'on-track' && one.from !== null).length;

/** A line of the scorecard of then with the judgement that the report of then gave, whatever would be said of the same figures today. */
export const asItStood = (line: Scored, { from, to, status, way }: StoodLine): Scored => {
  const latest = from === null ? null : (line.series.find(({ period }) => period.from === from && period.to === to) ?? line.judged.latest);
  return { ...line, series: line.series.filter(({ period }) => latest !== null && period.to <= latest.period.to), judged: { ...line.judged, latest, status, way } };
};
