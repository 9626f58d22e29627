import { compactWidth, labelSize, lineHeight, wideWidth } from './chart-frame.tsx';
import { textLines } from './text-lines.ts';

export type PlacedRow<R> = { readonly row: R; readonly lines: readonly string[]; readonly labelY: number; readonly middle: number; readonly top: number; readonly bottom: number };
export type RowLayout<R> = { readonly width: number; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number; readonly rows: readonly PlacedRow<R>[] };
type Room = { readonly compact: boolean; readonly top: number; readonly mark: number; readonly rightRoom: number };

const wideLabel = 232;

const place = <R extends { readonly label: string }>(row: R, top: number, { compact, mark }: Room): PlacedRow<R> => {
  const lines = textLines(row.label, labelSize, compact ? compactWidth - 4 : wideLabel - 14);
  const words = lines.length * lineHeight;
  if (compact) return { row, lines, labelY: top + labelSize, middle: top + words + 6 + mark / 2, top, bottom: top + words + mark + 20 };
  const height = Math.max(words, mark) + 16;
  return { row, lines, labelY: top + (height - words) / 2 + labelSize - 1, middle: top + height / 2, top, bottom: top + height };
};

/** Lays labelled rows under one another: the label at the left of its mark, or above it where there is little width. */
export const layRows = <R extends { readonly label: string }>(rows: readonly R[], room: Room): RowLayout<R> => {
  const placed: PlacedRow<R>[] = [];
  for (const row of rows) placed.push(place(row, placed.at(-1)?.bottom ?? room.top, room));
  const width = room.compact ? compactWidth : wideWidth;
  return { width, left: room.compact ? 10 : wideLabel + 8, right: width - room.rightRoom, top: room.top, bottom: placed.at(-1)?.bottom ?? room.top, rows: placed };
};
