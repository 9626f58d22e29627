import type { GeoPermissibleObjects } from 'd3-geo';
import { ok } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import { AreaMap, type MapArea } from '#platform/charts/area-map.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { atomsOf, coverNames, coverOf, type Area, type Cover } from '../core/area-cover.ts';
import type { Organisation } from '../core/membership-record.ts';
import { areasOf, drawnAreas, partnershipAreas, type Drawn } from '../store/area-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { peopleSide } from './people-side.ts';

type Compared = { readonly organisation: Organisation; readonly cover: Cover };
type Seen = { readonly ours: readonly string[]; readonly areas: readonly Area[]; readonly compared: readonly Compared[]; readonly chosen: Organisation | null; readonly drawn: readonly Drawn[] };

const named = (codes: readonly string[], areas: readonly Area[], most = 6): string => {
  const names = new Map(areas.map((area) => [area.code, area.name]));
  const shown = codes.slice(0, most).map((code) => names.get(code) ?? code);
  return sentenceList(codes.length > most ? [...shown, `${codes.length - most} more`] : shown);
};

const findings = ({ compared, areas }: Seen): readonly string[] => {
  const of = (kind: Cover['kind']) => compared.filter(({ cover }) => cover.kind === kind);
  const names = (all: readonly Compared[]): string => sentenceList(all.slice(0, 8).map(({ organisation }) => organisation.name).concat(all.length > 8 ? [`${all.length - 8} more`] : []));
  const parts = of('part');
  const blank = compared.filter(({ organisation }) => organisation.areas.length === 0).length;
  const said = [
    of('spans').length === 0 ? '' : `${names(of('spans'))} ${of('spans').length === 1 ? 'reaches' : 'reach'} beyond the partnership’s area: they have other partnerships to serve, so ask early for their time and their figures by your area.`,
    parts.length === 0 ? '' : `${names(parts)} ${parts.length === 1 ? 'covers' : 'cover'} only a part: see who speaks for the rest.${parts.length === 1 ? ` Missing: ${named(parts[0]?.cover.missing ?? [], areas)}.` : ''}`,
    of('overlaps').length === 0 ? '' : `${names(of('overlaps'))} ${of('overlaps').length === 1 ? 'crosses' : 'cross'} the boundary: their plans and figures will not line up with yours.`,
    of('elsewhere').length === 0 ? '' : `${names(of('elsewhere'))} ${of('elsewhere').length === 1 ? 'lies' : 'lie'} elsewhere, by the codes given: check them.`,
    blank === 0 ? '' : `${plural(blank, 'organisation has', 'organisations have')} no area given.`,
    of('unknown').length === blank ? '' : `Of ${plural(of('unknown').length - blank, 'organisation')} it can’t be told, because the codes are of different sorts: load a lookup that says which areas lie within which.`,
  ];
  return said.filter((one) => one !== '');
};

const seenOf = (ask: AskHere): Promise<Seen> =>
  ask.within(async (tx) => {
    const [ours, areas] = [await partnershipAreas(tx, ask.here.id), await areasOf(tx, ask.here.id)];
    const { organisations } = await readMembership(tx, ask.here.id);
    const chosen = organisations.find((one) => one.id === ask.query.get('organisation') && one.areas.length > 0) ?? null;
    const codes = [...atomsOf([...ours, ...(chosen?.areas ?? [])], areas), ...ours, ...(chosen?.areas ?? [])];
    return { ours, areas, chosen, compared: organisations.map((organisation) => ({ organisation, cover: coverOf(organisation.areas, ours, areas) })), drawn: await drawnAreas(tx, ask.here.id, codes) };
  });

const PartnersMap = ({ seen }: { readonly seen: Seen }) => {
  const [ours, theirs] = [atomsOf(seen.ours, seen.areas), atomsOf(seen.chosen?.areas ?? [], seen.areas)];
  const atoms = seen.drawn.filter((area) => ours.has(area.code) || theirs.has(area.code));
  const areas: readonly MapArea[] = (atoms.length > 0 ? atoms : seen.drawn).map((area) => ({
    id: area.code, name: area.name, geometry: area.geometry as unknown as GeoPermissibleObjects,
    state: theirs.has(area.code) ? (ours.has(area.code) ? 'chosen' : 'chosen-out') : 'in',
  }));
  if (areas.length === 0) return null;
  const title = seen.chosen === null ? `The partnership covers ${plural(areas.length, 'area')}` : `${seen.chosen.name}: ${coverNames[coverOf(seen.chosen.areas, seen.ours, seen.areas).kind].toLowerCase()}`;
  return (
    <figure class="joinery-figure">
      <figcaption class="joinery-figure__title">{title}</figcaption>
      <div class="joinery-figure__wide"><AreaMap id="map" title={title} areas={areas} /></div>
      <div class="joinery-figure__compact"><AreaMap id="map-compact" title={title} areas={areas} compact /></div>
      {seen.chosen !== null && <p class="govuk-body-s">Dark: in both. Striped: beyond the partnership’s area. Light: the partnership’s area that it does not cover.</p>}
    </figure>
  );
};

const Choose = ({ ask, seen }: { readonly ask: AskHere; readonly seen: Seen }) => {
  const withAreas = seen.compared.filter(({ organisation }) => organisation.areas.length > 0);
  return withAreas.length === 0 || seen.drawn.length === 0 ? null : (
    <form method="get" action={ask.link('/people/boundaries')}>
      <Select id="organisation" name="organisation" label={{ text: 'Show the area of' }} items={[{ value: '', text: 'The partnership alone' }, ...withAreas.map(({ organisation }) => ({ value: organisation.id, text: organisation.name, selected: organisation.id === seen.chosen?.id }))]} formGroup={{ classes: 'govuk-!-margin-bottom-2' }} />
      <Button text="Show" classes="govuk-button--secondary" />
    </form>
  );
};

/** Which partners cover the same area, span it or split it: in words, on a map where boundaries are loaded, and as a table. */
export const boundariesPage = async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  const edits = ask.may('people.edit');
  const given = seen.compared.filter(({ cover }) => cover.kind === 'same').length;
  return ok(
    page({
      title: 'Boundaries',
      wide: true,
      side: peopleSide(ask, 'boundaries'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Whose area is whose" lead={seen.ours.length === 0 ? 'Say which areas the partnership covers, and each partner’s area can be compared with it.' : `The partnership covers ${named(seen.ours, seen.areas)}. ${given === 0 ? 'No partner is known to cover just that.' : `${plural(given, 'partner covers', 'partners cover')} just that.`}`} />
          {edits && (
            <div class="govuk-button-group">
              <Button text="Say what the partnership covers" href={ask.link('/people/boundaries/own')} classes={seen.ours.length === 0 ? '' : 'govuk-button--secondary'} />
              <Button text="Load areas and boundaries" href={ask.link('/people/boundaries/load')} classes="govuk-button--secondary" />
            </div>
          )}
          <ul class="joinery-findings">{findings(seen).map((one) => <li class="joinery-finding"><p class="govuk-body govuk-!-margin-bottom-0">{one}</p></li>)}</ul>
          <Choose ask={ask} seen={seen} />
          {seen.drawn.length > 0 ? <PartnersMap seen={seen} /> : <p class="govuk-body">There is no map, because no boundaries are loaded. Codes alone are enough for the comparison.</p>}
          <div class="joinery-scroll" tabindex={0} role="region" aria-label="Areas of partners">
            <Table
              caption="Partners by area" captionClasses="govuk-table__caption--m" firstCellIsHeader
              head={[{ text: 'Organisation' }, { text: 'Its area' }, { text: 'Against the partnership’s' }, { text: 'Beyond' }, { text: 'Not covered' }]}
              rows={seen.compared.map(({ organisation, cover }) => [
                { html: <a class="govuk-link" href={ask.link(`/people/organisation/${organisation.id}`)}>{organisation.name}</a> },
                { text: organisation.areas.length === 0 ? 'Not given' : named(organisation.areas, seen.areas) },
                { text: cover.kind === 'unknown' && organisation.areas.length > 0 ? 'Can’t tell without a lookup' : coverNames[cover.kind] },
                { text: ['elsewhere', 'unknown'].includes(cover.kind) ? '' : named(cover.outside, seen.areas, 3) },
                { text: ['elsewhere', 'unknown'].includes(cover.kind) ? '' : named(cover.missing, seen.areas, 3) },
              ])}
            />
          </div>
          <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">How this was worked out</span></summary>
            <div class="govuk-details__text"><p>Each area code is opened into the smallest areas that lie within it, as the loaded lookup says, and the two sets are compared. With no lookup, codes are compared as they are. Source: WBT ¶24.</p></div>
          </details>
        </>
      ),
    }),
  );
};
