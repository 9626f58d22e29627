import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { addLine, changeLine, removeLine } from '../commands/edit-accountability.ts';
import type { Line, LineId } from '../core/accountability.ts';
import type { Membership } from '../core/membership-record.ts';
import { linesOf } from '../store/accountability-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { lineFields, lineInput, lineValues } from './accountability-form.ts';
import { peopleSide } from './people-side.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { recordReply, refusedReply, type RecordForm } from '#platform/http/record-page.tsx';

type Seen = { readonly membership: Membership; readonly line: Line | null };

const missing = notFound('There is no such line on the map, or it has ended.');
const wanted = (ask: AskHere): LineId | null => readId<'accountability'>(ask.params['id']);

const seenOf = (ask: AskHere): Promise<Seen> =>
  ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), line: (await linesOf(tx, ask.here.id)).find((one) => one.id === wanted(ask)) ?? null }));

const EndLine = ({ ask, line }: { readonly ask: AskHere; readonly line: Line }) => (
  <>
    <h2 class="govuk-heading-m">Does it no longer hold?</h2>
    <p class="govuk-body">This ends the line today. That it held stays on record.</p>
    <form method="post" action={ask.link(`/people/accountability/line/${line.id}/end`)}>
      <input type="hidden" name="version" value={String(line.version)} />
      <Button text="End this line" classes="govuk-button--warning" preventDoubleClick />
    </form>
  </>
);

const formOf = (ask: AskHere, { membership, line }: Seen, values: RecordForm['values'], version: number): RecordForm => ({
  heading: line === null ? 'Add a line' : `${line.from.name} answers to ${line.to.name}`,
  caption: 'Who answers to whom',
  action: ask.link(`/people/accountability/line/${line?.id ?? 'new'}`),
  back: ask.link('/people/accountability'),
  side: peopleSide(ask, 'accountability'),
  fields: lineFields(membership, line),
  values,
  version,
  mayEdit: ask.may('people.edit'),
  ...(line === null || !ask.may('people.edit') ? {} : { below: <EndLine ask={ask} line={line} /> }),
});

/** One line to look at and change, or a new one begun from what the address says. */
export const linePage = async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  if (ask.params['id'] === 'new') return ask.may('people.edit') ? ok(recordReply(formOf(ask, seen, Object.fromEntries(ask.query), 0))) : missing;
  return seen.line === null ? missing : ok(recordReply(formOf(ask, seen, lineValues(seen.line), seen.line.version)));
};

/** Saves a new line or a changed one, or shows what is wrong with it, or both versions. */
export const saveLine = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const before = await seenOf(ask);
  const id = wanted(ask);
  if (before.line === null && ask.params['id'] !== 'new') return missing;
  const values = sentValues(form.value, lineFields(before.membership, before.line));
  const version = Number(form.value.text('version')) || 0;
  const done = await ask.within((tx) => (id === null ? addLine(workOf(ask, tx), lineInput(values)) : changeLine(workOf(ask, tx), id, version, lineInput(values))));
  if (done.ok) {
    sayNext(ask.http, 'The line is saved');
    return ok(redirect(ask.link('/people/accountability')));
  }
  const after = await seenOf(ask);
  return refusedReply(formOf(ask, after, values, version), done.refusal, after.line === null ? null : { values: lineValues(after.line), version: after.line.version });
};

/** Ends a line today. */
export const endLineNow = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = wanted(ask);
  if (!form.ok) return form;
  if (id === null) return missing;
  const done = await ask.within((tx) => removeLine(workOf(ask, tx), id, Number(form.value.text('version')) || 0));
  if (!done.ok) return done;
  sayNext(ask.http, 'The line ended today. That it held stays on record');
  return ok(redirect(ask.link('/people/accountability')));
};
