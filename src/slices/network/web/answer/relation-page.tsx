import { ok, type Fault, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Ask } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { addMissing, mayAnswer, noTie, saveRelation } from '../../commands/responding.ts';
import { frequencies } from '../../core/relations.ts';
import { found } from '../../core/roster.ts';
import type { Participant, ParticipantId } from '../../core/wave.ts';
import { minutesLeft, placeOf, withSheet, type Place, type Sheet } from './sheet.ts';

const likeliest = 15;

type Shown = { readonly rows: readonly Participant[]; readonly more: number };

// Whom they have named is always there; then the likeliest, or those looked for, or everyone.
const rowsFor = (sheet: Sheet, place: Place, find: string, all: boolean): Shown => {
  const named = new Set(sheet.ties.filter(({ relation }) => relation === place.relation.id).map(({ to }) => to));
  if (find !== '') return { rows: found(sheet.nameable, find), more: 0 };
  const rest = sheet.roster.filter(({ id, kind }) => !named.has(id) && kind !== 'added');
  const chosen = all ? rest : rest.slice(0, likeliest);
  return { rows: sheet.roster.filter((one) => named.has(one.id) || one.kind === 'added' || chosen.includes(one)), more: rest.length - chosen.length };
};

const Row = ({ one, strength }: { readonly one: Participant; readonly strength: number | null }) => (
  <fieldset class="govuk-fieldset joinery-tie">
    <legend class="govuk-fieldset__legend joinery-tie__who"><strong>{one.name}</strong>{one.organisation === null ? null : <span class="govuk-hint govuk-!-margin-bottom-0">{one.organisation}</span>}</legend>
    <div class="govuk-radios govuk-radios--small govuk-radios--inline joinery-tie__how" data-module="govuk-radios">
      {[[Number(noTie), 'Not'] as const, ...frequencies].map(([point, text]) => (
        <div class="govuk-radios__item">
          <input class="govuk-radios__input" id={`t-${one.id}-${point}`} name={`t-${one.id}`} type="radio" value={String(point)} {...((strength ?? 0) === point ? { checked: true } : {})} />
          <label class="govuk-label govuk-radios__label" for={`t-${one.id}-${point}`}>{text}</label>
        </div>
      ))}
    </div>
  </fieldset>
);

const Progress = ({ sheet, place }: { readonly sheet: Sheet; readonly place: Place }) => {
  const left = minutesLeft(sheet);
  return <p class="govuk-caption-l">Question {place.number} of {sheet.wave.relations.length}{left === 0 ? '' : `. About ${plural(left, 'minute')} left`}</p>;
};

const Missing = ({ faults }: { readonly faults: readonly Fault[] }) => (
  <details class="govuk-details" open={faults.length > 0}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Add someone missing</span></summary>
    <div class="govuk-details__text">
      <Input id="name" name="name" label={{ text: 'Their name' }} {...(faults[0] === undefined ? {} : { errorMessage: { text: faults[0].message } })} />
      <Input id="organisation" name="organisation" label={{ text: 'Their organisation (optional)' }} />
      <Button text="Save this page and add them" name="next" value="add" classes="govuk-button--secondary" />
    </div>
  </details>
);

const relationReply = (sheet: Sheet, place: Place, asked: { readonly find: string; readonly all: boolean; readonly added: boolean }, faults: readonly Fault[] = []): Reply => {
  const { rows, more } = rowsFor(sheet, place, asked.find, asked.all);
  const strengths = new Map(sheet.ties.filter(({ relation }) => relation === place.relation.id).map((tie) => [tie.to, tie.strength]));
  const own = sheet.link(`/q/${place.relation.id}`);
  return page({
    title: place.relation.ask,
    bare: true,
    back: { href: sheet.link(place.previous) },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <Progress sheet={sheet} place={place} />
        <PageHeading heading={place.relation.ask} lead={`Say how often, ${place.relation.window}. Those you leave at “Not” are taken as no tie.`} />
        <form method="post" action={own} novalidate>
          <button type="submit" class="govuk-visually-hidden" tabindex={-1} aria-hidden="true">Save and continue</button>
          <div class="joinery-filter">
            <Input id="find" name="find" label={{ text: 'Find anybody at the table by name or organisation' }} value={asked.find} autocomplete="off" />
            <Button text="Save this page and look" name="next" value="find" classes="govuk-button--secondary" />
          </div>
          {asked.added && rows.length > 0 ? <InsetText>{rows.length === 1 ? rows[0]?.name : asked.find} is on your list now. Say how often you are in touch, then save.</InsetText> : null}
          {asked.find === '' || asked.added ? null : <p class="govuk-body">{rows.length === 0 ? `Nobody on the list fits “${asked.find}”. You can add them below.` : `${plural(rows.length, 'person fits', 'people fit')} “${asked.find}”.`} <a class="govuk-link" href={own}>Show the whole list</a></p>}
          {rows.map((one) => <Row one={one} strength={strengths.get(one.id) ?? null} />)}
          {more === 0 ? null : <Button text={`Save this page and show ${more} more`} name="next" value="all" classes="govuk-button--secondary" />}
          <Missing faults={faults} />
          <div class="govuk-button-group">
            <Button text="Save and continue" name="next" value="next" preventDoubleClick />
            <a class="govuk-link" href={sheet.link(place.next)}>Leave this question out</a>
            <a class="govuk-link" href={sheet.link('/check')}>See all questions</a>
          </div>
        </form>
      </>
    ),
  });
};

const askedIn = (ask: Ask) => ({ find: (ask.query.get('find') ?? '').trim().slice(0, 80), all: ask.query.get('all') === 'yes', added: ask.query.get('added') === 'yes' });

/** One relation: the list, the likeliest first, with how often. */
export const readRelation = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const place = placeOf(sheet, ask.params['relation'] ?? '');
    if (!place.ok) return place;
    const may = mayAnswer(sheet);
    if (!may.ok) return may.refusal.kind === 'conflict' ? ok(redirect(sheet.link(''))) : may;
    return ok(relationReply(sheet, place.value, askedIn(ask)));
  });

const givenIn = (form: Form): ReadonlyMap<ParticipantId, string> => new Map(form.names().filter((name) => name.startsWith('t-')).map((name) => [name.slice(2) as ParticipantId, form.text(name)]));

const nextOf = (sheet: Sheet, place: Place, form: Form): string => {
  const own = sheet.link(`/q/${place.relation.id}`);
  const next = form.text('next');
  if (next === 'find') return form.text('find') === '' ? own : `${own}?find=${encodeURIComponent(form.text('find'))}`;
  return next === 'all' ? `${own}?all=yes` : sheet.link(place.next);
};

export const saveRelationPage = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  return withSheet(ask, async (sheet): Promise<Result<Reply>> => {
    const place = placeOf(sheet, ask.params['relation'] ?? '');
    if (!place.ok) return place;
    const saved = await saveRelation(sheet, place.value.relation, givenIn(form.value));
    if (!saved.ok) return saved.refusal.kind === 'invalid' ? ok(relationReply(sheet, place.value, askedIn(ask), saved.refusal.faults ?? [])) : saved;
    if (form.value.text('next') !== 'add') return ok(redirect(nextOf(sheet, place.value, form.value)));
    const added = await addMissing(sheet, { name: form.value.text('name'), organisation: form.value.text('organisation') });
    if (!added.ok) return added.refusal.kind === 'invalid' ? ok(relationReply(sheet, place.value, askedIn(ask), added.refusal.faults ?? [])) : added;
    return ok(redirect(sheet.link(`/q/${place.value.relation.id}?added=yes&find=${encodeURIComponent(form.value.text('name'))}`)));
  }, 'shared');
};
