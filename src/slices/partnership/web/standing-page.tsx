import { ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { entriesOf, namedEntries } from '../core/named-partner.ts';
import { readMembership } from '../store/membership-store.ts';
import { readProfile } from '../store/profile-store.ts';
import { peopleSide } from './people-side.ts';

const whoDecides: Readonly<Record<string, string>> = { itself: 'The partnership itself', 'accountable-body': 'The accountable body', 'each-partner': 'Each partner' };

/** What the partnership can decide and who makes it binding, and which duty follows for each named partner. */
export const standingPage = async (ask: AskHere): Answered => {
  const { membership, profile, pack } = await ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), profile: await readProfile(tx, ask.here.id), pack: await ask.services.packFor(tx, ask.here) }));
  const status = profile?.legalStatus ?? 'undecided';
  const meaning = pack.catalogues['legal-statuses']?.find((item) => item.id === status);
  const entries = namedEntries(pack);
  const named = membership.organisations.flatMap((organisation) => entriesOf(organisation, entries).map((entry) => ({ organisation, entry })));
  return ok(
    page({
      title: 'Legal standing',
      wide: true,
      side: peopleSide(ask, 'standing'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="What it can decide, and who must make it binding" lead={`${meaning?.title ?? 'Not decided'}. ${meaning?.meaning ?? ''}`} />
          {profile?.accountableBody == null && <InsetText>No accountable body is recorded. <a class="govuk-link" href={ask.link('/people/about')}>Say who holds and answers for money on the partnership’s behalf</a>.</InsetText>}
          <div class="joinery-scroll" tabindex={0} role="region" aria-label="Decisions">
            <Table
              caption="Decisions, and who makes them binding" captionClasses="govuk-table__caption--m" firstCellIsHeader
              head={[{ text: 'Decision' }, { text: 'Binding through' }, { text: 'How' }, { text: 'Source' }]}
              rows={(pack.catalogues['decisions'] ?? []).map((item) => {
                const by = item.tags[status] ?? 'each-partner';
                return [{ text: item.title }, { text: by === 'accountable-body' && profile?.accountableBody != null ? `The accountable body: ${profile.accountableBody}` : (whoDecides[by] ?? by) }, { text: item.tags['by'] ?? '' }, { text: item.source ?? '' }];
              })}
            />
          </div>
          <h2 class="govuk-heading-m">Duties of named partners</h2>
          <p class="govuk-body">{plural(new Set(named.map((one) => one.organisation.id)).size, 'organisation is', 'organisations are')} named by a law or an order. The duty binds the organisation. It does not give the partnership power over it.</p>
          {pack.lists.map((list) => {
            const own = named.filter((one) => one.entry.list.id === list.id);
            return (
              <>
                <h3 class="govuk-heading-s">{list.title}</h3>
                <p class="govuk-body">{list.duty} <span class="govuk-body-s">Source: {list.source}</span></p>
                {own.length === 0 ? <p class="govuk-body">No organisation at the table is named by it yet.</p> : (
                  <Table classes="joinery-dense" firstCellIsHeader caption={`Organisations: ${list.title}`} captionClasses="govuk-visually-hidden" head={[{ text: 'Organisation' }, { text: 'Named as' }]} rows={own.map(({ organisation, entry }) => [{ html: <a class="govuk-link" href={ask.link(`/people/organisation/${organisation.id}`)}>{organisation.name}</a> }, { text: entry.name }])} />
                )}
              </>
            );
          })}
        </>
      ),
    }),
  );
};
