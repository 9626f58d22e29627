import { palette, round, wrap } from './palette.ts';
import { Lines, Picture } from './picture.tsx';

export type GapRow = { readonly label: string; readonly a: number | null; readonly b: number | null };
export type GapProps = { readonly id: string; readonly title: string; readonly aName: string; readonly bName: string; readonly least: number; readonly most: number; readonly unit?: string; readonly rows: readonly GapRow[] };

const width = 760;
const left = 310;
const right = 720;
const rowHeight = 56;
const top = 52;

const Row = ({ row, index, x, unit }: { readonly row: GapRow; readonly index: number; readonly x: (value: number) => number; readonly unit: string }) => {
  const y = top + index * rowHeight + 22;
  const digits = unit === '' ? 1 : 0;
  return (
    <g>
      <Lines x={0} y={y - 4} lines={wrap(row.label, left - 24, 14, 3)} size={14} />
      <line x1={left} x2={right} y1={y} y2={y} stroke={palette.sand} stroke-width="10" />
      {row.a === null || row.b === null ? null : <line x1={x(row.a)} x2={x(row.b)} y1={y} y2={y} stroke={palette.quiet} stroke-width="4" />}
      {row.a === null ? null : <rect x={x(row.a) - 8} y={y - 8} width="16" height="16" fill={palette.orange} stroke={palette.ink} />}
      {row.b === null ? null : <circle cx={x(row.b)} cy={y} r="9" fill={palette.blue} stroke={palette.ink} />}
      {row.a === null ? null : <text x={x(row.a)} y={y - 13} font-size="13" text-anchor="middle">{`${row.a.toFixed(digits)}${unit}`}</text>}
      {row.b === null ? null : <text x={x(row.b)} y={y + 24} font-size="13" text-anchor="middle">{`${row.b.toFixed(digits)}${unit}`}</text>}
    </g>
  );
};

/** Two figures a row and the way between them: a square and a circle on one line. */
export const GapChart = ({ id, title, aName, bName, least, most, unit = '', rows }: GapProps) => {
  const x = (value: number): number => round(left + 12 + ((right - left - 24) * (value - least)) / (most - least));
  const words = rows.map((row) => `${row.label}: ${aName} ${row.a?.toFixed(1) ?? 'not known'}, ${bName} ${row.b?.toFixed(1) ?? 'not known'}`).join('. ');
  return (
    <Picture id={id} title={title} description={words} width={width} height={top + rows.length * rowHeight + 10}>
      <rect x={left} y="6" width="14" height="14" fill={palette.orange} stroke={palette.ink} />
      <text x={left + 20} y="19" font-size="14">{aName}</text>
      <circle cx={left + 190} cy="13" r="8" fill={palette.blue} stroke={palette.ink} />
      <text x={left + 204} y="19" font-size="14">{bName}</text>
      {rows.map((row, index) => <Row row={row} index={index} x={x} unit={unit} />)}
    </Picture>
  );
};
