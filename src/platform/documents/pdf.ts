import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from '#platform/charts/render-png.ts';
import { ok, refuse, type Result } from '#lib/result.ts';
import { paperTemplate } from './paper-template.ts';
import { printable } from './printable.ts';
import { columnShares, plainBlocks, type Paper, type PlainBlock } from './paper.ts';

let kept: NodeCompiler | undefined;

/** One compiler a process, its workspace an empty folder of its own so that a paper can read no file. */
const compiler = (): NodeCompiler => {
  kept ??= NodeCompiler.create({ workspace: mkdtempSync(join(tmpdir(), 'joinery-paper-')), fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }] });
  return kept;
};

/** Pictures taller than wide are drawn narrower, so that they and their title fit a page. */
const pictureWidth = (svg: string): number => {
  const [, width = '1', height = '1'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return Math.min(1, Number((1.25 / (Number(height) / Number(width))).toFixed(2))) * (Number(height) / Number(width) > 0.9 ? 0.8 : 1);
};

const blockData = (block: PlainBlock) => {
  if (block.kind === 'heading') return { ...block, level: block.level ?? 1 };
  if (block.kind === 'picture') return { ...block, compact: undefined, width: pictureWidth(block.svg) };
  if (block.kind !== 'table') return block;
  return {
    kind: block.kind,
    caption: block.caption,
    columns: block.columns.map(({ title, numeric }) => ({ title, numeric: numeric === true })),
    rows: block.rows.map((row) => block.columns.map((_, index) => String(row[index] ?? ''))),
    shares: columnShares(block),
  };
};

/** Prints a paper as a tagged PDF after PDF/UA-1 (ISO 14289-1). */
export const printPdf = (given: Paper): Result<Uint8Array> => {
  const paper = printable(given);
  const data = { ...paper, sections: undefined, blocks: plainBlocks(paper).map(blockData) };
  try {
    const typst = compiler();
    const pdf = typst.compile({ mainFileContent: paperTemplate, inputs: { paper: JSON.stringify(data) } });
    const [problem] = pdf.hasError() ? (pdf.takeDiagnostics()?.shortDiagnostics ?? ['unknown']) : [];
    const document = pdf.result;
    if (document === null) return refuse({ kind: 'unavailable', message: 'The PDF could not be made. Use the Word paper, or print the page.', detail: problem });
    const bytes = typst.pdf(document, { pdfStandard: 'ua-1' });
    typst.evictCache(3);
    return ok(bytes);
  } catch (cause) {
    return refuse({ kind: 'unavailable', message: 'The PDF could not be made. Use the Word paper, or print the page.', detail: cause });
  }
};
