import { ChartFrame, type ChartHead } from './chart-frame.tsx';
import { fontFamily, palette } from './palette.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { compactWheel, petalPath, petalPoint, reach, rimPath, wideWheel, type WheelShape } from './wheel-shape.ts';

/** One of the seven: its score from 1 to 5, null where withheld, and what it was the wave before. */
export type WheelPart = { readonly id: string; readonly label: string; readonly score: number | null; readonly previous?: number | null };
export type WheelChartProps = ChartHead & {
  readonly centre: WheelPart;
  /** Three soft parts, drawn on the left from the top down. */
  readonly soft: readonly WheelPart[];
  /** Three hard parts, drawn on the right from the top down. */
  readonly hard: readonly WheelPart[];
  readonly words?: { readonly soft: string; readonly hard: string; readonly previous: string; readonly withheld: string };
};

const standardWords = { soft: 'Soft', hard: 'Hard', previous: 'last time', withheld: 'too few to show' };
type Petal = WheelPart & { readonly position: number; readonly soft: boolean };
type Drawn = { readonly id: string; readonly shape: WheelShape; readonly words: typeof standardWords };

const petalsOf = ({ soft, hard }: WheelChartProps): readonly Petal[] => [
  ...hard.slice(0, 3).map((part, index) => ({ ...part, position: index, soft: false })),
  ...soft.slice(0, 3).map((part, index) => ({ ...part, position: 5 - index, soft: true })),
];

const described = ({ centre, soft, hard }: WheelChartProps): string =>
  [centre, ...soft, ...hard].map(({ label, score, previous }) => `${label} ${score === null ? 'withheld' : score.toFixed(1)}${typeof previous === 'number' ? `, ${previous.toFixed(1)} last time` : ''}`).join('; ');

const Track = ({ petal, shape }: { readonly petal: Petal; readonly shape: WheelShape }) => <path d={petalPath(petal.position, shape, shape.outer)} fill={petal.soft ? '#fdf3e7' : '#eef4f9'} />;

const PetalFigure = ({ petal, drawn: { shape, words } }: { readonly petal: Petal; readonly drawn: Drawn }) => {
  if (petal.score === null) {
    const at = petalPoint(petal.position, (shape.inner + shape.outer) / 2);
    const lines = words.withheld.split(' ').length > 2 ? [words.withheld.split(' ').slice(0, 2).join(' '), words.withheld.split(' ').slice(2).join(' ')] : [words.withheld];
    const size = shape.figure / 2 + (shape.size < 400 ? 5 : 2);
    return (
      <g>
        <ellipse cx={at.x} cy={at.y} rx={round(size * 2.8)} ry={round(size * 1.7)} fill={palette.paper} />
        <TextBlock lines={lines} x={at.x} y={at.y - 3} size={size} anchor="middle" />
      </g>
    );
  }
  const at = petalPoint(petal.position, Math.max((shape.inner + reach(petal.score, shape)) / 2 + shape.figure * 0.2, shape.inner + shape.figure * 0.7));
  const [fill, halo] = petal.soft ? [palette.ink, palette.orange] : [palette.paper, palette.navy];
  return <text x={at.x} y={round(at.y + shape.figure * 0.36)} font-size={shape.figure} font-weight="700" text-anchor="middle" fill={fill} stroke={halo} stroke-width={round(shape.figure / 3.5)} stroke-linejoin="round" paint-order="stroke">{petal.score.toFixed(1)}</text>;
};

const PetalShape = ({ petal, drawn }: { readonly petal: Petal; readonly drawn: Drawn }) => {
  const { id, shape } = drawn;
  const path = petal.score === null ? petalPath(petal.position, shape, shape.outer) : petalPath(petal.position, shape, reach(petal.score, shape));
  return (
    <g data-row={petal.id}>
      {petal.score === null ? <path d={path} fill={`url(#${id}-hatch)`} stroke={palette.quiet} /> : <path d={path} fill={petal.soft ? palette.orange : palette.navy} />}
      {petal.soft && petal.score !== null ? <path d={path} fill={`url(#${id}-dots)`} /> : null}
    </g>
  );
};

const Rings = ({ shape }: { readonly shape: WheelShape }) => (
  <g fill="none" stroke={palette.paper} stroke-opacity="0.75" stroke-width="1.3">
    {[1, 2, 3, 4].map((level) => <circle r={round(reach(level, shape))} />)}
  </g>
);

const RingFigures = ({ shape }: { readonly shape: WheelShape }) => (
  <g>
    {(shape.size < 400 ? [1, 3, 5] : [1, 2, 3, 4, 5]).map((level) => {
      const y = -round(reach(level, shape) - (level === 5 ? 8 : 0));
      return (
        <g>
          <circle cy={y} r={shape.size < 400 ? 8 : 10.5} fill={palette.paper} stroke={palette.line} stroke-width="0.8" />
          <text y={round(y + (shape.size < 400 ? 4.2 : 5))} text-anchor="middle" font-size={shape.size < 400 ? 12 : 14} fill={palette.quiet}>{level}</text>
        </g>
      );
    })}
  </g>
);

const Rim = ({ petal, drawn: { id, shape, words } }: { readonly petal: Petal; readonly drawn: Drawn }) => (
  <g>
    <path id={`${id}-rim-${petal.position}`} d={rimPath(petal.position, shape)} fill="none" />
    <text font-family={fontFamily} font-size={shape.rimText} text-anchor="middle" letter-spacing={shape.size < 400 ? 0 : 1}>
      <textPath href={`#${id}-rim-${petal.position}`} startOffset="50%">
        <tspan font-weight="700">{petal.label}</tspan>
        <tspan fill={palette.quiet}>{` ${(petal.soft ? words.soft : words.hard).charAt(0).toUpperCase()}`}</tspan>
      </textPath>
    </text>
  </g>
);

const Centre = ({ part, drawn: { id, shape, words } }: { readonly part: WheelPart; readonly drawn: Drawn }) => {
  const fit = (score: number): number => round((shape.centre * score) / 5);
  const small = shape.size < 400;
  return (
    <g data-row={part.id}>
      <circle r={shape.centre} fill="#e6f1f0" />
      {part.score === null ? <circle r={shape.centre} fill={`url(#${id}-hatch)`} stroke={palette.quiet} /> : <circle r={fit(part.score)} fill={palette.teal} />}
      <g fill="none" stroke={palette.paper} stroke-opacity="0.5">{[1, 2, 3, 4].map((level) => <circle r={fit(level)} />)}</g>
      {part.previous === undefined || part.previous === null ? null : <circle r={fit(part.previous)} fill="none" stroke={palette.ink} stroke-width={small ? 1.4 : 2} stroke-dasharray="6 4" />}
      <rect x={small ? -34 : -52} y={small ? -19 : -34} width={small ? 68 : 104} height={small ? 37 : 66} rx={small ? 8 : 12} fill={palette.paper} fill-opacity="0.93" />
      <TextBlock lines={[part.label]} x={0} y={small ? -5 : -10} size={small ? 14 : 20} bold anchor="middle" />
      <TextBlock lines={[part.score === null ? words.withheld.split(' ').slice(0, 2).join(' ') : part.score.toFixed(1)]} x={0} y={small ? 14 : 22} size={part.score === null ? (small ? 12 : 15) : shape.figure} bold anchor="middle" />
    </g>
  );
};

const PreviousOutline = ({ petal, shape }: { readonly petal: Petal; readonly shape: WheelShape }) =>
  petal.previous === undefined || petal.previous === null ? null : (
    <g fill="none">
      <path d={petalPath(petal.position, shape, reach(petal.previous, shape))} stroke={palette.paper} stroke-width={shape.size < 400 ? 3 : 4.5} stroke-opacity="0.8" />
      <path d={petalPath(petal.position, shape, reach(petal.previous, shape))} stroke={palette.ink} stroke-width={shape.size < 400 ? 1.4 : 2} stroke-dasharray="6 4" />
    </g>
  );

const Halves = ({ shape, words, previous, height }: { readonly shape: WheelShape; readonly words: typeof standardWords; readonly previous: boolean; readonly height: number }) => {
  const small = shape.size < 400;
  const size = small ? 14 : 17;
  const half = shape.size / 2;
  const y = height - (small ? 8 : 12);
  return (
    <g>
      <rect x="2" y={y - size} width={size} height={size} rx="3" fill={palette.orange} />
      <TextBlock lines={[`${words.soft.charAt(0)}  ${words.soft} side`]} x={size + 10} y={y - 2} size={size} />
      <rect x={shape.size - size - 2} y={y - size} width={size} height={size} rx="3" fill={palette.navy} />
      <TextBlock lines={[`${words.hard.charAt(0)}  ${words.hard} side`]} x={shape.size - size - 10} y={y - 2} size={size} anchor="end" />
      {previous ? (
        <g>
          <path d={`M${half - size * 3.4} ${y - size / 2 + 1}h${size * 2}`} stroke={palette.ink} stroke-width="2" stroke-dasharray="6 4" />
          <TextBlock lines={[words.previous]} x={half - size} y={y - 2} size={size} />
        </g>
      ) : null}
    </g>
  );
};

/** The 7S wheel: six petals about the strategy, the soft side on the left and dotted, the hard side on the right and plain, each as long as its score. */
export const WheelChart = (props: WheelChartProps) => {
  const shape = props.compact === true ? compactWheel : wideWheel;
  const words = props.words ?? standardWords;
  const petals = petalsOf(props);
  const drawn: Drawn = { id: props.id, shape, words };
  const middle = shape.rim + shape.rimText * 1.05;
  const height = round(middle * 2 + shape.rimText * 1.9);
  const previous = [props.centre, ...petals].some((part) => part.previous !== undefined && part.previous !== null);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={shape.size} height={height}>
      <g transform={`translate(${shape.size / 2} ${round(middle)})`}>
        {petals.map((petal) => <Track petal={petal} shape={shape} />)}
        {petals.map((petal) => <PetalShape petal={petal} drawn={drawn} />)}
        <Rings shape={shape} />
        {petals.map((petal) => <PreviousOutline petal={petal} shape={shape} />)}
        <RingFigures shape={shape} />
        {petals.map((petal) => <PetalFigure petal={petal} drawn={drawn} />)}
        {petals.map((petal) => <Rim petal={petal} drawn={drawn} />)}
        <Centre part={props.centre} drawn={drawn} />
      </g>
      <Halves shape={shape} words={words} previous={previous} height={height} />
    </ChartFrame>
  );
};
