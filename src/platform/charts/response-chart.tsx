import { palette, round, wrap } from './palette.ts';
import { Lines, Picture } from './picture.tsx';

/** `share` of 0 to 1, or a band between two shares, or neither when it is withheld. */
export type ResponseRow = { readonly label: string; readonly text: string; readonly share?: number; readonly band?: readonly [number, number] };
export type ResponseProps = { readonly id: string; readonly title: string; readonly rows: readonly ResponseRow[] };

const width = 760;
const left = 250;
const barWidth = 280;
const rowHeight = 46;

/** How many have answered, by group: a bar, or a band where the exact figure would say too much. */
export const ResponseChart = ({ id, title, rows }: ResponseProps) => (
  <Picture id={id} title={title} description={rows.map((row) => `${row.label}: ${row.text}`).join('. ')} width={width} height={rows.length * rowHeight + 8}>
    {rows.map((row, index) => {
      const y = index * rowHeight + 8;
      return (
        <g>
          <Lines x={0} y={y + 18} lines={wrap(row.label, left - 14, 15, 2)} />
          <rect x={left} y={y + 3} width={barWidth} height="24" fill={palette.sand} />
          {row.share === undefined ? null : <rect x={left} y={y + 3} width={round(barWidth * row.share)} height="24" fill={palette.blue} />}
          {row.band === undefined ? null : <rect x={round(left + barWidth * row.band[0])} y={y + 3} width={round(barWidth * (row.band[1] - row.band[0]))} height="24" fill={palette.teal} />}
          <Lines x={left + barWidth + 12} y={y + 20} lines={wrap(row.text, width - left - barWidth - 16, 15, 1)} />
        </g>
      );
    })}
  </Picture>
);
