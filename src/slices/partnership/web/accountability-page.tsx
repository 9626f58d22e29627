import { ok } from '#lib/result.ts';
import { capitalise, plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { gapKinds, gapsOf, wayNames, type Body, type Gap, type GapKind, type Line } from '../core/accountability.ts';
import { namedEntries } from '../core/named-partner.ts';
import { readMembership } from '../store/membership-store.ts';
import { linesOf } from '../store/accountability-store.ts';
import { bodyValue } from './accountability-form.ts';
import { AccountabilityPicture } from './accountability-picture.tsx';
import { GapList, type GapGroup } from '#platform/ui/gap-list.tsx';
import { peopleSide } from './people-side.ts';

const titles: Readonly<Record<GapKind, string>> = {
  'empty-cell': 'Ways of answering that nobody is named for',
  'answers-to-nobody': 'Groups that answer to nobody',
  statutory: 'Statutory partners with no line',
  'two-holders': 'Held twice for the same thing',
  'no-sanction': 'Nothing follows if it goes wrong',
  'ended-body': 'Lines of bodies that have ended',
};

/** Where a gap is closed: the line it is about, or a new line begun from what is known. */
const actionOf = (ask: AskHere, { line, start }: Gap): GapGroup['gaps'][number]['action'] => {
  if (!ask.may('people.edit')) return null;
  if (line !== undefined) return { text: 'Change the line', href: ask.link(`/people/accountability/line/${line}`) };
  const known = { from: start?.from && bodyValue(start.from), to: start?.to && bodyValue(start.to), layer: start?.layer, way: start?.way };
  const query = new URLSearchParams(Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return { text: 'Add a line', href: `${ask.link('/people/accountability/line/new')}?${query.toString()}` };
};

const named = ({ name, ended }: Body): string => (ended ? `${name} (ended)` : name);

const Lines = ({ ask, lines }: { readonly ask: AskHere; readonly lines: readonly Line[] }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label="Lines">
    <Table
      classes="joinery-dense"
      caption="The same as a table"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={['Who answers', 'To whom', 'For what', 'Layer', 'Way', 'What follows'].map((text) => ({ text }))}
      rows={lines.map((line) => [
        { html: <a class="govuk-link" href={ask.link(`/people/accountability/line/${line.id}`)}>{named(line.from)}<span class="govuk-visually-hidden"> for {line.what}</span></a> },
        { text: named(line.to) }, { text: line.what }, { text: capitalise(line.layer) }, { text: wayNames[line.way] }, { text: line.sanction ?? 'Not said' },
      ])}
    />
  </div>
);

const leadOf = (lines: number, gaps: number): string =>
  lines === 0 ? 'No line is drawn yet. Begin with the group at the top: to whom does it answer, and for what?' : `${plural(lines, 'line')} on the map. ${gaps === 0 ? 'Every layer answers in every way, and each line says what follows.' : `${plural(gaps, 'gap')} to look at.`}`;

/** The map of accountability: what it lacks first, then the picture and the same as a table. */
export const accountabilityPage = async (ask: AskHere): Answered => {
  const { membership, lines, pack } = await ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), lines: await linesOf(tx, ask.here.id), pack: await ask.services.packFor(tx, ask.here) }));
  const gaps = gapsOf(membership, lines, namedEntries(pack));
  const groups = gapKinds.map((kind) => ({ title: titles[kind], gaps: gaps.filter((gap) => gap.kind === kind).map((gap) => ({ text: gap.text, todo: gap.todo, action: actionOf(ask, gap) })) }));
  return ok(
    page({
      title: 'Accountability map',
      wide: true,
      side: peopleSide(ask, 'accountability'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Who answers to whom" lead={leadOf(lines.length, gaps.length)} />
          {ask.may('people.edit') && <Button text="Add a line" href={ask.link('/people/accountability/line/new')} classes="govuk-button--secondary" />}
          <h2 class="govuk-heading-m">What is missing</h2>
          <GapList groups={groups} none="Nothing is missing from the map." />
          <h2 class="govuk-heading-m">The map</h2>
          <AccountabilityPicture lines={lines} />
          {lines.length > 0 && <Lines ask={ask} lines={lines} />}
          <p class="govuk-body-s">Three layers and three ways of answering, after table 7 of “Working better together?” (Audit Commission, 2009).</p>
        </>
      ),
    }),
  );
};
