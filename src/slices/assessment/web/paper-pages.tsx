import { ok } from '#lib/result.ts';
import { slug } from '#lib/text.ts';
import { PaperBlocks } from '#platform/documents/paper-blocks.tsx';
import { tablesOf } from '#platform/documents/paper.ts';
import { printPdf } from '#platform/documents/pdf.ts';
import { printSheet } from '#platform/documents/sheet.ts';
import { printWord } from '#platform/documents/word.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { boardPaper, figureTables } from './board-paper.ts';
import { readResults } from './results/results-page.tsx';

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
          <PaperBlocks paper={paper} />
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
