import { ok } from '#lib/result.ts';
import { printSheet } from '#platform/documents/sheet.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { templateRows } from '../commands/bring-template.ts';
import { entrantOf } from './entrant-of.ts';

/** A spreadsheet with the cells that wait for one person, and no others. */
export const templateFile = async (ask: AskHere): Answered => {
  const { head, rows } = await ask.within((tx) => templateRows(workOf(ask, tx), entrantOf(ask)));
  return ok({ kind: 'file', name: 'figures-to-bring.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await printSheet('Figures to bring', [{ caption: 'Figures', columns: head.map((title) => ({ title })), rows }]) });
};
