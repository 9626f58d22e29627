import type { SavedAnswer } from '../../store/response-store.ts';
import { conflictPage } from './conflict-page.tsx';
import { ok } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { stillOpen } from '../../commands/answering.ts';
import { giveAnswer } from '../../commands/give-answer.ts';
import { answerText, placeOf, withSheet, type Place, type Sheet } from './answer-sheet.ts';
import { givenOf, questionReply } from './question-page.tsx';

const next = (sheet: Sheet, place: Place): string => sheet.link(place.next === null ? '/check' : `/q/${place.next.id}`);

/** Invites the reason for a low score; it can be passed over. */
export const readReasonPage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const place = placeOf(sheet, ask.params['question'] ?? '');
    if (!place.ok) return place;
    const open = stillOpen(sheet.answering);
    if (!open.ok) return open;
    const { question } = place.value;
    const saved = sheet.saved.get(question.id);
    return ok(
      page({
        title: 'What makes it so?',
        bare: true,
        back: { href: sheet.link(`/q/${question.id}`) },
        body: (
          <>
            <PageHeading caption={question.ask} heading="What makes it so?" lead={`You answered “${answerText(saved, sheet.scaleOf(question))}”. A line on why helps the partnership to put it right.`} />
            <form method="post" action={sheet.link(`/q/${question.id}/why`)}>
              <input type="hidden" name="version" value={String(saved?.version ?? 0)} />
              <Textarea id="comment" name="comment" label={{ text: question.low ?? 'Your reason (optional)' }} value={saved?.comment ?? ''} rows={4} />
              <div class="govuk-button-group">
                <Button text="Save and continue" preventDoubleClick />
                <a class="govuk-link" href={next(sheet, place.value)}>Go on without a reason</a>
              </div>
            </form>
          </>
        ),
      }),
    );
  });

export const saveReason = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  return withSheet(ask, async (sheet) => {
    const place = placeOf(sheet, ask.params['question'] ?? '');
    if (!place.ok) return place;
    const { question } = place.value;
    const given = { ...givenOf(sheet.saved.get(question.id)), comment: form.value.lines('comment'), version: Number(form.value.text('version')) || 0 };
    const saved = await giveAnswer(sheet.answering, question, sheet.scaleOf(question), given);
    if (saved.ok) return ok(redirect(next(sheet, place.value)));
    if (saved.refusal.kind === 'conflict') return ok(conflictPage(sheet, place.value, given, (saved.refusal.detail ?? {}) as { readonly kept?: SavedAnswer }));
    return saved.refusal.kind === 'invalid' ? ok(questionReply(sheet, place.value, given, saved.refusal.faults ?? [])) : saved;
  });
};
