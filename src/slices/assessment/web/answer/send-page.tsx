import { ok } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sendAnswers } from '../../commands/send-answers.ts';
import { withSheet } from './answer-sheet.ts';
import { checkReply } from './check-page.tsx';

export const sendPage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const sent = await sendAnswers(sheet.answering);
    if (sent.ok) return ok(redirect(sheet.link('/done')));
    return sent.refusal.kind === 'invalid' ? ok(checkReply(sheet, sent.refusal.faults ?? [])) : sent;
  });
