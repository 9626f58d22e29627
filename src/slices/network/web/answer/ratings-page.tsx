import { ok, type Result } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { mayAnswer, saveRatings, strongTies } from '../../commands/responding.ts';
import { trustWords, valueWords } from '../../core/relations.ts';
import { withSheet, type Sheet } from './sheet.ts';

const items = (words: readonly (readonly [number, string])[], chosen: number | null) => [{ value: '', text: 'Rather not say' }, ...words.map(([point, text]) => ({ value: String(point), text, selected: point === chosen }))];

const ratingsReply = (sheet: Sheet): Reply => {
  const last = sheet.wave.relations.at(-1);
  const rated = new Map(sheet.ties.map((tie) => [tie.to, tie]));
  return page({
    title: 'Those you are often in touch with',
    bare: true,
    back: { href: sheet.link(last === undefined ? '' : `/q/${last.id}`) },
    body: (
      <>
        <p class="govuk-caption-l">Optional. About 2 minutes</p>
        <PageHeading heading="Those you are often in touch with" lead="How far can you rely on them, and what does working with them bring? Leave out whatever you would rather not say." />
        <form method="post" action={sheet.link('/ratings')} novalidate>
          {strongTies(sheet).map((one) => (
            <fieldset class="govuk-fieldset joinery-tie">
              <legend class="govuk-fieldset__legend joinery-tie__who"><strong>{one.name}</strong>{one.organisation === null ? null : <span class="govuk-hint govuk-!-margin-bottom-0">{one.organisation}</span>}</legend>
              <div class="joinery-filter">
                <Select id={`trust-${one.id}`} name={`trust-${one.id}`} label={{ text: 'I can rely on them' }} items={items(trustWords, rated.get(one.id)?.trust ?? null)} />
                <Select id={`value-${one.id}`} name={`value-${one.id}`} label={{ text: 'What working with them brings' }} items={items(valueWords, rated.get(one.id)?.value ?? null)} />
              </div>
            </fieldset>
          ))}
          <div class="govuk-button-group"><Button text="Save and continue" preventDoubleClick /><a class="govuk-link" href={sheet.link('/check')}>Leave this out</a></div>
        </form>
      </>
    ),
  });
};

export const readRatings = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const may = mayAnswer(sheet);
    if (!may.ok) return may;
    return ok(strongTies(sheet).length === 0 || !sheet.wave.ratings ? redirect(sheet.link('/check')) : ratingsReply(sheet));
  });

export const saveRatingsPage = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  return withSheet(ask, async (sheet): Promise<Result<Reply>> => {
    const saved = await saveRatings(sheet, (id) => ({ trust: form.value.text(`trust-${id}`), value: form.value.text(`value-${id}`) }));
    return saved.ok ? ok(redirect(sheet.link('/check'))) : saved;
  }, 'shared');
};
