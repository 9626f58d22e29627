import { notFound, ok, type Fault } from '#lib/result.ts';
import type { Form } from '#platform/http/form.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import type { Pack } from '#pack';
import { spreadInWords, spreadOf, type Spread, type View } from '../core/placing.ts';
import { placePartnership, type PlacingValues } from '../commands/place-partnership.ts';
import { placingsOf } from '../store/check-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { peopleSide } from './people-side.ts';

/** The two choices and the reason, wherever they are asked. */
export const PlacingFields = ({ pack, values, faults }: { readonly pack: Pack; readonly values: PlacingValues; readonly faults: readonly Fault[] }) => {
  const items = (catalogue: string, chosen: string) => (pack.catalogues[catalogue] ?? []).map((item) => ({ value: item.id, text: item.title, checked: item.id === chosen, ...(item.meaning === null ? {} : { hint: { text: item.meaning } }) }));
  return (
    <>
      <Radios name="stage" idPrefix="stage" fieldset={{ legend: { text: 'How far has the partnership come?', classes: 'govuk-fieldset__legend--m' } }} items={items('stages', values.stage)} {...faultMessage(faults, 'stage')} />
      <Radios name="type" idPrefix="type" fieldset={{ legend: { text: 'What kind of partnership is it, most of the time?', classes: 'govuk-fieldset__legend--m' } }} items={items('partnership-types', values.type)} {...faultMessage(faults, 'type')} />
      <Textarea id="note" name="note" label={{ text: 'Why do you see it so? (optional)' }} rows={3} value={values.note} {...faultMessage(faults, 'note')} />
    </>
  );
};

export const placingFrom = (form: Form): PlacingValues => ({ stage: form.text('stage'), type: form.text('type'), note: form.lines('note') });

const Spreads = ({ title, spread }: { readonly title: string; readonly spread: Spread }) => (
  <>
    <h2 class="govuk-heading-m">{title}</h2>
    <p class="govuk-body">{spreadInWords(spread) ?? 'Nobody has said yet.'}</p>
    <Table
      classes="joinery-dense"
      firstCellIsHeader
      caption={`${title}: how many members see it so`}
      captionClasses="govuk-visually-hidden"
      head={[{ text: 'View' }, { text: 'From councils', format: 'numeric' }, { text: 'From other partners', format: 'numeric' }, { text: 'Together', format: 'numeric' }]}
      rows={spread.map((row) => [{ text: row.item.title }, { text: String(row.council), format: 'numeric' }, { text: String(row.others), format: 'numeric' }, { text: String(row.council + row.others), format: 'numeric' }])}
    />
  </>
);

const seenOf = (ask: AskHere) =>
  ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), placings: await placingsOf(tx, ask.here.id), pack: await ask.services.packFor(tx, ask.here) }));

const reply = async (ask: AskHere, values: PlacingValues | null, faults: readonly Fault[]): Promise<Reply> => {
  const { membership, placings, pack } = await seenOf(ask);
  const people = new Map(membership.people.map((one) => [one.id, one]));
  const sectorOf = new Map(membership.organisations.map((one) => [one.id, one.sector]));
  const nameOf = new Map(membership.organisations.map((one) => [one.id, one.name]));
  const views: readonly View[] = placings.map((one) => ({ ...one, sector: sectorOf.get(people.get(one.person)?.organisation ?? ('' as never)) ?? null }));
  const titleOf = (catalogue: string, id: string): string => pack.catalogues[catalogue]?.find((item) => item.id === id)?.title ?? id;
  const mine = placings.find((one) => one.person === ask.person);
  return page({
    title: 'Stage and type',
    side: peopleSide(ask, 'stage'),
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={ask.here.name} heading="How members see the partnership" lead="How far it has come, and what kind it is. Views that differ are worth an hour of the board’s time: what members expect of it decides what they put in." />
        <Spreads title="Stage" spread={spreadOf(views, 'stage', pack.catalogues['stages'] ?? [])} />
        <Spreads title="Type" spread={spreadOf(views, 'type', pack.catalogues['partnership-types'] ?? [])} />
        {placings.length > 0 && (
          <div class="joinery-scroll" tabindex={0} role="region" aria-label="Side by side">
            <Table
              caption="Side by side" captionClasses="govuk-table__caption--m" firstCellIsHeader
              head={[{ text: 'Member' }, { text: 'Organisation' }, { text: 'Stage' }, { text: 'Type' }, { text: 'Why' }]}
              rows={placings.map((one) => [{ text: people.get(one.person)?.name ?? '' }, { text: nameOf.get(people.get(one.person)?.organisation ?? ('' as never)) ?? '' }, { text: titleOf('stages', one.stage) }, { text: titleOf('partnership-types', one.type) }, { text: one.note }])}
            />
          </div>
        )}
        {ask.person !== null && ask.may('people.place') && (
          <>
            <h2 class="govuk-heading-m">Your view</h2>
            <p class="govuk-body">The others see it with your name. Change it whenever you like.</p>
            <form method="post" action={ask.link('/people/stage')} novalidate>
              <PlacingFields pack={pack} values={values ?? { stage: mine?.stage ?? '', type: mine?.type ?? '', note: mine?.note ?? '' }} faults={faults} />
              <Button text="Save your view" preventDoubleClick />
            </form>
          </>
        )}
        <p class="govuk-body-s">Source: WBT Fig 2, ¶25; ART.</p>
      </>
    ),
  });
};

export const stagePage = async (ask: AskHere): Answered => ok(await reply(ask, null, []));

export const saveStage = async (ask: AskHere): Answered => {
  const { person } = ask;
  if (person === null) return notFound('Your account is not joined to a person at this table. Ask the coordinator to join them.');
  const form = await ask.form();
  if (!form.ok) return form;
  const values = placingFrom(form.value);
  const done = await ask.within((tx) => placePartnership(workOf(ask, tx), person, values));
  if (!done.ok) return ok(await reply(ask, values, done.refusal.faults ?? []));
  sayNext(ask.http, 'Your view is saved');
  return ok(redirect(ask.link('/people/stage')));
};
