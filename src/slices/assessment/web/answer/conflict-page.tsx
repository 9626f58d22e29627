import { page, type Reply } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Given } from '../../commands/give-answer.ts';
import type { SavedAnswer } from '../../store/response-store.ts';
import { answerText, type Place, type Sheet } from './answer-sheet.ts';

const rows = (answer: string, comment: string, evidence: string) => [
  { key: { text: 'Answer' }, value: { text: answer } },
  { key: { text: 'Comment' }, value: { text: comment === '' ? 'None' : comment } },
  { key: { text: 'Evidence' }, value: { text: evidence === '' ? 'None' : evidence } },
];

const sentText = (sheet: Sheet, place: Place, given: Given): string => {
  const point = Number(given.answer);
  const state = given.answer === 'na' || given.answer === 'dk' ? given.answer : given.answer === '' ? 'none' : 'point';
  return answerText({ question: place.question.id, state, point, comment: null, evidence: null, version: 0 }, sheet.scaleOf(place.question));
};

/** Shows both answers when one was saved from another window meanwhile. */
export const conflictPage = (sheet: Sheet, place: Place, given: Given, { kept }: { readonly kept?: SavedAnswer }): Reply =>
  page({
    title: 'This answer was changed in another window',
    bare: true,
    status: 409,
    body: (
      <>
        <PageHeading heading="This answer was changed in another window" lead={`“${place.question.ask}” was saved elsewhere after you opened this page. Nothing has been overwritten. Choose which to keep.`} />
        <h2 class="govuk-heading-m">Saved in the other window</h2>
        <SummaryList rows={rows(answerText(kept, sheet.scaleOf(place.question)), kept?.comment ?? '', kept?.evidence ?? '')} />
        <p class="govuk-body">
          <a class="govuk-link" href={sheet.link(place.next === null ? '/check' : `/q/${place.next.id}`)}>Keep what was saved, and go on</a>
        </p>
        <h2 class="govuk-heading-m">What you have just sent</h2>
        <SummaryList rows={rows(sentText(sheet, place, given), given.comment, given.evidence)} />
        <form method="post" action={sheet.link(`/q/${place.question.id}`)}>
          <input type="hidden" name="version" value={String(kept?.version ?? 0)} />
          <input type="hidden" name="answer" value={given.answer} />
          <input type="hidden" name="comment" value={given.comment} />
          <input type="hidden" name="evidence" value={given.evidence} />
          <Button text="Use what I have just sent" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      </>
    ),
  });
