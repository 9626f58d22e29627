import { styleOf, type GroupStyle, type Inner } from './network-styles.ts';
import { palette } from './palette.ts';
import { round } from './round.ts';

/** Someone in the picture. `x` and `y` are in any units; `size` is the measure that makes a mark large, null where it is not known. */
export type NetworkNode = {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly size: number | null;
  /** Which of the groups, by its place; null where it is in none. */
  readonly group: number | null;
  /** A circle for a person (the default), a square for an organisation. */
  readonly kind?: 'person' | 'organisation';
  /** Was asked and did not answer: drawn hollow. */
  readonly silent?: boolean;
};

/** A tie by the ids of its ends. `oneSided`: only one of the two says so. */
export type NetworkTie = { readonly source: string; readonly target: string; readonly strength?: number | null; readonly oneSided?: boolean };

const innerPath = (inner: Inner, x: number, y: number, r: number): string => {
  const [left, right, top, bottom] = [round(x - r), round(x + r), round(y - r), round(y + r)];
  if (inner === 'bar') return `M${left} ${round(y)}H${right}`;
  if (inner === 'post') return `M${round(x)} ${top}V${bottom}`;
  if (inner === 'plus') return `M${left} ${round(y)}H${right}M${round(x)} ${top}V${bottom}`;
  const [a, b, c, d] = [round(x - r * 0.75), round(x + r * 0.75), round(y - r * 0.75), round(y + r * 0.75)];
  return `M${a} ${c}L${b} ${d}M${a} ${d}L${b} ${c}`;
};

const InnerMark = ({ style, x, y, r, ink }: { readonly style: GroupStyle; readonly x: number; readonly y: number; readonly r: number; readonly ink: string }) => {
  if (style.inner === 'none' || r < 4.4) return null;
  const width = round(Math.max(1.2, r * 0.2));
  if (style.inner === 'dot') return <circle cx={round(x)} cy={round(y)} r={round(r * 0.3)} fill={ink} />;
  if (style.inner === 'ring') return <circle cx={round(x)} cy={round(y)} r={round(r * 0.45)} fill="none" stroke={ink} stroke-width={width} />;
  return <path d={innerPath(style.inner, x, y, r * 0.5)} stroke={ink} stroke-width={width} />;
};

export type Placed<N extends NetworkNode = NetworkNode> = { readonly node: N; readonly x: number; readonly y: number; readonly r: number };

/** One mark: its shape says person or organisation, its fill and the mark inside the group, and where it is hollow nobody answered. */
export const NodeMark = ({ node, x, y, r }: { readonly node: Pick<NetworkNode, 'group' | 'kind' | 'silent'>; readonly x: number; readonly y: number; readonly r: number }) => {
  const style = styleOf(node.group);
  const paint = node.silent === true ? { fill: palette.paper, stroke: style.fill === palette.sky ? palette.blue : style.fill, 'stroke-width': round(Math.max(1.2, r * 0.28)) } : { fill: style.fill, stroke: palette.paper, 'stroke-width': round(Math.min(1.4, Math.max(0.5, r * 0.15))) };
  const side = r * 0.89;
  return (
    <>
      {node.kind === 'organisation'
        ? <rect x={round(x - side)} y={round(y - side)} width={round(side * 2)} height={round(side * 2)} rx={round(r * 0.16)} {...paint} />
        : <circle cx={round(x)} cy={round(y)} r={round(node.silent === true ? r * 0.88 : r)} {...paint} />}
      <InnerMark style={style} x={x} y={y} r={r} ink={node.silent === true ? palette.ink : style.ink} />
    </>
  );
};
