import { palette, round, scaleColours, textOn, wrap } from './palette.ts';
import { Lines, Picture } from './picture.tsx';

export type DistributionRow = { readonly label: string; readonly counts: readonly number[]; readonly note?: string };
export type DistributionProps = { readonly id: string; readonly title: string; readonly points: readonly { readonly point: string; readonly text: string }[]; readonly rows: readonly DistributionRow[] };

const width = 760;
const labelWidth = 300;
const barWidth = 380;
const rowHeight = 56;
const top = 62;

const Row = ({ row, index, colours, points }: { readonly row: DistributionRow; readonly index: number; readonly colours: readonly string[]; readonly points: DistributionProps['points'] }) => {
  const total = row.counts.reduce((sum, count) => sum + count, 0);
  const y = top + index * rowHeight;
  let x = labelWidth;
  return (
    <g>
      <Lines x={0} y={y + 16} lines={wrap(row.label, labelWidth - 14, 14, 3)} size={14} />
      {total === 0 ? <text x={labelWidth} y={y + 25} font-size="14" fill={palette.quiet}>Nobody answered</text> : null}
      {row.counts.map((count, place) => {
        const span = total === 0 ? 0 : (barWidth * count) / total;
        const start = x;
        x += span;
        return span === 0 ? null : (
          <g>
            <rect x={round(start)} y={y + 4} width={round(span)} height="32" fill={colours[place]} stroke={palette.paper} stroke-width="1.5" />
            {span > 22 ? <text x={round(start + span / 2)} y={y + 25} font-size="14" text-anchor="middle" fill={textOn(colours[place] ?? '')}>{`${points[place]?.point ?? ''}: ${span > 44 ? count : ''}`.replace(/: $/, '')}</text> : null}
          </g>
        );
      })}
      {row.note === undefined ? null : <text x={labelWidth + barWidth + 10} y={y + 25} font-size="14" font-weight="700">{row.note}</text>}
    </g>
  );
};

/** How answers spread: one bar a question, from the least point at the left to the greatest, each part with its point and number. */
export const DistributionChart = ({ id, title, points, rows }: DistributionProps) => {
  const colours = scaleColours(points.length);
  const ends = `${points[0]?.point} ${points[0]?.text}`;
  return (
    <Picture id={id} title={title} description={rows.map((row) => `${row.label}: ${row.counts.map((count, index) => `${count} chose ${points[index]?.point}`).join(', ')}`).join('. ')} width={width} height={top + rows.length * rowHeight + 6}>
      {colours.map((colour, index) => <rect x={round(labelWidth + (index * barWidth) / points.length)} y="26" width={round(barWidth / points.length - 2)} height="12" fill={colour} />)}
      <text x={labelWidth} y="18" font-size="14">{ends}</text>
      <text x={labelWidth + barWidth} y="18" font-size="14" text-anchor="end">{wrap(`${points.at(-1)?.point} ${points.at(-1)?.text}`, 190, 14, 1)[0]}</text>
      {rows.map((row, index) => <Row row={row} index={index} colours={colours} points={points} />)}
    </Picture>
  );
};
