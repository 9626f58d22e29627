import { raw } from 'hono/html';
import { ok } from '#lib/result.ts';
import { slug } from '#lib/text.ts';
import { plainBlocks, tablesOf, type PlainBlock } from '#platform/documents/paper.ts';
import { printPdf } from '#platform/documents/pdf.ts';
import { printSheet } from '#platform/documents/sheet.ts';
import { printWord } from '#platform/documents/word.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { boardPaper, figureTables } from './board-paper.ts';
import { readResults } from './results/results-page.tsx';

const Shown = ({ block }: { readonly block: PlainBlock }) => {
  if (block.kind === 'heading') return block.level === 2 ? <h3 class="govuk-heading-s">{block.text}</h3> : <h2 class="govuk-heading-m">{block.text}</h2>;
  if (block.kind === 'paragraph') return <p class="govuk-body">{block.text}</p>;
  if (block.kind === 'findings') return <ol class="govuk-list govuk-list--number">{block.items.map((item) => <li>{item.text}</li>)}</ol>;
  if (block.kind === 'picture') return <figure class="joinery-figure"><figcaption>{block.title}</figcaption>{raw(block.svg)}</figure>;
  return (
    <div class="joinery-scroll joinery-dense" tabindex={0} role="region" aria-label={block.caption}>
      <Table caption={block.caption} captionClasses="govuk-table__caption--s" firstCellIsHeader head={block.columns.map(({ title, numeric }) => ({ text: title, ...(numeric === true ? { format: 'numeric' } : {}) }))} rows={block.rows.map((row) => row.map((cell, index) => ({ text: cell, ...(block.columns[index]?.numeric === true ? { format: 'numeric' } : {}) })))} />
    </div>
  );
};

export const paperPage = async (ask: AskHere): Answered => {
  const read = await readResults(ask);
  if (!read.ok) return read;
  const paper = await boardPaper(ask, read.value);
  return ok(
    page({
      title: paper.title,
      wide: true,
      back: { href: ask.link(`/health-check/${read.value.campaign.id}/results`) },
      body: (
        <>
          <PageHeading caption={`${paper.partnership}, ${paper.date}. ${paper.purpose}`} heading={paper.title} lead={paper.subtitle} />
          {plainBlocks(paper).map((block) => <Shown block={block} />)}
        </>
      ),
    }),
  );
};

const named = (ask: AskHere, title: string, ending: string): string => `${slug(`${ask.here.name} ${title}`)}.${ending}`;

export const docxPaper = async (ask: AskHere): Answered => {
  const read = await readResults(ask);
  if (!read.ok) return read;
  const bytes = await printWord(await boardPaper(ask, read.value));
  return ok({ kind: 'file', name: named(ask, read.value.campaign.title, 'docx'), type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytes });
};

export const pdfPaper = async (ask: AskHere): Answered => {
  const read = await readResults(ask);
  if (!read.ok) return read;
  const bytes = printPdf(await boardPaper(ask, read.value));
  return bytes.ok ? ok({ kind: 'file', name: named(ask, read.value.campaign.title, 'pdf'), type: 'application/pdf', bytes: bytes.value }) : bytes;
};

export const xlsxPaper = async (ask: AskHere): Answered => {
  const read = await readResults(ask);
  if (!read.ok) return read;
  const paper = await boardPaper(ask, read.value);
  const findings = { caption: 'Findings', columns: [{ title: 'Finding' }], rows: read.value.results.findings.map(({ text }) => [text]) };
  const bytes = await printSheet(paper.title, [findings, ...tablesOf(paper), ...figureTables(read.value)]);
  return ok({ kind: 'file', name: named(ask, read.value.campaign.title, 'xlsx'), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes });
};
