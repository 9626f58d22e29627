import type { Child } from 'hono/jsx';
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
import { figureRows } from '../core/figure-rows.ts';
import type { Choice } from '../core/view.ts';
import { wavesOf, type Wave } from '../store/wave-store.ts';
import { networkSide } from './network-side.ts';
import { levelToShow, TwoWavesPicture } from './two-waves-picture.tsx';
import { ChoiceForm, choiceInWords, choiceOf, Misread, queryOf } from './view-form.tsx';
import { withResults, type WithWave } from './with-wave.ts';

const Names = ({ compared }: { readonly compared: Compared }) => {
  const list = (title: string, names: readonly string[]) => (names.length === 0 ? null : <p class="govuk-body"><strong>{title}:</strong> {sentenceList(names.slice(0, 30))}{names.length > 30 ? ` and ${names.length - 30} more` : ''}.</p>);
  const pairs = (all: readonly (readonly [string, string])[]) => all.slice(0, 20).map(([first, second]) => `${first} – ${second}`);
  return <>{list('Came', compared.arrived)}{list('Left', compared.left)}{list(`Ties made (${compared.change.made.length})`, pairs(compared.made))}{list(`Ties ended (${compared.change.ended.length})`, pairs(compared.ended))}</>;
};

type ShownProps = { readonly compared: Compared; readonly names: boolean; readonly titles: readonly [string, string]; readonly minGroup: number; readonly picture: Child };

const Shown = ({ compared, names, titles, minGroup, picture }: ShownProps) => {
  if (!names && !compared.mayStandBeside) return <InsetText>The two waves differ by fewer than {minGroup} people, so that what is said of one taken from what is said of the other would point at somebody. Nothing is shown here to those who may not see names.</InsetText>;
  return (
    <>
      <h2 class="govuk-heading-m">What changed</h2>
      <ul class="govuk-list govuk-list--bullet">{compared.change.words.map((line) => <li>{line}</li>)}</ul>
      {picture}
      <div class="joinery-scroll" tabindex={0} role="region" aria-label="Before and after">
        <Table caption={`${plural(compared.change.stayed.length, 'person', 'people')} who ${compared.onlyAnswered ? 'answered both times' : 'are in both'}`} captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: 'Figure' }, { text: titles[0], format: 'numeric' }, { text: titles[1], format: 'numeric' }]} rows={figureRows(compared.change.before, compared.change.after).map(([name, was, is]) => [{ text: name }, { text: was, format: 'numeric' }, { text: is, format: 'numeric' }])} />
      </div>
      {names ? <Names compared={compared} /> : null}
    </>
  );
};

const Choose = ({ ask, wave, others, other, choice }: { readonly choice: Choice; readonly ask: AskHere; readonly wave: Wave; readonly others: readonly Wave[]; readonly other: Wave }) => (
  <form method="get" action={ask.link(`/network/${wave.id}/compare`)} class="joinery-filter">
    {[...new URLSearchParams(queryOf(choice))].map(([name, value]) => <input type="hidden" name={name} value={value} />)}
    <Select id="with" name="with" label={{ text: 'Set beside' }} items={others.map(({ id, title, opensOn }) => ({ value: id, text: `${title}, ${formatDay(opensOn)}`, selected: id === other.id }))} />
    <Button text="Show" classes="govuk-button--secondary" />
  </form>
);

/** Says so where the wave that was asked for is not one that this one can be set beside. */
const misreadWave = (asked: string | null, others: readonly Wave[], shown: Wave): readonly string[] => (asked === null || asked === '' || others.some(({ id }) => id === asked) ? [] : [`The wave that was asked for is not here to be set beside this one: “${shown.title}” is.`]);

const comparison = async (ask: AskHere, { wave, tx, names }: WithWave): Promise<Result<Reply>> => {
  const work = workOf(ask, tx);
  const others = (await wavesOf(tx, ask.here.id)).filter((one) => one.id !== wave.id && one.status === 'closed' && one.removedAt === null);
  const other = others.find(({ id }) => id === ask.query.get('with')) ?? others.find(({ opensOn }) => opensOn <= wave.opensOn) ?? others[0];
  const around = (body: Parameters<typeof page>[0]['body']): Result<Reply> => ok(page({ title: 'Two waves', side: networkSide(ask, 'compare', wave.id, names), back: { href: ask.link(`/network/${wave.id}/findings`) }, body: <><PageHeading caption={wave.title} heading="What changed between two waves" lead="Like is set beside like: only people who are in both, and where both are surveys, only those who answered both times." />{body}</> }));
  if (other === undefined) return around(<p class="govuk-body">There is no other wave to set beside this one yet. Ask again in a year, or bring an earlier network in from a file.</p>);
  const [before, after] = other.opensOn <= wave.opensOn ? [other, wave] : [wave, other];
  const [was, is] = [await networkOf(work, before), await networkOf(work, after)];
  const both = names && seesNames(ask, other);
  const least = Math.max(before.minGroup, after.minGroup);
  const asked: Choice = choiceOf(ask.query, wave, both, { level: 'person' });
  const choice = asked.level === 'person' && !both ? { ...asked, level: levelToShow([was, is], asked, least) } : asked;
  if (both) for (const [own, beside] of [[wave, other], [other, wave]] as const) await logView(work, own.id, `Beside “${beside.title}”`);
  const day = (one: Wave): string => formatDay(one.origin === 'file' ? one.opensOn : closedOn(one));
  const days = [day(before), day(after)] as const;
  return around(
    <>
      <Misread said={misreadWave(ask.query.get('with'), others, other)} />
      <Choose ask={ask} wave={wave} others={others} other={other} choice={choice} />
      <ChoiceForm ask={ask} path={`/network/${wave.id}/compare`} wave={wave} choice={choice} names={both} withLevel withRule={false} keep={[['with', other.id]]} />
      <Shown compared={compareByPerson(was, is, choice, least)} names={both} titles={days} minGroup={least} picture={<TwoWavesPicture waves={[before, after]} networks={[was, is]} days={days} choice={choice} names={both} relation={choiceInWords(choice, wave)} />} />
    </>,
  );
};

/** Two waves side by side. */
export const comparePage = (ask: AskHere): Answered => withResults(ask, (found) => comparison(ask, found));
