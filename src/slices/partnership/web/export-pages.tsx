import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { printCsv } from '#platform/documents/csv.ts';
import { printSheet } from '#platform/documents/sheet.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { GroupId } from '#lib/id.ts';
import type { Membership } from '../core/membership-record.ts';
import { memberSheets, memberTable, type SheetOf } from '../core/member-table.ts';
import { popoloFrom } from '../core/popolo-out.ts';
import { vcardsOf } from '../core/vcard.ts';
import { readMembership } from '../store/membership-store.ts';
import { peopleSide } from './people-side.ts';

const forms = [
  ['members.csv', 'CSV', 'One row a seat that is held now, for a spreadsheet. It can be imported again'],
  ['members.xlsx', 'Excel', 'Seats, people, organisations and groups, a sheet each'],
  ['members.popolo.json', 'Popolo JSON', 'Everything that is kept, past seats included. Imported again it gives the same state'],
] as const;

export const exportPage = async (ask: AskHere): Answered =>
  ok(
    page({
      title: 'Take it all out',
      side: peopleSide(ask, 'export'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Take it all out" lead="All that is kept on people, organisations, groups and seats, as files that others can read." />
          <p class="govuk-body">{hasContacts(ask) ? 'Your files hold everybody’s email address and phone number: keep them safe, and pass them on to nobody who does not need them. Files that others here take out leave these out.' : 'Email addresses and phone numbers are left out: only the coordinator may take those out.'}</p>
          <Table firstCellIsHeader head={[{ text: 'File' }, { text: 'What it holds' }]} rows={forms.map(([name, title, hint]) => [{ html: <a class="govuk-link" href={ask.link(`/people/export/${name}`)} download>{title}<span class="govuk-visually-hidden"> file of everyone</span></a> }, { text: hint }])} />
          <p class="govuk-body">The members of one group as contact cards are on the group’s own page, and the <a class="govuk-link" href={ask.link('/people/calendar')}>calendar</a> can be subscribed to. For programs there is an <a class="govuk-link" href="/api/v1/openapi.json">API</a>.</p>
        </>
      ),
    }),
  );

const asPaper = ({ name, head, rows }: SheetOf) => ({ caption: name, columns: head.map((title) => ({ title })), rows: rows.map((row) => row.map((cell) => cell ?? '')) });
// Everybody's addresses at once are for the coordinator, who writes to them.
const hasContacts = (ask: AskHere): boolean => ask.may('people.edit');
const nowOf = async (ask: AskHere): Promise<Membership> => {
  const now = await ask.within((tx) => readMembership(tx, ask.here.id));
  return hasContacts(ask) ? now : { ...now, people: now.people.map((one) => ({ ...one, email: null, phone: null })) };
};

/** Everyone's seats as CSV. */
export const csvExport = async (ask: AskHere): Answered => ok({ kind: 'file', name: `${ask.here.slug}-members.csv`, type: 'text/csv; charset=utf-8', bytes: printCsv(asPaper(memberTable(await nowOf(ask)))) });

export const sheetExport = async (ask: AskHere): Answered =>
  ok({ kind: 'file', name: `${ask.here.slug}-members.xlsx`, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await printSheet(`Members of ${ask.here.name}`, memberSheets(await nowOf(ask)).map(asPaper)) });

export const popoloExport = async (ask: AskHere): Answered =>
  ok({ kind: 'file', name: `${ask.here.slug}-members.popolo.json`, type: 'application/json; charset=utf-8', bytes: `${JSON.stringify(popoloFrom(await ask.within((tx) => readMembership(tx, ask.here.id, 'ever')), hasContacts(ask)), null, 1)}\n` });

/** The members of a group as contact cards. */
export const vcardExport = async (ask: AskHere): Answered => {
  const id = readId<'group'>((ask.params['file'] ?? '').replace(/\.vcf$/, ''));
  const now = await nowOf(ask);
  const group = now.groups.find((one) => one.id === id);
  return group === undefined ? notFound('There is no such group here, or it has ended.') : ok({ kind: 'file', name: `${group.name}.vcf`, type: 'text/vcard; charset=utf-8', bytes: vcardsOf(now, id as GroupId) });
};
