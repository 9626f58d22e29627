import { arc } from 'd3-shape';
import { font, palette, round } from './palette.ts';
import { Lines, Picture } from './picture.tsx';

export type WheelPetal = { readonly label: string; readonly value: number | null; readonly before?: number | null; readonly side: 'soft' | 'hard' };
export type WheelProps = { readonly id: string; readonly title: string; readonly centre: { readonly label: string; readonly value: number | null }; readonly petals: readonly WheelPetal[]; readonly least?: number; readonly most?: number };

const size = 620;
const inner = 92;
const outer = 232;
const middle = size / 2;

const path = (from: number, to: number, start: number, end: number): string => arc<null>().innerRadius(from).outerRadius(to).startAngle(start).endAngle(end).padAngle(0.03).padRadius(inner).cornerRadius(4).digits(1)(null) ?? '';

const at = (radius: number, angle: number): readonly [number, number] => [round(radius * Math.sin(angle)), round(-radius * Math.cos(angle))];

const described = (props: WheelProps): string =>
  [props.centre, ...props.petals].map((one) => `${one.label} ${one.value === null ? 'not shown' : one.value.toFixed(1)}`).join(', ');

const Petal = ({ petal, index, count, radius }: { readonly petal: WheelPetal; readonly index: number; readonly count: number; readonly radius: (value: number) => number }) => {
  const [start, end] = [(index * 2 * Math.PI) / count, ((index + 1) * 2 * Math.PI) / count];
  const angle = (start + end) / 2;
  const [labelX, labelY] = at(outer + 34, angle);
  const reach = petal.value === null ? inner : radius(petal.value);
  const [valueX, valueY] = at(Math.max(inner + 24, reach - 22), angle);
  const colour = petal.side === 'soft' ? palette.teal : palette.blue;
  const anchor = Math.abs(labelX) < 30 ? 'middle' : labelX > 0 ? 'start' : 'end';
  return (
    <g>
      <path d={path(inner, outer, start, end)} fill={palette.sand} />
      {petal.value === null ? <path d={path(inner, outer, start, end)} fill="url(#withheld)" /> : <path d={path(inner, reach, start, end)} fill={colour} />}
      {petal.side === 'soft' && petal.value !== null ? <path d={path(inner, reach, start, end)} fill="url(#soft)" /> : null}
      {petal.before == null ? null : <path d={path(radius(petal.before) - 1.5, radius(petal.before) + 1.5, start + 0.02, end - 0.02)} fill={palette.orange} />}
      {petal.value === null ? null : (
        <g>
          <circle cx={valueX} cy={valueY} r="19" fill={palette.paper} />
          <text x={valueX} y={valueY + 6} font-size="18" font-weight="700" text-anchor="middle">{petal.value.toFixed(1)}</text>
        </g>
      )}
      <Lines x={labelX} y={labelY + 2} lines={[petal.label, petal.side === 'soft' ? 'S · soft' : 'H · hard']} size={16} anchor={anchor} weight="700" />
    </g>
  );
};

/** The 7S wheel: soft elements on one half, hard on the other, the goal in the middle; an orange line marks last time. */
export const WheelChart = (props: WheelProps) => {
  const [least, most] = [props.least ?? 1, props.most ?? 5];
  const radius = (value: number): number => inner + ((outer - inner) * (Math.min(most, Math.max(least, value)) - least)) / (most - least);
  return (
    <Picture id={props.id} title={props.title} description={described(props)} width={size + 200} height={size}>
      <defs>
        <pattern id="withheld" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="8" fill={palette.line} /></pattern>
        <pattern id="soft" width="9" height="9" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.3" fill="#ffffff" fill-opacity="0.55" /></pattern>
      </defs>
      <g transform={`translate(${middle + 100} ${middle})`} font-family={font}>
        {[2, 3, 4, 5].map((ring) => <circle r={round(radius(ring))} fill="none" stroke={palette.line} stroke-width="0.7" />)}
        {props.petals.map((petal, index) => <Petal petal={petal} index={index} count={props.petals.length} radius={radius} />)}
        {[1, 3, 5].map((ring) => <text x="0" y={round(-radius(ring)) + 4} font-size="11" text-anchor="middle" fill={palette.quiet} stroke={palette.paper} stroke-width="3" paint-order="stroke">{ring}</text>)}
        <circle r={inner - 8} fill={palette.paper} stroke={palette.blue} stroke-width="3" />
        <Lines x={0} y={-14} lines={[props.centre.label]} size={17} anchor="middle" weight="700" />
        <text y="26" font-size="34" font-weight="700" text-anchor="middle" fill={palette.blue}>{props.centre.value === null ? '–' : props.centre.value.toFixed(1)}</text>
      </g>
    </Picture>
  );
};
