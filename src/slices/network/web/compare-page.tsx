import { closedOn } from '#assessment/asking';
import { formatDay } from '#lib/day.ts';
import { ok, type Result } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { logView, seesNames } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import { compareByPerson, type Compared } from '../core/compare.ts';
import type { Figures } from '../core/what-if.ts';
import type { Choice } from '../core/view.ts';
import { wavesOf, type Wave } from '../store/wave-store.ts';
import { networkSide } from './network-side.ts';
import { ChoiceForm, choiceOf } from './view-form.tsx';
import { withResults, type WithWave } from './with-wave.ts';

const say = (value: number | null): string => (value === null ? 'not defined' : Number.isInteger(value) ? String(value) : value.toFixed(3));

export const figureRows = (before: Figures, after: Figures): readonly (readonly [string, string, string])[] => [
  ['People', say(before.nodes), say(after.nodes)], ['Ties', say(before.ties), say(after.ties)], ['Of all ties there could be', say(before.density), say(after.density)],
  ...(before.reciprocity === null && after.reciprocity === null ? [] : [['Share of ties returned', say(before.reciprocity), say(after.reciprocity)] as const]),
  ['Pieces', say(before.components), say(after.components)], ['People with no tie', say(before.isolates), say(after.isolates)], ['Steps between two people, mean', say(before.meanDistance), say(after.meanDistance)], ['Fragmentation by distance', say(before.fragmentation), say(after.fragmentation)],
  ['People on whom others hang', say(before.articulationPoints.length), say(after.articulationPoints.length)],
];

const Names = ({ compared }: { readonly compared: Compared }) => {
  const list = (title: string, names: readonly string[]) => (names.length === 0 ? null : <p class="govuk-body"><strong>{title}:</strong> {sentenceList(names.slice(0, 30))}{names.length > 30 ? ` and ${names.length - 30} more` : ''}.</p>);
  const pairs = (all: readonly (readonly [string, string])[]) => all.slice(0, 20).map(([first, second]) => `${first} – ${second}`);
  return <>{list('Came', compared.arrived)}{list('Left', compared.left)}{list(`Ties made (${compared.change.made.length})`, pairs(compared.made))}{list(`Ties ended (${compared.change.ended.length})`, pairs(compared.ended))}</>;
};

const Shown = ({ compared, names, titles, minGroup }: { readonly compared: Compared; readonly names: boolean; readonly titles: readonly [string, string]; readonly minGroup: number }) => {
  if (!names && !compared.mayStandBeside) return <InsetText>The two waves differ by fewer than {minGroup} people, so that what is said of one taken from what is said of the other would point at somebody. Nothing is shown here to those who may not see names.</InsetText>;
  return (
    <>
      <h2 class="govuk-heading-m">What changed</h2>
      <ul class="govuk-list govuk-list--bullet">{compared.change.words.map((line) => <li>{line}</li>)}</ul>
      <div class="joinery-scroll" tabindex={0} role="region" aria-label="Before and after">
        <Table caption={`${plural(compared.change.stayed.length, 'person', 'people')} who ${compared.onlyAnswered ? 'answered both times' : 'are in both'}`} captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: 'Figure' }, { text: titles[0], format: 'numeric' }, { text: titles[1], format: 'numeric' }]} rows={figureRows(compared.change.before, compared.change.after).map(([name, was, is]) => [{ text: name }, { text: was, format: 'numeric' }, { text: is, format: 'numeric' }])} />
      </div>
      {names ? <Names compared={compared} /> : null}
    </>
  );
};

const Choose = ({ ask, wave, others, other }: { readonly ask: AskHere; readonly wave: Wave; readonly others: readonly Wave[]; readonly other: Wave }) => (
  <form method="get" action={ask.link(`/network/${wave.id}/compare`)} class="joinery-filter">
    <Select id="with" name="with" label={{ text: 'Set beside' }} items={others.map(({ id, title, opensOn }) => ({ value: id, text: `${title}, ${formatDay(opensOn)}`, selected: id === other.id }))} />
    <Button text="Show" classes="govuk-button--secondary" />
  </form>
);

const comparison = async (ask: AskHere, { wave, tx, names }: WithWave): Promise<Result<Reply>> => {
  const work = workOf(ask, tx);
  const others = (await wavesOf(tx, ask.here.id)).filter((one) => one.id !== wave.id && one.status === 'closed' && one.removedAt === null);
  const other = others.find(({ id }) => id === ask.query.get('with')) ?? others.find(({ opensOn }) => opensOn <= wave.opensOn) ?? others[0];
  const around = (body: Parameters<typeof page>[0]['body']): Result<Reply> => ok(page({ title: 'Two waves', side: networkSide(ask, 'compare', wave.id, names), back: { href: ask.link(`/network/${wave.id}/findings`) }, body: <><PageHeading caption={wave.title} heading="What changed between two waves" lead="Like is set beside like: only people who are in both, and where both are surveys, only those who answered both times." />{body}</> }));
  if (other === undefined) return around(<p class="govuk-body">There is no other wave to set beside this one yet. Ask again in a year, or bring an earlier network in from a file.</p>);
  const [before, after] = other.opensOn <= wave.opensOn ? [other, wave] : [wave, other];
  const [was, is] = [await networkOf(work, before), await networkOf(work, after)];
  const choice: Choice = choiceOf(ask.query, wave, names);
  const both = names && seesNames(ask, other);
  if (both) for (const [own, beside] of [[wave, other], [other, wave]] as const) await logView(work, own.id, `Beside “${beside.title}”`);
  const day = (one: Wave): string => formatDay(one.origin === 'file' ? one.opensOn : closedOn(one));
  return around(
    <>
      <Choose ask={ask} wave={wave} others={others} other={other} />
      <ChoiceForm ask={ask} path={`/network/${wave.id}/compare`} wave={wave} choice={choice} names={names} />
      <Shown compared={compareByPerson(was, is, choice, Math.max(before.minGroup, after.minGroup))} names={both} titles={[day(before), day(after)]} minGroup={Math.max(before.minGroup, after.minGroup)} />
    </>,
  );
};

/** Two waves side by side. */
export const comparePage = (ask: AskHere): Answered => withResults(ask, (found) => comparison(ask, found));
