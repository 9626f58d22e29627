import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, ImageRun, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type FileChild } from 'docx';
import { renderPng } from '#platform/charts/render-png.ts';
import { columnShares, plainBlocks, type Paper, type PaperFinding, type PaperTable, type PlainBlock } from './paper.ts';
import { printable } from './printable.ts';
import { wordStyles } from './word-styles.ts';

/** A4 less margins of 2 cm, in twentieths of a point. */
const textWidth = 9638;
const mostPictureWidth = 640;
const mostPictureHeight = 530;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const rule = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color }) as const;

const cell = (text: string, share: number, options: { readonly head: boolean; readonly numeric: boolean; readonly size: number }): TableCell =>
  new TableCell({
    width: { size: Math.round(share * textWidth), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    borders: { top: none, left: none, right: none, bottom: options.head ? rule(12, '12436D') : rule(4, 'B1B4B6') },
    children: [new Paragraph({ alignment: options.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT, spacing: { after: 0 }, children: [new TextRun({ text, bold: options.head, size: options.size })] })],
  });

const tableBlocks = (table: PaperTable): readonly FileChild[] => {
  const shares = columnShares(table);
  const size = table.columns.length > 9 ? 15 : table.columns.length > 6 ? 17 : 20;
  const row = (texts: readonly string[], head: boolean): TableRow =>
    new TableRow({ tableHeader: head, cantSplit: true, children: table.columns.map((column, index) => cell(texts[index] ?? '', shares[index] ?? 0, { head, numeric: column.numeric === true, size })) });
  return [
    new Paragraph({ style: 'Caption', keepNext: true, text: table.caption }),
    new Table({ width: { size: textWidth, type: WidthType.DXA }, columnWidths: shares.map((share) => Math.round(share * textWidth)), rows: [row(table.columns.map(({ title }) => title), true), ...table.rows.map((each) => row(each.map(String), false))] }),
    new Paragraph({ spacing: { after: 120 }, text: '' }),
  ];
};

const pictureBlocks = ({ svg, title, alt }: { readonly svg: string; readonly title: string; readonly alt: string }): readonly FileChild[] => {
  const { bytes, width, height } = renderPng(svg, 2.5);
  const scale = Math.min(mostPictureWidth / width, mostPictureHeight / height);
  return [
    new Paragraph({ style: 'Caption', keepNext: true, text: title }),
    new Paragraph({ children: [new ImageRun({ type: 'png', data: bytes, transformation: { width: Math.round(width * scale), height: Math.round(height * scale) }, altText: { name: title, title, description: alt } })] }),
  ];
};

const findingBlock = ({ text, detail }: PaperFinding): Paragraph =>
  new Paragraph({ numbering: { reference: 'findings', level: 0 }, spacing: { after: 120 }, children: [new TextRun({ text, bold: true }), ...(detail === undefined ? [] : [new TextRun({ text: detail, break: 1 })])] });

const blockChildren = (block: PlainBlock): readonly FileChild[] => {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1, text: block.text })];
    case 'paragraph':
      return [new Paragraph({ text: block.text })];
    case 'findings':
      return block.items.map(findingBlock);
    case 'picture':
      return pictureBlocks(block);
    case 'table':
      return tableBlocks(block);
    default:
      return block satisfies never;
  }
};

const front = (paper: Paper): readonly FileChild[] => [
  new Paragraph({ style: 'Partnership', text: paper.partnership }),
  new Paragraph({ heading: HeadingLevel.TITLE, text: paper.title }),
  new Paragraph({ style: 'Subtitle', text: paper.subtitle }),
  new Paragraph({ spacing: { after: 320 }, border: { bottom: { ...rule(16, '12436D'), space: 10 } }, children: [new TextRun({ text: paper.purpose, bold: true }), new TextRun({ text: `   ${paper.date}` })] }),
];

const footer = (paper: Paper): Footer =>
  new Footer({ children: [new Paragraph({ style: 'Footer', children: [new TextRun(`${paper.partnership}   `), new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] });

/** Prints a paper as a Word document with real headings, repeated table headings and described pictures. */
export const printWord = (given: Paper): Promise<Uint8Array> => {
  const paper = printable(given);
  return Packer.toBuffer(
    new Document({
      title: paper.title,
      subject: paper.subtitle,
      creator: paper.partnership,
      styles: wordStyles,
      numbering: { config: [{ reference: 'findings', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 425, hanging: 425 } } } }] }] },
      sections: [{ properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } }, footers: { default: footer(paper) }, children: [...front(paper), ...plainBlocks(paper).flatMap(blockChildren)] }],
    }),
  );
};
