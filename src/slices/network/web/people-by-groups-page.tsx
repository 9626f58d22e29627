import { dayOf, formatDay, readDay } from '#lib/day.ts';
import { ok, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { logView } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import type { Membership } from '../core/projection.ts';
import { sharedAndTied } from '../core/two-mode.ts';
import { allOthers, atLevel, inNetwork, isEnough, settled, type Choice, type WaveNetwork } from '../core/view.ts';
import { boundedInWords } from '../core/roster.ts';
import type { Wave } from '../store/wave-store.ts';
import { networkSide } from './network-side.ts';
import { groupsChoiceOf, PeopleByGroups } from './people-by-groups.tsx';
import { ChoiceForm, choiceOf, queryOf } from './view-form.tsx';
import { withResults, type WithWave } from './with-wave.ts';

const lead = 'Which groups share people, which nobody connects, and who alone connects two. It is of seats, as they stand under People: that two sit together does not say that they work together.';

/** People by groups of the partnership, now or on a past day. Whoever may read People sees who sits where, and so this. */
export const peopleByGroupsPage = async (ask: AskHere): Answered => {
  const asked = readDay(ask.query.get('on'));
  const day = asked === null || asked >= dayOf(ask.now) ? null : asked;
  const membership = await ask.within((tx) => readMembership(tx, ask.here.id, day));
  return ok(
    page({
      title: 'People by groups', wide: true, side: networkSide(ask, 'groups'), back: { href: ask.link('/people/groups') },
      body: (
        <>
          <PageHeading caption={ask.here.name} heading={day === null ? 'People by groups' : `People by groups on ${formatDay(day)}`} lead={lead} />
          <PeopleByGroups ask={ask} path="/network/people-by-groups" keep={day === null ? [] : [['on', day]]} membership={membership} choice={groupsChoiceOf(ask.query)} asOf={formatDay(day ?? dayOf(ask.now))} />
        </>
      ),
    }),
  );
};

const percent = (part: number, whole: number): string => (whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)}%`);

const seatsIn = (network: WaveNetwork): readonly Membership[] => inNetwork(network).flatMap(({ id, groups }) => groups.map((group) => ({ person: id, group })));

type Row = { readonly name: string; readonly people: number; readonly ties: number; readonly possible: number };

const rowsOf = (network: WaveNetwork, choice: Choice, names: boolean): { readonly rows: readonly Row[]; readonly withheld: number } => {
  const at = atLevel(network, { ...choice, level: 'group', rule: 'any' }, names);
  const within = new Map(at.blocks.flatMap(({ source, target, ties }) => (source === target ? [[source, ties] as const] : [])));
  const rows = at.graph.ids.filter((name) => name !== allOthers).map((name) => {
    const people = at.sizes.get(name) ?? 0;
    return { name, people, ties: within.get(name) ?? 0, possible: (people * (people - 1)) / (at.graph.directed ? 1 : 2) };
  });
  return { rows: rows.filter(({ possible }) => possible > 0).toSorted((a, b) => a.ties / a.possible - b.ties / b.possible || b.people - a.people), withheld: at.withheld.length };
};

const Together = ({ network, choice, names }: { readonly network: WaveNetwork; readonly choice: Choice; readonly names: boolean }) => {
  const { sharing, sharingTied, others, othersTied } = sharedAndTied(settled(network, choice).graph, seatsIn(network));
  const { rows, withheld } = rowsOf(network, choice, names);
  return (
    <>
      <p class="govuk-body">Of {sharing.toLocaleString('en-GB')} pairs who share a group, {percent(sharingTied, sharing)} are tied; of {others.toLocaleString('en-GB')} who share none, {percent(othersTied, others)}. {sharing > 0 && others > 0 && sharingTied / sharing > (2 * othersTied) / others ? 'Sitting together and working together go hand in hand.' : 'Sitting together says little of who works together.'}</p>
      {rows.length === 0 ? null : (
        <div class="joinery-scroll" tabindex={0} role="region" aria-label="Ties among those who sit on a group">
          <Table caption="Ties among those who sit on a group, the least first" captionClasses="govuk-table__caption--m" classes="joinery-dense" firstCellIsHeader head={[{ text: 'Group' }, { text: 'People', format: 'numeric' }, { text: 'Ties among them', format: 'numeric' }, { text: 'Of those possible', format: 'numeric' }]} rows={rows.map(({ name, people, ties, possible }) => [{ text: name }, { text: String(people), format: 'numeric' }, { text: String(ties), format: 'numeric' }, { text: percent(ties, possible), format: 'numeric' }])} />
        </div>
      )}
      {withheld === 0 ? null : <p class="govuk-body-s">{withheld} {withheld === 1 ? 'group' : 'groups'} with too few people, or that would give others away, {withheld === 1 ? 'is' : 'are'} left out of this table.</p>}
    </>
  );
};

const path = (wave: Wave): string => `/network/${wave.id}/people-by-groups`;

const ofWave = async (ask: AskHere, { wave, tx, names }: WithWave): Promise<Result<Reply>> => {
  const work = workOf(ask, tx);
  const network = await networkOf(work, wave);
  const day = wave.opensOn >= dayOf(ask.now) ? null : wave.opensOn;
  const membership = ask.may('people.read') ? await readMembership(tx, ask.here.id, day) : null;
  const choice = choiceOf(ask.query, wave, names, { level: 'group' });
  if (names) await logView(work, wave.id, 'People by groups');
  return ok(
    page({
      title: 'People by groups', wide: true, side: networkSide(ask, 'groups', wave.id, names), back: { href: ask.link(`/network/${wave.id}/findings`) },
      body: (
        <>
          <PageHeading caption={wave.title} heading="People by groups" lead={lead} />
          <h2 class="govuk-heading-m">Do those who sit together work together?</h2>
          <ChoiceForm ask={ask} path={path(wave)} wave={wave} choice={choice} names={names} keep={['show', 'weigh', 'least'].flatMap((name) => ask.query.getAll(name).map((value) => [name, value] as const))} />
          {!names && !isEnough(network) ? <InsetText>Fewer than {wave.minGroup} answered, so no figure is shown.</InsetText> : <>{network.isSurvey && wave.roster.rule !== 'all' ? <p class="govuk-body">{boundedInWords(wave)} That alone makes those who sit together look more tied.</p> : null}<Together network={network} choice={choice} names={names} /></>}
          {membership === null ? null : (
            <>
              <p class="govuk-body">What follows is of seats alone, as they stood on {formatDay(day ?? dayOf(ask.now))}. Nothing of it comes from answers.</p>
              <PeopleByGroups ask={ask} path={path(wave)} keep={[...new URLSearchParams(queryOf(choice))]} membership={membership} choice={groupsChoiceOf(ask.query)} asOf={formatDay(day ?? dayOf(ask.now))} />
            </>
          )}
        </>
      ),
    }),
  );
};

/** People by groups beside what people said: do those who sit together work together? */
export const groupsOfWavePage = (ask: AskHere): Answered => withResults(ask, (found) => ofWave(ask, found));
