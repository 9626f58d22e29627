import Papa from 'papaparse';
import type { Fault } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { TextTable } from '#platform/files/read-table.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Reply } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { countPlan, type ImportPlan } from '../core/plan-import.ts';
import { memberFields, type Columns } from '../core/read-members.ts';

import { peopleSide } from './people-side.ts';

type Outcome = { readonly plan: ImportPlan | null; readonly faults: readonly Fault[] };

const inWords = (plan: ImportPlan): string => {
  const [people, organisations, groups, seats] = [countPlan(plan.people), countPlan(plan.organisations), countPlan(plan.groups), countPlan(plan.seats)];
  const parts = [
    people.fresh === 0 ? '' : plural(people.fresh, 'person', 'people'),
    organisations.fresh === 0 ? '' : plural(organisations.fresh, 'organisation'),
    groups.fresh === 0 ? '' : plural(groups.fresh, 'group'),
    seats.fresh === 0 ? '' : plural(seats.fresh, 'seat'),
  ].filter((part) => part !== '');
  const changed = people.changed + organisations.changed + groups.changed + seats.changed;
  const known = people.changed + people.same;
  return `${parts.length === 0 ? 'Nothing new' : sentenceList(parts)} will be added.${changed === 0 ? '' : ` ${plural(changed, 'record')} will be brought up to date.`}${known === 0 ? '' : ` ${plural(known, 'person is', 'people are')} here already and will not be doubled.`}`;
};

const writes = (plan: ImportPlan): number => [plan.people, plan.organisations, plan.groups, plan.seats].reduce((sum, rows) => sum + countPlan(rows).fresh + countPlan(rows).changed, 0);

const Columns = ({ table, columns }: { readonly table: TextTable; readonly columns: Columns }) => (
  <details class="govuk-details" open={columns.name === undefined}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Which column is which</span></summary>
    <div class="govuk-details__text">
      {memberFields.map((field) => (
        <Select
          id={`column-${field}`}
          name={`column-${field}`}
          label={{ text: field === 'name' ? 'Name' : `${field.charAt(0).toUpperCase()}${field.slice(1)}` }}
          items={[{ value: '', text: 'Not in the spreadsheet', selected: columns[field] === undefined }, ...table.heading.map((text, index) => ({ value: String(index), text: text === '' ? `Column ${index + 1}` : text, selected: columns[field] === index }))]}
        />
      ))}
    </div>
  </details>
);

const Rows = ({ table, columns, faults }: { readonly table: TextTable; readonly columns: Columns; readonly faults: readonly Fault[] }) => {
  const fields = memberFields.filter((field) => columns[field] !== undefined);
  const byRow = Map.groupBy(faults, (fault) => fault.row ?? 0);
  const shown = table.rows.map((cells, index) => ({ cells, row: index + 1 })).filter(({ row }) => faults.length === 0 || byRow.has(row));
  return (
    <div class="joinery-scroll" tabindex={0} role="region" aria-label="The rows">
      <Table
        caption={faults.length === 0 ? 'The rows as we read them' : 'Rows to mend'}
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'Row' }, ...(faults.length === 0 ? [] : [{ text: 'What to do' }]), ...fields.map((field) => ({ text: field.charAt(0).toUpperCase() + field.slice(1) }))]}
        rows={shown.slice(0, 200).map(({ cells, row }) => [
          { text: String(row + 1) },
          ...(faults.length === 0 ? [] : [{ text: (byRow.get(row) ?? []).map((fault) => fault.message).join('. ') }]),
          ...fields.map((field) => ({ text: cells[columns[field] as number] ?? '' })),
        ])}
      />
      {shown.length > 200 && <p class="govuk-body">The first 200 of {plural(shown.length, 'row')} are shown.</p>}
    </div>
  );
};

const Groups = ({ plan }: { readonly plan: ImportPlan }) => {
  const fresh = plan.groups.filter((group) => group.state === 'new');
  return fresh.length === 0 ? null : (
    <Table
      caption="New groups and their layers"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Group' }, { text: 'Layer' }]}
      rows={fresh.slice(0, 200).map(({ row, guessed }) => [{ text: row.name }, { text: guessed ? `${row.layer} (our guess from its name: you can change it later)` : row.layer }])}
    />
  );
};

// Whoever is here already and will be changed, by name: nothing is changed unseen.
const Changed = ({ plan }: { readonly plan: ImportPlan }) => {
  const people = plan.people.filter((one) => one.state === 'changed').map((one) => one.row.name);
  const seats = countPlan(plan.seats).changed;
  return people.length + seats === 0 ? null : <p class="govuk-body"><strong>Brought up to date:</strong> {people.length === 0 ? '' : `${sentenceList(people.length > 20 ? [...people.slice(0, 20), `${people.length - 20} more`] : people)}.`} {seats === 0 ? '' : `${plural(seats, 'seat')} changed.`}</p>;
};

/** What will be added, or which rows to mend, with the columns as they were matched. */
export const previewReply = (ask: AskHere, table: TextTable, columns: Columns, { plan, faults }: Outcome): Reply => {
  const text = Papa.unparse([[...table.heading], ...table.rows.map((row) => [...row])], { delimiter: '\t' });
  return page({
    title: 'Check the members',
    wide: true,
    side: peopleSide(ask, 'import'),
    back: { href: ask.link('/people/import') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && (
          <ErrorSummary
            titleText={`${plural(faults.length, 'thing')} to put right. Nothing was added`}
            errorList={faults.slice(0, 15).map((fault) => ({ text: fault.row === undefined ? fault.message : `Row ${fault.row + 1}: ${fault.message}`, href: '#rows' }))}
          />
        )}
        <PageHeading caption="Add members" heading="Check the members" lead={plan === null ? 'Mend the rows below in your spreadsheet and paste them again, or choose other columns. Rows are counted as a spreadsheet counts them, the headings being row 1.' : inWords(plan)} />
        <form method="post" action={ask.link('/people/import')}>
          <textarea name="rows" hidden aria-hidden="true">{text}</textarea>
          <Columns table={table} columns={columns} />
          <div class="govuk-button-group">
            {plan !== null && (writes(plan) > 0 ? <Button text="Add them" preventDoubleClick /> : null)}
            <Button text="Read the columns again" classes="govuk-button--secondary" attributes={{ formaction: ask.link('/people/import/preview') }} />
          </div>
        </form>
        {plan !== null && <Changed plan={plan} />}
        {plan !== null && <Groups plan={plan} />}
        <div id="rows"><Rows table={table} columns={columns} faults={faults} /></div>
      </>
    ),
  });
};

const Changes = ({ plan }: { readonly plan: ImportPlan }) => (
  <Table
    caption="What it will do"
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    head={[{ text: 'What' }, { text: 'New', format: 'numeric' }, { text: 'Brought up to date', format: 'numeric' }, { text: 'As they are', format: 'numeric' }]}
    rows={([['Organisations', plan.organisations], ['Groups', plan.groups], ['People', plan.people], ['Seats', plan.seats]] as const).map(([what, rows]) => {
      const { fresh, changed, same } = countPlan(rows);
      return [{ text: what }, { text: String(fresh), format: 'numeric' }, { text: String(changed), format: 'numeric' }, { text: String(same), format: 'numeric' }];
    })}
  />
);

/** What a file of a committee system will add, or what is wrong with it. */
export const popoloPreviewReply = (ask: AskHere, text: string, { plan, faults }: Outcome): Reply =>
  page({
    title: 'Check the file',
    wide: true,
    side: peopleSide(ask, 'import'),
    back: { href: ask.link('/people/import') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText={`${plural(faults.length, 'thing')} to put right. Nothing was added`} errorList={faults.slice(0, 30).map((fault) => ({ text: fault.row === undefined ? fault.message : `Membership ${fault.row}: ${fault.message}` }))} />}
        <PageHeading caption="Add from a committee system" heading="Check the file" lead={plan === null ? 'Mend the file and send it again.' : inWords(plan)} />
        {plan !== null && (
          <>
            <form method="post" action={ask.link('/people/import')}>
              <textarea name="rows" hidden aria-hidden="true">{text}</textarea>
              <Button text="Add them" preventDoubleClick />
            </form>
            <Changes plan={plan} />
            <Groups plan={plan} />
          </>
        )}
      </>
    ),
  });
