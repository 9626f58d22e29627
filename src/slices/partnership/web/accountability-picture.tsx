import { capitalise, clip, plural } from '#lib/text.ts';
import { ChartFrame, compactWidth, lineHeight, wideWidth } from '#platform/charts/chart-frame.tsx';
import { palette } from '#platform/charts/palette.ts';
import { TextBlock } from '#platform/charts/text-block.tsx';
import { textLines } from '#platform/charts/text-lines.ts';
import { gridOf, wayNames, ways, type Cell, type Line, type Way } from '../core/accountability.ts';
import { layers } from '../core/membership-record.ts';

const most = 5;
const [size, gap, pad, arrow] = [13, 8, 8, 14];
const colours: Readonly<Record<Way, string>> = { account: palette.navy, held: palette.ochre, redress: palette.teal };

type Card = { readonly line: Line; readonly from: readonly string[]; readonly to: readonly string[]; readonly what: readonly string[]; readonly height: number };
type Box = { readonly cell: Cell; readonly cards: readonly Card[]; readonly more: number; readonly height: number };

const cardOf = (line: Line, width: number): Card => {
  const from = textLines(clip(line.from.name, 60), size, width - 2 * pad - 6, true);
  const to = textLines(clip(line.to.name, 60), size, width - 2 * pad - 6 - arrow - 4, true);
  const what = textLines(clip(line.what, 70), size, width - 2 * pad - 6);
  return { line, from, to, what, height: (from.length + to.length + what.length) * lineHeight + 2 * pad };
};

const boxOf = (cell: Cell, width: number): Box => {
  const cards = cell.lines.slice(0, most).map((line) => cardOf(line, width - 2 * gap));
  const more = cell.lines.length - cards.length;
  const filled = cards.reduce((sum, card) => sum + card.height + gap, gap) + (more > 0 ? lineHeight + gap : 0);
  return { cell, cards, more, height: cards.length === 0 ? 46 : filled };
};

const CardMark = ({ card, x, y, width }: { readonly card: Card; readonly x: number; readonly y: number; readonly width: number }) => {
  const colour = colours[card.line.way];
  const [left, baseline] = [x + pad + 6, y + pad + 13];
  const turn = baseline + card.from.length * lineHeight;
  return (
    <g data-line={card.line.id}>
      <rect x={x} y={y} width={width} height={card.height} fill={palette.paper} stroke={palette.line} />
      <line x1={x + 2} x2={x + 2} y1={y} y2={y + card.height} stroke={colour} stroke-width={4} {...(card.line.sanction === null ? { 'stroke-dasharray': '4 4' } : {})} />
      <TextBlock lines={card.from} x={left} y={baseline} size={size} bold />
      <path d={`M ${left + 3} ${turn - 13} V ${turn - 5} H ${left + arrow - 2} m -4 -4 l 4 4 l -4 4`} fill="none" stroke={colour} stroke-width={1.6} />
      <TextBlock lines={card.to} x={left + arrow + 4} y={turn} size={size} bold />
      <TextBlock lines={card.what} x={left} y={turn + card.to.length * lineHeight} size={size} fill={palette.quiet} />
    </g>
  );
};

const BoxMark = ({ box, x, y, width, height }: { readonly box: Box; readonly x: number; readonly y: number; readonly width: number; readonly height: number }) => {
  const tops = box.cards.map((_, index) => y + gap + box.cards.slice(0, index).reduce((sum, card) => sum + card.height + gap, 0));
  const empty = box.cards.length === 0;
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} fill={empty ? palette.paper : '#f6f7f8'} stroke={palette.line} {...(empty ? { 'stroke-dasharray': '5 4' } : {})} />
      {empty ? <TextBlock lines={['No line']} x={x + width / 2} y={y + height / 2 + 5} size={size} anchor="middle" fill={palette.quiet} /> : null}
      {box.cards.map((card, index) => <CardMark card={card} x={x + gap} y={tops[index] ?? y} width={width - 2 * gap} />)}
      {box.more > 0 ? <TextBlock lines={[`and ${box.more} more, in the table`]} x={x + gap} y={y + box.height - gap - 5} size={size} fill={palette.quiet} /> : null}
    </g>
  );
};

const Key = ({ y, compact }: { readonly y: number; readonly compact: boolean }) => {
  const parts = [{ text: 'Something follows if it goes wrong', dash: {} }, { text: 'Nothing is said to follow yet', dash: { 'stroke-dasharray': '4 4' } }];
  return (
    <g>
      {parts.map(({ text, dash }, index) => {
        const [x, top] = compact ? [4, y + index * 24] : [4 + index * 290, y];
        return (
          <g>
            <line x1={x} x2={x} y1={top} y2={top + 16} stroke={palette.quiet} stroke-width={4} {...dash} />
            <TextBlock lines={[text]} x={x + 12} y={top + 13} size={size} />
          </g>
        );
      })}
    </g>
  );
};

const described = (lines: readonly Line[]): string =>
  gridOf(lines).map(({ layer, way, lines: inside }) => `${capitalise(layer)}, ${wayNames[way].toLowerCase()}: ${inside.length === 0 ? 'no line' : plural(inside.length, 'line')}`).join('. ');

const labelWidth = 92;
const columnGap = 6;

const Wide = ({ id, title, lines }: { readonly id: string; readonly title: string; readonly lines: readonly Line[] }) => {
  const width = (wideWidth - 1 - labelWidth - 2 * columnGap) / 3;
  const rows = ways.map((way) => gridOf(lines).filter((cell) => cell.way === way).map((cell) => boxOf(cell, width)));
  const heights = rows.map((boxes) => Math.max(...boxes.map((box) => box.height), 3 * lineHeight));
  const tops = heights.map((_, index) => 28 + heights.slice(0, index).reduce((sum, height) => sum + height + columnGap, 0));
  const bottom = 28 + heights.reduce((sum, height) => sum + height + columnGap, 0);
  const left = (column: number): number => labelWidth + column * (width + columnGap);
  return (
    <ChartFrame id={id} title={title} desc={described(lines)} width={wideWidth} height={bottom + 34}>
      {layers.map((layer, column) => <TextBlock lines={[capitalise(layer)]} x={left(column)} y={18} bold />)}
      {rows.map((boxes, row) => (
        <g>
          <TextBlock lines={textLines(wayNames[ways[row] ?? 'account'], 14, labelWidth - 10, true)} x={0} y={(tops[row] ?? 0) + 18} size={14} bold />
          {boxes.map((box, column) => <BoxMark box={box} x={left(column)} y={tops[row] ?? 0} width={width} height={heights[row] ?? 0} />)}
        </g>
      ))}
      <Key y={bottom + 10} compact={false} />
    </ChartFrame>
  );
};

const Compact = ({ id, title, lines }: { readonly id: string; readonly title: string; readonly lines: readonly Line[] }) => {
  const boxes = gridOf(lines).map((cell) => boxOf(cell, compactWidth));
  const tops = boxes.map((_, index) => 24 + boxes.slice(0, index).reduce((sum, box) => sum + box.height + 38, 0));
  const bottom = boxes.reduce((sum, box) => sum + box.height + 38, 0);
  return (
    <ChartFrame id={id} title={title} desc={described(lines)} width={compactWidth} height={bottom + 56}>
      {boxes.map((box, index) => (
        <g>
          <TextBlock lines={[`${capitalise(box.cell.layer)}: ${wayNames[box.cell.way].toLowerCase()}`]} x={0} y={(tops[index] ?? 0) - 7} size={14} bold />
          <BoxMark box={box} x={0.5} y={tops[index] ?? 0} width={compactWidth - 1} height={box.height} />
        </g>
      ))}
      <Key y={bottom + 4} compact />
    </ChartFrame>
  );
};

/** The nine cells with a card for each line, an arrow from who answers to whom; on a narrow screen one under another. */
export const AccountabilityPicture = ({ lines }: { readonly lines: readonly Line[] }) => {
  const title = 'Who answers to whom, by layer and way';
  return (
    <figure class="joinery-figure">
      <figcaption class="joinery-figure__title">{title}</figcaption>
      <div class="joinery-figure__wide"><Wide id="map" title={title} lines={lines} /></div>
      <div class="joinery-figure__compact"><Compact id="map-compact" title={title} lines={lines} /></div>
    </figure>
  );
};
