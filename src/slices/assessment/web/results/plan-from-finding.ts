import { notFound, ok } from '#lib/result.ts';
import { actionFromOrigin } from '#delivery/form';
import type { AskHere } from '#platform/http/ask.ts';
import type { Answered } from '#platform/http/reply.ts';
import { readResults } from './results-page.tsx';

/** The form for an action, filled from the finding it answers. */
export const planFromFinding = async (ask: AskHere): Answered => {
  const read = await readResults(ask);
  if (!read.ok) return read;
  const wanted = ask.query.get('finding') ?? '';
  const finding = read.value.results.findings.find((one) => `${one.kind}:${one.about}` === wanted);
  if (finding === undefined) return notFound('That finding is not in these results any more. Go back to the results and choose again.');
  return ok(await actionFromOrigin(ask, { what: '', origin: { slice: 'assessment', kind: 'finding', id: `${read.value.campaign.id} ${wanted}`, text: finding.text } }));
};
