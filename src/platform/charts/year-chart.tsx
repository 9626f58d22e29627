import { ChartFrame, compactWidth, wideWidth, type ChartHead } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { fewLines, textWidth } from './text-lines.ts';

/** Something that happens at moments of the year: `at` in months from its beginning, 0 to 12. */
export type YearMoments = { readonly label: string; readonly group: string; readonly at: readonly number[] };
/** Something of which so many come in each of the twelve months. */
export type YearCounts = { readonly label: string; readonly months: readonly number[] };
export type YearChartProps = ChartHead & {
  /** Twelve names, the first of them the month that the picture begins with. */
  readonly months: readonly string[];
  readonly moments: readonly YearMoments[];
  readonly momentsTitle: string;
  readonly counts: readonly YearCounts[];
  readonly countsTitle: string;
};

type Place = { readonly left: number; readonly right: number; readonly row: number; readonly above: boolean; readonly size: number };
const places: Readonly<Record<'wide' | 'compact', Place>> = {
  wide: { left: 226, right: wideWidth - 8, row: 36, above: false, size: 14 },
  compact: { left: 6, right: compactWidth - 6, row: 48, above: true, size: 13 },
};
const shades = [palette.navy, palette.blue, palette.ochre] as const;

const described = ({ moments, counts, months, momentsTitle, countsTitle }: YearChartProps): string =>
  [`${momentsTitle}: ${moments.map((one) => `${one.label} ${one.at.length} times`).join(', ')}`, `${countsTitle}: ${counts.map((one) => `${one.label}: ${one.months.map((count, at) => (count === 0 ? '' : `${months[at]} ${count}`)).filter((text) => text !== '').join(', ') || 'none'}`).join('; ')}`].join('. ');

const Heading = ({ text, y }: { readonly text: string; readonly y: number }) => <TextBlock lines={[text]} x={4} y={y} size={15} bold />;

const Months = ({ place, months, top, bottom }: { readonly place: Place; readonly months: readonly string[]; readonly top: number; readonly bottom: number }) => {
  const step = (place.right - place.left) / 12;
  return (
    <g>
      {months.map((name, at) => (
        <g>
          <line x1={round(place.left + step * at)} x2={round(place.left + step * at)} y1={top} y2={round(bottom)} stroke={palette.faint} stroke-width="1.5" />
          <TextBlock lines={[name.slice(0, place.above ? 1 : 3)]} x={place.left + step * (at + 0.5)} y={top - 6} size={place.size} anchor="middle" fill={palette.quiet} />
        </g>
      ))}
      <line x1={place.right} x2={place.right} y1={top} y2={round(bottom)} stroke={palette.faint} stroke-width="1.5" />
    </g>
  );
};

const Label = ({ place, text, y }: { readonly place: Place; readonly text: string; readonly y: number }) => {
  const lines = fewLines(text, place.size, place.above ? place.right - place.left : place.left - 16, place.above ? 1 : 2);
  if (!place.above) return <TextBlock lines={lines} x={4} y={lines.length === 1 ? y + 5 : y - 3} size={place.size} />;
  return (
    <g>
      <rect x={place.left - 2} y={round(y - 22)} width={round(textWidth(lines[0] ?? '', place.size) + 8)} height="18" fill={palette.paper} />
      <TextBlock lines={lines} x={place.left} y={y - 8} size={place.size} />
    </g>
  );
};

const Moments = ({ row, place, y, shade }: { readonly row: YearMoments; readonly place: Place; readonly y: number; readonly shade: string }) => {
  const x = (at: number): number => place.left + ((place.right - place.left) * Math.min(12, Math.max(0, at))) / 12;
  const many = row.at.length > 24;
  const middle = place.above ? y + 10 : y;
  return (
    <g>
      <Label place={place} text={row.label} y={y} />
      <line x1={place.left} x2={place.right} y1={round(middle)} y2={round(middle)} stroke={palette.line} />
      {row.at.map((at) => (many ? <path d={`M${round(x(at))} ${round(middle - 6)}v12`} stroke={shade} stroke-width="2" /> : <circle cx={round(x(at))} cy={round(middle)} r={place.above ? 5 : 6.5} fill={shade} stroke={palette.paper} stroke-width="1.5" />))}
    </g>
  );
};

const Counts = ({ row, place, y, most }: { readonly row: YearCounts; readonly place: Place; readonly y: number; readonly most: number }) => {
  const step = (place.right - place.left) / 12;
  const middle = place.above ? y + 10 : y;
  const height = place.above ? 22 : 24;
  return (
    <g>
      <Label place={place} text={row.label} y={y} />
      {row.months.map((count, at) => {
        const x = place.left + step * at;
        const strong = count / most > 0.55;
        return count === 0 ? null : (
          <g>
            <rect x={round(x + 1.5)} y={round(middle - height / 2)} width={round(step - 3)} height={height} fill={strong ? palette.navy : palette.sky} fill-opacity={strong ? 1 : round(0.35 + 0.65 * (count / most))} />
            <TextBlock lines={[String(count)]} x={x + step / 2} y={middle + 5} size={place.size - (count > 99 ? 1 : 0)} anchor="middle" fill={strong ? palette.paper : palette.ink} />
          </g>
        );
      })}
    </g>
  );
};

/** A year: moments as marks on a line for each row, and how many of something come in each month below. Rows of one group share a shade. */
export const YearChart = (props: YearChartProps) => {
  const compact = props.compact === true;
  const place = places[compact ? 'compact' : 'wide'];
  const { moments, counts, months } = props;
  const groups = [...new Set(moments.map((one) => one.group))];
  const most = Math.max(1, ...counts.flatMap((one) => one.months));
  const top = 52;
  const rowAt = (start: number, index: number): number => start + place.row * (index + 0.5);
  const momentsEnd = top + place.row * moments.length;
  const countsTop = momentsEnd + 56;
  const bottom = countsTop + place.row * counts.length;
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={compact ? compactWidth : wideWidth} height={bottom + 8}>
      <Heading text={props.momentsTitle} y={18} />
      <Months place={place} months={months} top={top} bottom={momentsEnd} />
      {moments.map((row, index) => <Moments row={row} place={place} y={rowAt(top, index)} shade={shades[groups.indexOf(row.group) % shades.length] ?? palette.navy} />)}
      <Heading text={props.countsTitle} y={momentsEnd + 28} />
      <Months place={place} months={months} top={countsTop} bottom={bottom} />
      {counts.map((row, index) => <Counts row={row} place={place} y={rowAt(countsTop, index)} most={most} />)}
    </ChartFrame>
  );
};
