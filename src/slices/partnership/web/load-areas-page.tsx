import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { record } from '#platform/db/event.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { decodeText } from '#platform/files/decode-text.ts';
import { readTextTable } from '#platform/files/read-table.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { parseAreaCodes } from '../core/area-codes.ts';
import { readBoundaries, readLookup, type ReadArea } from '../core/read-areas.ts';
import { areasOf, partnershipAreas, saveAreas, setPartnershipAreas } from '../store/area-store.ts';
import { peopleSide } from './people-side.ts';

const back = (ask: AskHere) => ({ href: ask.link('/people/boundaries') });

const readText = (text: string): Result<readonly ReadArea[]> => {
  if (!/^\s*\{/.test(text)) {
    const table = readTextTable(text);
    return table.ok ? readLookup(table.value.heading, table.value.rows) : table;
  }
  try {
    return readBoundaries(JSON.parse(text));
  } catch {
    return invalid([{ field: 'file', message: 'The file begins like GeoJSON and can’t be read as JSON. Export it again' }]);
  }
};

const Faults = ({ faults, href }: { readonly faults: readonly Fault[]; readonly href: string }) =>
  faults.length === 0 ? null : <ErrorSummary titleText="There is a problem" errorList={faults.slice(0, 20).map((fault) => ({ text: fault.row === undefined ? fault.message : `Area ${fault.row}: ${fault.message}`, href }))} />;

const loadReply = (ask: AskHere, faults: readonly Fault[]): Reply =>
  page({
    title: 'Load areas and boundaries',
    side: peopleSide(ask, 'boundaries'),
    back: back(ask),
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        <Faults faults={faults} href="#file" />
        <PageHeading caption={ask.here.name} heading="Load areas and boundaries" lead="A GeoJSON file gives the map. A lookup (CSV) says which areas lie within which. Either is enough, and each can be loaded later." />
        <form method="post" enctype="multipart/form-data" action={ask.link('/people/boundaries/load')} novalidate>
          <FileUpload id="file" name="file" label={{ text: 'File' }} hint={{ text: 'GeoJSON in longitude and latitude with an area code (GSS) for each area, or CSV whose first column of codes is the area and whose other columns of codes are what it lies in. Up to 5 MB' }} />
          <Button text="Continue" preventDoubleClick />
        </form>
      </>
    ),
  });

const previewReply = (ask: AskHere, text: string, areas: readonly ReadArea[], known: ReadonlySet<string>): Reply => {
  const fresh = areas.filter((area) => !known.has(area.code)).length;
  const drawn = areas.filter((area) => area.geometry !== null).length;
  return page({
    title: 'Check the areas',
    side: peopleSide(ask, 'boundaries'),
    back: { href: ask.link('/people/boundaries/load') },
    body: (
      <>
        <PageHeading caption="Load areas" heading="Check the areas" lead={`${plural(fresh, 'new area')} and ${areas.length - fresh} that are here already${drawn === 0 ? '' : `, ${drawn} with a boundary`}. Nothing is saved yet.`} />
        <form method="post" action={ask.link('/people/boundaries/load')}>
          <textarea name="text" hidden aria-hidden="true">{text}</textarea>
          <Button text="Load them" preventDoubleClick />
        </form>
        <Table caption={areas.length > 50 ? `The first 50 of ${areas.length}` : 'Areas'} captionClasses="govuk-table__caption--m" head={[{ text: 'Code' }, { text: 'Name' }, { text: 'Lies within' }]} rows={areas.slice(0, 50).map((area) => [{ text: area.code }, { text: area.name }, { text: area.within.join(', ') }])} />
      </>
    ),
  });
};

export const loadAreasPage = async (ask: AskHere): Answered => ok(loadReply(ask, []));

/** Shows what a file brings; with the text of a file that was shown before, saves it. */
export const loadAreas = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const sure = form.value.lines('text');
  const file = sure === '' ? await form.value.file('file') : null;
  if (sure === '' && file === null) return ok(loadReply(ask, [{ field: 'file', message: 'Choose a file' }]));
  const text = file === null ? sure : decodeText(file.bytes);
  const read = readText(text);
  if (!read.ok) return ok(loadReply(ask, read.refusal.faults ?? []));
  if (sure === '') return ok(previewReply(ask, text, read.value, new Set((await ask.within((tx) => areasOf(tx, ask.here.id))).map((area) => area.code))));
  await ask.within(async (tx) => {
    await saveAreas(tx, ask.here.id, read.value);
    await record(workOf(ask, tx), { what: 'AreasLoaded', subject: { kind: 'partnership', id: ask.here.id }, data: { areas: read.value.length } });
  });
  sayNext(ask.http, `${plural(read.value.length, 'area')} loaded`);
  return ok(redirect(ask.link('/people/boundaries')));
};

const ownReply = (ask: AskHere, typed: string, faults: readonly Fault[]): Reply =>
  page({
    title: 'What the partnership covers',
    side: peopleSide(ask, 'boundaries'),
    back: back(ask),
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        <Faults faults={faults} href="#areas" />
        <PageHeading caption={ask.here.name} heading="What the partnership covers" />
        <form method="post" action={ask.link('/people/boundaries/own')} novalidate>
          <Textarea id="areas" name="areas" label={{ text: 'Area codes (GSS)' }} hint={{ text: 'One a line: the county, or each of its districts. For example E10000007' }} rows={8} value={typed} {...faultMessage(faults, 'areas')} />
          <Button text="Save" preventDoubleClick />
        </form>
      </>
    ),
  });

export const ownAreasPage = async (ask: AskHere): Answered => ok(ownReply(ask, (await ask.within((tx) => partnershipAreas(tx, ask.here.id))).join('\n'), []));

export const saveOwnAreas = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const read = parseAreaCodes(form.value.lines('areas'));
  if (!read.ok) return ok(ownReply(ask, form.value.lines('areas'), read.refusal.faults ?? []));
  await ask.within(async (tx) => {
    await setPartnershipAreas(tx, ask.here.id, read.value);
    await record(workOf(ask, tx), { what: 'AreasChosen', subject: { kind: 'partnership', id: ask.here.id }, data: { areas: read.value } });
  });
  sayNext(ask.http, 'Saved');
  return ok(redirect(ask.link('/people/boundaries')));
};
