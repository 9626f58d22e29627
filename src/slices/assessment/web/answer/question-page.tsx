import type { Question, Scale } from '#pack';
import { ok, type Fault, type Result } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { stillOpen } from '../../commands/answering.ts';
import { giveAnswer, type Given } from '../../commands/give-answer.ts';
import type { SavedAnswer } from '../../store/response-store.ts';
import { isLow, placeOf, withSheet, type Place, type Sheet } from './answer-sheet.ts';
import { conflictPage } from './conflict-page.tsx';

export const givenOf = (saved: SavedAnswer | undefined): Given => ({
  answer: saved === undefined || saved.state === 'none' ? '' : saved.state === 'point' ? String(saved.point) : saved.state,
  comment: saved?.comment ?? '',
  evidence: saved?.evidence ?? '',
  version: saved?.version ?? 0,
});

const items = (question: Question, scale: Scale, given: Given) => [
  ...Object.entries(scale.points).map(([point, text]) => {
    const level = question.levels?.[point];
    return { value: point, text: `${point} – ${text}`, checked: given.answer === point, ...(level === undefined ? {} : { hint: { text: level } }) };
  }),
  { divider: 'or' },
  { value: 'dk', text: 'Don’t know', checked: given.answer === 'dk' },
  { value: 'na', text: 'Not applicable', checked: given.answer === 'na' },
];

const QuestionForm = ({ sheet, place, given, faults }: { readonly sheet: Sheet; readonly place: Place; readonly given: Given; readonly faults: readonly Fault[] }) => {
  const { question } = place;
  return (
    <form method="post" novalidate action={sheet.link(`/q/${question.id}`)}>
      <input type="hidden" name="version" value={String(given.version)} />
      <Radios
        name="answer"
        idPrefix="answer"
        fieldset={{ legend: { text: question.ask, isPageHeading: true, classes: 'govuk-fieldset__legend--l' } }}
        {...(question.help === null || question.help === '' ? {} : { hint: { text: question.help } })}
        items={items(question, sheet.scaleOf(question), given)}
        {...faultMessage(faults, 'answer')}
      />
      <Details summaryText="Add a comment or evidence" open={given.comment !== '' || given.evidence !== '' || faults.length > 0}>
        <Textarea id="comment" name="comment" label={{ text: 'Comment (optional)' }} value={given.comment} rows={3} {...faultMessage(faults, 'comment')} />
        <Textarea id="evidence" name="evidence" label={{ text: 'Evidence (optional)' }} hint={{ text: question.evidence ?? 'What could you point to?' }} value={given.evidence} rows={3} {...faultMessage(faults, 'evidence')} />
      </Details>
      <div class="govuk-button-group">
        <Button text="Save and continue" preventDoubleClick />
        <a class="govuk-link" href={sheet.link(place.next === null ? '/check' : `/q/${place.next.id}`)}>Leave this one out</a>
      </div>
    </form>
  );
};

export const questionReply = (sheet: Sheet, place: Place, given: Given, faults: readonly Fault[] = []): Reply =>
  page({
    title: place.question.ask,
    bare: true,
    back: { href: sheet.link(place.previous === null ? '' : `/q/${place.previous.id}`) },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <p class="govuk-caption-l">
          {place.theme} · question {place.number} of {sheet.questions.length}
        </p>
        <QuestionForm sheet={sheet} place={place} given={given} faults={faults} />
        <p class="govuk-body-s">
          <a class="govuk-link" href={sheet.link('/check')}>See all questions and your answers</a>
        </p>
      </>
    ),
  });

export const readQuestionPage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const place = placeOf(sheet, ask.params['question'] ?? '');
    if (!place.ok) return place;
    const open = stillOpen(sheet.answering);
    return open.ok ? ok(questionReply(sheet, place.value, givenOf(sheet.saved.get(place.value.question.id)))) : open;
  });

const after = (sheet: Sheet, place: Place, answer: SavedAnswer): Reply => {
  const low = answer.state === 'point' && isLow(answer.point, sheet.scaleOf(place.question), place.question.reverse);
  if (low && answer.comment === null) return redirect(sheet.link(`/q/${place.question.id}/why`));
  return redirect(sheet.link(place.next === null ? '/check' : `/q/${place.next.id}`));
};

export const saveQuestion = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const given: Given = { answer: form.value.text('answer'), comment: form.value.lines('comment'), evidence: form.value.lines('evidence'), version: Number(form.value.text('version')) || 0 };
  return withSheet(ask, async (sheet): Promise<Result<Reply>> => {
    const place = placeOf(sheet, ask.params['question'] ?? '');
    if (!place.ok) return place;
    const { question } = place.value;
    if (given.answer === '' && given.comment === '' && given.evidence === '' && !sheet.saved.has(question.id)) {
      return ok(questionReply(sheet, place.value, given, [{ field: 'answer', message: 'Choose an answer, or “Leave this one out”' }]));
    }
    const saved = await giveAnswer(sheet.answering, question, sheet.scaleOf(question), given);
    if (saved.ok) return ok(after(sheet, place.value, saved.value));
    if (saved.refusal.kind === 'invalid') return ok(questionReply(sheet, place.value, given, saved.refusal.faults ?? []));
    return saved.refusal.kind === 'conflict' ? ok(conflictPage(sheet, place.value, given, saved.refusal.detail as { readonly kept?: SavedAnswer })) : saved;
  });
};
