import { NodeMark, type Placed } from './network-marks.tsx';
import { styleOf } from './network-styles.ts';
import { palette } from './palette.ts';
import { round } from './round.ts';

/** Above so many, marks of one look are drawn together. */
export const mostMarks = 1200;

type Look = { readonly fill: string; readonly r: number; readonly hollow: boolean; readonly square: boolean; line: string };

/** Marks of one colour, shape and size, to half a unit, the largest first so that small ones lie above them. */
const looksOf = (placed: readonly Placed[]): readonly Look[] => {
  const found = new Map<string, Look>();
  for (const { node, x, y, r } of placed) {
    const [fill, size] = [styleOf(node.group).fill, Math.round(r * 2) / 2];
    const [hollow, square] = [node.silent === true, node.kind === 'organisation'];
    const key = `${fill}/${size}/${hollow}/${square}`;
    const look = found.get(key) ?? { fill: hollow && fill === palette.sky ? palette.blue : fill, r: size, hollow, square, line: '' };
    look.line += `M${round(x)} ${round(y)}h0`;
    found.set(key, look);
  }
  return [...found.values()].toSorted((a, b) => b.r - a.r);
};

/** A great many marks with few elements: each is a line of no length whose ends make it round, or square for an organisation. */
const CrowdMarks = ({ placed }: { readonly placed: readonly Placed[] }) => (
  <g fill="none">
    {looksOf(placed).map(({ fill, r, hollow, square, line }) => (
      <g stroke-linecap={square ? 'square' : 'round'}>
        <path d={line} stroke={fill} stroke-width={round(r * (square ? 1.78 : 2))} />
        {hollow ? <path d={line} stroke={palette.paper} stroke-width={round(r * (square ? 1.1 : 1.2))} /> : null}
      </g>
    ))}
  </g>
);

/** Everyone's mark, the largest first so that small ones lie above them. */
export const NodeMarks = ({ placed }: { readonly placed: readonly Placed[] }) =>
  placed.length > mostMarks ? <CrowdMarks placed={placed} /> : <g>{placed.toSorted((a, b) => b.r - a.r).map((one) => <NodeMark {...one} />)}</g>;
