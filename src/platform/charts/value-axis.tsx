import type { ScaleLinear } from 'd3-scale';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';

type AxisProps = {
  readonly x: ScaleLinear<number, number>;
  readonly ticks: readonly number[];
  readonly top: number;
  readonly bottom: number;
  /** How a value is said; null draws the lines alone. */
  readonly say?: ((tick: number) => string) | null;
  readonly ends?: { readonly low: string; readonly high: string } | undefined;
};

/** Fine upright lines with their values below, and in words what each end means. */
export const ValueAxis = ({ x, ticks, top, bottom, say = String, ends }: AxisProps) => {
  const [from = 0, to = 0] = x.range();
  return (
    <g>
      {ticks.map((tick) => <line x1={round(x(tick))} x2={round(x(tick))} y1={round(top)} y2={round(bottom)} stroke={palette.faint} stroke-width="1.5" />)}
      {say === null ? null : ticks.map((tick) => <TextBlock lines={[say(tick)]} x={x(tick)} y={bottom + 18} size={14} anchor="middle" fill={palette.quiet} />)}
      {ends === undefined ? null : (
        <g>
          <TextBlock lines={[`← ${ends.low}`]} x={from - 6} y={bottom + 38} size={14} fill={palette.quiet} />
          <TextBlock lines={[`${ends.high} →`]} x={to + 6} y={bottom + 38} size={14} anchor="end" fill={palette.quiet} />
        </g>
      )}
    </g>
  );
};
