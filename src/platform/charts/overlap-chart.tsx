import { ChartFrame, compactWidth, lineHeight, wideWidth, type ChartHead } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { TextBlock } from './text-block.tsx';
import { fewLines, textLines } from './text-lines.ts';

/** One of the three fields: how many are in it, what they are, and their names. */
export type OverlapField = { readonly count: number; readonly caption: string; readonly items: readonly string[] };
export type OverlapChartProps = ChartHead & { readonly leftName: string; readonly rightName: string; readonly left: OverlapField; readonly both: OverlapField; readonly right: OverlapField };

const most = 6;
const size = 14;
const small = 17;

type Laid = { readonly field: OverlapField; readonly caption: readonly string[]; readonly items: readonly (readonly string[])[]; readonly more: number; readonly height: number };

const lay = (field: OverlapField, width: number): Laid => {
  const caption = textLines(field.caption, size, width, true);
  const items = field.items.slice(0, most).map((item) => fewLines(item, size, width - 12, 3));
  const more = field.items.length - items.length;
  const lines = items.reduce((sum, item) => sum + item.length, 0) + (more > 0 ? 1 : 0);
  return { field, caption, items, more, height: 52 + caption.length * lineHeight + lines * lineHeight + items.length * 5 + 14 };
};

const FieldText = ({ laid, x, y, ink }: { readonly laid: Laid; readonly x: number; readonly y: number; readonly ink: string }) => {
  const first = y + 52 + laid.caption.length * lineHeight + 4;
  const tops = laid.items.map((_, index) => first + laid.items.slice(0, index).reduce((sum, item) => sum + item.length * lineHeight + 5, 0));
  const bottom = first + laid.items.reduce((sum, item) => sum + item.length * lineHeight + 5, 0);
  return (
    <g>
      <TextBlock lines={[String(laid.field.count)]} x={x} y={y + 34} size={36} bold fill={ink} />
      <TextBlock lines={laid.caption} x={x} y={y + 56} size={size} bold fill={ink} />
      {laid.items.map((item, index) => <g><circle cx={x + 3} cy={(tops[index] ?? 0) + 2} r="2.5" fill={ink} /><TextBlock lines={item} x={x + 12} y={(tops[index] ?? 0) + 7} size={size} fill={ink} /></g>)}
      {laid.more > 0 ? <TextBlock lines={[`and ${laid.more} more, in the lists`]} x={x + 12} y={bottom + 7} size={size} fill={ink} /> : null}
    </g>
  );
};

const described = ({ leftName, rightName, left, both, right }: OverlapChartProps): string =>
  [[`Only in ${leftName.toLowerCase()}`, left], ['In both', both], [`Only in ${rightName.toLowerCase()}`, right]].map(([where, field]) => `${where as string}: ${(field as OverlapField).count} ${(field as OverlapField).caption.toLowerCase()}${(field as OverlapField).items.length === 0 ? '' : ` (${(field as OverlapField).items.join('; ')})`}`).join('. ');

const fillLeft = '#d7e8f5';
const fillRight = '#fbe3c8';

const Wide = (props: OverlapChartProps) => {
  const [edge, pad, top] = [246, 16, 34];
  const laid = [lay(props.left, edge - 2 * pad), lay(props.both, wideWidth - 2 * edge - 2 * pad), lay(props.right, edge - 2 * pad)] as const;
  const height = Math.max(...laid.map((one) => one.height), 150);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={wideWidth} height={top + height + 30}>
      <TextBlock lines={[props.leftName]} x={4} y={small} size={small} bold fill={palette.navy} />
      <TextBlock lines={[props.rightName]} x={wideWidth - 4} y={small} size={small} bold anchor="end" fill={palette.rust} />
      <rect x={2} y={top} width={wideWidth - edge - 2} height={height + 14} rx="26" fill={fillLeft} />
      <rect x={edge} y={top + 12} width={wideWidth - edge - 2} height={height + 14} rx="26" fill={fillRight} />
      <clipPath id={`${props.id}-first`}><rect x={2} y={top} width={wideWidth - edge - 2} height={height + 14} rx="26" /></clipPath>
      <rect x={edge} y={top + 12} width={wideWidth - edge - 2} height={height + 14} rx="26" fill={palette.navy} clip-path={`url(#${props.id}-first)`} />
      <rect x={2} y={top} width={wideWidth - edge - 2} height={height + 14} rx="26" fill="none" stroke={palette.navy} stroke-width="3" />
      <rect x={edge} y={top + 12} width={wideWidth - edge - 2} height={height + 14} rx="26" fill="none" stroke={palette.rust} stroke-width="3" />
      <FieldText laid={laid[0]} x={pad + 4} y={top + 14} ink={palette.ink} />
      <FieldText laid={laid[1]} x={edge + pad} y={top + 14} ink={palette.paper} />
      <FieldText laid={laid[2]} x={wideWidth - edge + pad} y={top + 14} ink={palette.ink} />
    </ChartFrame>
  );
};

const Compact = (props: OverlapChartProps) => {
  const pad = 14;
  const laid = [props.left, props.both, props.right].map((field) => lay(field, compactWidth - 2 * pad - 14)) as unknown as readonly [Laid, Laid, Laid];
  const top = 28;
  const [a, b, c] = [top, top + laid[0].height + 8, top + laid[0].height + laid[1].height + 20];
  const end = c + laid[2].height + 6;
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={compactWidth} height={end + 32}>
      <TextBlock lines={[props.leftName]} x={4} y={18} size={16} bold fill={palette.navy} />
      <rect x={2} y={a} width={compactWidth - 12} height={c - a} rx="18" fill={fillLeft} />
      <rect x={10} y={b} width={compactWidth - 12} height={end - b} rx="18" fill={fillRight} />
      <clipPath id={`${props.id}-first`}><rect x={2} y={a} width={compactWidth - 12} height={c - a} rx="18" /></clipPath>
      <rect x={10} y={b} width={compactWidth - 12} height={end - b} rx="18" fill={palette.navy} clip-path={`url(#${props.id}-first)`} />
      <rect x={2} y={a} width={compactWidth - 12} height={c - a} rx="18" fill="none" stroke={palette.navy} stroke-width="3" />
      <rect x={10} y={b} width={compactWidth - 12} height={end - b} rx="18" fill="none" stroke={palette.rust} stroke-width="3" />
      <FieldText laid={laid[0]} x={pad + 6} y={a + 4} ink={palette.ink} />
      <FieldText laid={laid[1]} x={pad + 10} y={b + 4} ink={palette.paper} />
      <FieldText laid={laid[2]} x={pad + 10} y={c + 2} ink={palette.ink} />
      <TextBlock lines={[props.rightName]} x={compactWidth - 4} y={end + 22} size={16} bold anchor="end" fill={palette.rust} />
    </ChartFrame>
  );
};

/** Two fields that overlap, and how much lies in one only, in both, and in the other only. */
export const OverlapChart = (props: OverlapChartProps) => (props.compact === true ? <Compact {...props} /> : <Wide {...props} />);
