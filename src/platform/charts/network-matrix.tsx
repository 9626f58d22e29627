import { ChartFrame, compactWidth, lineHeight, wideWidth, type ChartHead } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { fewLines, textLines } from './text-lines.ts';

/** One row and column. `group` is what it is sorted under, such as a sector. */
export type NetworkMatrixEnd = { readonly id: string; readonly label: string; readonly group: string | null };
/** From a row to a column; one cell on the diagonal is what lies within. */
export type NetworkMatrixCell = { readonly row: string; readonly column: string; readonly value: number };
export type NetworkMatrixProps = ChartHead & {
  /** In the order in which they stand, those of a group together. */
  readonly ends: readonly NetworkMatrixEnd[];
  readonly cells: readonly NetworkMatrixCell[];
  readonly directed: boolean;
  /** What a cell counts: 'ties between people of the two'. */
  readonly counts: string;
  readonly caption: string;
};

const size = 14;
const shades = ['#c9dcec', '#8fbfe0', '#4a88b8', '#2a6294', '#12436d'] as const;
const mostNamed = 44;

const shadeOf = (value: number, greatest: number): number => Math.min(4, Math.floor((5 * Math.sqrt(value)) / Math.sqrt(greatest) - 1e-9));

type Block = { readonly group: string; readonly from: number; readonly to: number };

/** Runs of the same group. */
const blocksOf = (ends: readonly NetworkMatrixEnd[]): readonly Block[] => {
  const blocks: Block[] = [];
  ends.forEach(({ group }, at) => {
    const last = blocks.at(-1);
    if (last !== undefined && last.group === (group ?? 'Not known')) blocks[blocks.length - 1] = { ...last, to: at + 1 };
    else blocks.push({ group: group ?? 'Not known', from: at, to: at + 1 });
  });
  return blocks;
};

const describe = ({ ends, cells, counts, caption }: NetworkMatrixProps): string => {
  const labels = new Map(ends.map(({ id, label }) => [id, label]));
  const strongest = cells.filter(({ row, column, value }) => row !== column && value > 0).toSorted((a, b) => b.value - a.value).slice(0, 5);
  const tied = new Set(cells.flatMap(({ row, column, value }) => (row !== column && value > 0 ? [row, column] : [])));
  const alone = ends.filter(({ id }) => !tied.has(id)).map(({ label }) => label);
  return `${ends.length} by ${ends.length}: ${counts}. Darkest: ${strongest.length === 0 ? 'none' : strongest.map(({ row, column, value }) => `${labels.get(row) ?? row} and ${labels.get(column) ?? column}, ${value}`).join('; ')}.${alone.length === 0 ? '' : ` With nothing: ${alone.slice(0, 12).join(', ')}${alone.length > 12 ? ` and ${alone.length - 12} more` : ''}.`} ${caption}`;
};

/** Cells of one shade as one path. */
const Cells = ({ props, step, left, top, greatest }: { readonly props: NetworkMatrixProps; readonly step: number; readonly left: number; readonly top: number; readonly greatest: number }) => {
  const at = new Map(props.ends.map(({ id }, place) => [id, place]));
  const paths = ['', '', '', '', ''];
  const side = round(Math.max(0.8, step - Math.min(1.6, step * 0.12)));
  const add = (row: number, column: number, value: number): void => {
    const shade = shadeOf(value, greatest);
    paths[shade] += `M${round(left + column * step)} ${round(top + row * step)}h${side}v${side}h${-side}Z`;
  };
  for (const { row, column, value } of props.cells) {
    const [r, c] = [at.get(row), at.get(column)];
    if (r === undefined || c === undefined || value <= 0) continue;
    add(r, c, value);
    if (!props.directed && r !== c) add(c, r, value);
  }
  return <g>{paths.map((path, shade) => (path === '' ? null : <path d={path} fill={shades[shade] ?? palette.navy} />))}</g>;
};

const Grid = ({ blocks, step, left, top, count }: { readonly blocks: readonly Block[]; readonly step: number; readonly left: number; readonly top: number; readonly count: number }) => {
  const far = count * step;
  return (
    <g>
      <rect x={left} y={top} width={round(far)} height={round(far)} fill="#f6f8f9" />
      {Array.from({ length: count }, (_, at) => <rect x={round(left + at * step)} y={round(top + at * step)} width={round(step)} height={round(step)} fill={palette.faint} />)}
      {blocks.map(({ from, to }) => <rect x={round(left + from * step)} y={round(top + from * step)} width={round((to - from) * step)} height={round((to - from) * step)} fill="none" stroke={palette.line} stroke-width="1.2" />)}
    </g>
  );
};

const Lines = ({ blocks, step, left, top, count, from }: { readonly blocks: readonly Block[]; readonly step: number; readonly left: number; readonly top: number; readonly count: number; readonly from: number }) => (
  <g stroke={palette.quiet} stroke-width="1">
    {blocks.slice(1).map((block) => <path d={`M${from} ${round(top + block.from * step)}H${round(left + count * step)}M${round(left + block.from * step)} ${round(top - 6)}V${round(top + count * step)}`} stroke-opacity="0.55" />)}
  </g>
);

const ShadeKey = ({ y, lines, greatest }: { readonly y: number; readonly lines: readonly string[]; readonly greatest: number }) => (
  <g>
    <TextBlock lines={lines} x={2} y={y} size={size} />
    {shades.map((shade, at) => <rect x={34 + at * 26} y={y + lines.length * lineHeight - 6} width="24" height="14" fill={shade} />)}
    <TextBlock lines={['1']} x={24} y={y + lines.length * lineHeight + 6} size={size} anchor="end" />
    <TextBlock lines={[String(Math.round(greatest * 100) / 100)]} x={172} y={y + lines.length * lineHeight + 6} size={size} />
  </g>
);

type Measures = { readonly width: number; readonly left: number; readonly top: number; readonly step: number; readonly isNamed: boolean };

const measuresOf = (count: number, compact: boolean): Measures => {
  const width = compact ? compactWidth : wideWidth;
  const isNamed = count <= (compact ? 12 : mostNamed);
  const left = compact ? (isNamed ? 128 : 104) : isNamed ? 236 : 190;
  const step = Math.min(compact ? 17 : 30, (width - left - (compact ? 2 : isNamed ? 26 : 6)) / Math.max(1, count));
  return { width, left, step, isNamed, top: compact ? 12 : isNamed ? 34 : 14 };
};

/** Names of rows at the left, or of the groups where rows are too many to name. */
const RowNames = ({ props, blocks, measures: { left, step, top, isNamed }, compact }: { readonly props: NetworkMatrixProps; readonly blocks: readonly Block[]; readonly measures: Measures; readonly compact: boolean }) => {
  const rooms = compact ? left - 6 : left - 12;
  if (isNamed && step >= 11) return <g>{props.ends.map(({ label }, at) => <TextBlock lines={fewLines(label, step < 15 ? 12 : size, rooms - (compact ? 0 : 26), 1)} x={left - (compact ? 6 : 32)} y={top + (at + 0.5) * step + 5} size={size} anchor="end" />)}</g>;
  const tall = blocks.filter(({ from, to }) => (to - from) * step >= 15);
  return (
    <g>
      {tall.map(({ group, from, to }) => {
        const most = Math.max(1, Math.min(3, Math.round(((to - from) * step) / 18)));
        const lines = fewLines(group, size, rooms - 8, most);
        return <TextBlock lines={lines} x={left - 12} y={top + ((from + to) / 2) * step + 5 - ((lines.length - 1) * lineHeight) / 2} size={size} anchor="end" />;
      })}
      {blocks.map(({ from, to }) => <path d={`M${left - 4} ${round(top + from * step + 1)}h-3V${round(top + to * step - 1)}h3`} fill="none" stroke={palette.quiet} />)}
    </g>
  );
};

/** Numbers at the left and along the top, so that a column is found without names on their side. */
const Numbers = ({ count, measures: { left, step, top } }: { readonly count: number; readonly measures: Measures }) => (
  <g font-size={size} fill={palette.quiet}>
    {Array.from({ length: count }, (_, at) => at).filter((at) => step >= 16 || at % 2 === 0).map((at) => <text x={round(left + (at + 0.5) * step)} y={top - 8} text-anchor="middle">{at + 1}</text>)}
    {Array.from({ length: count }, (_, at) => <text x={left - 7} y={round(top + (at + 0.5) * step + 5)} text-anchor="end">{at + 1}</text>)}
  </g>
);

/** Who is tied to whom as a sorted square: rows to columns, darker where there is more, groups framed along the diagonal. It stays clear where a map of ties no longer does. */
export const NetworkMatrix = (props: NetworkMatrixProps) => {
  const compact = props.compact === true;
  const count = props.ends.length;
  const measures = measuresOf(count, compact);
  const { width, left, top, step, isNamed } = measures;
  const blocks = blocksOf(props.ends);
  const greatest = props.cells.reduce((most, { value }) => Math.max(most, value), 0) || 1;
  const bottom = top + count * step;
  const key = textLines(`Darker: more ${props.counts}`, size, width - 4);
  const captionTop = bottom + 54 + key.length * lineHeight;
  const caption = textLines(`${props.directed ? 'Rows go to columns. ' : ''}${props.caption}`, size, width - 4);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? describe(props)} width={width} height={captionTop + caption.length * lineHeight}>
      <Grid blocks={blocks} step={step} left={left} top={top} count={count} />
      <Cells props={props} step={step} left={left} top={top} greatest={greatest} />
      <Lines blocks={blocks} step={step} left={left} top={top} count={count} from={isNamed && !compact ? 4 : left} />
      <RowNames props={props} blocks={blocks} measures={measures} compact={compact} />
      {isNamed && !compact ? <Numbers count={count} measures={measures} /> : null}
      <ShadeKey y={bottom + 26} lines={key} greatest={greatest} />
      <TextBlock lines={caption} x={2} y={captionTop} size={size} fill={palette.quiet} />
    </ChartFrame>
  );
};
