import { refuse, type Refused } from '#lib/result.ts';

const lost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '08006', '08003', '08001', '53300']);
const full = new Set(['ENOSPC', '53100']);

/** Turns the loss of the database or the disk into a refusal; null when the exception is a bug. */
export const infrastructureRefusal = (error: unknown): Refused | null => {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  // PostgreSQL keeps no NUL in a text.
  if (/invalid byte sequence|null character/i.test(message ?? '')) return refuse({ kind: 'invalid', message: 'Something in what you sent is not text. Nothing was changed. Go back, mend it and send it again.' });
  if (full.has(code ?? '')) {
    return refuse({ kind: 'unavailable', message: 'The server’s disk is full, so nothing was saved. Tell the administrator, then send it again: what you typed is still on the page before this one.' });
  }
  // Two people saved the same thing at one moment: the second is told, and nothing of the first is lost.
  if (code === '23505') return refuse({ kind: 'conflict', message: 'Somebody else saved the same thing a moment before you, so nothing was changed. Go back, open the page again and see what is there now.' });
  // The database refused a value (SQLSTATE classes 22 and 23): the input is at fault, and nothing was changed.
  if (/^2[23]...$/.test(code ?? '')) return refuse({ kind: 'invalid', message: 'Something in what you sent can’t be kept: a date, a number or a mark that is out of range. Nothing was changed. Go back, mend it and send it again.' });
  if (lost.has(code ?? '') || /connection|timeout exceeded|terminat/i.test(message ?? '')) {
    return refuse({ kind: 'unavailable', message: 'The database can’t be reached, so nothing was changed. Wait a minute, go back and send it again: what you typed is still there.' });
  }
  return null;
};
