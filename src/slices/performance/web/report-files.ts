import { readId } from '#lib/id.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import { slug } from '#lib/text.ts';
import { tablesOf } from '#platform/documents/paper.ts';
import { printPdf } from '#platform/documents/pdf.ts';
import { printSheet } from '#platform/documents/sheet.ts';
import { printWord } from '#platform/documents/word.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { previewReport } from '../commands/read-report.ts';
import type { ReportContent } from '../core/report.ts';
import { reportById } from '../store/report-store.ts';
import { everyLine, reportPaper, wordTable } from './report-paper.tsx';

/** What a report says: as it was issued, or for those who may see drafts as it would be issued now. */
const contentOf = async (ask: AskHere): Promise<Result<ReportContent>> => {
  const id = readId<'report'>(ask.params['id']);
  const found = await ask.within(async (tx) => {
    const report = id === null ? null : await reportById(tx, ask.here.id, id);
    if (report === null || (report.state === 'draft' && !ask.may('report.edit'))) return null;
    return report.content ?? (await previewReport(workOf(ask, tx), report)).content;
  });
  return found === null ? notFound('There is no such report here.') : ok(found);
};

const named = (ask: AskHere, { title, meetsOn }: ReportContent, ending: string): string => `${slug(`${ask.here.name} ${title} ${meetsOn}`)}.${ending}`;

export const reportWord = async (ask: AskHere): Answered => {
  const read = await contentOf(ask);
  if (!read.ok) return read;
  return ok({ kind: 'file', name: named(ask, read.value, 'docx'), type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytes: await printWord(reportPaper(read.value, ask.here.name)) });
};

export const reportPdf = async (ask: AskHere): Answered => {
  const read = await contentOf(ask);
  if (!read.ok) return read;
  const bytes = printPdf(reportPaper(read.value, ask.here.name));
  return bytes.ok ? ok({ kind: 'file', name: named(ask, read.value, 'pdf'), type: 'application/pdf', bytes: bytes.value }) : bytes;
};

export const reportSheet = async (ask: AskHere): Answered => {
  const read = await contentOf(ask);
  if (!read.ok) return read;
  const bytes = await printSheet(read.value.title, [wordTable(read.value), everyLine(read.value), ...tablesOf(reportPaper(read.value, ask.here.name))]);
  return ok({ kind: 'file', name: named(ask, read.value, 'xlsx'), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes });
};
