import { capitalise, sentenceList } from '#lib/text.ts';
import { standings, type Membership as AtTable } from '#partnership';
import type { AskHere } from '#platform/http/ask.ts';
import { Button } from '#platform/ui/button.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { graphOf, type Graph } from '../core/graph.ts';
import { forceLayout } from '../core/layout/force-layout.ts';
import { columnsLayout } from '../core/layout/columns-layout.ts';
import { projectGroups, projectPeople, twoModeDensity, type Membership, type Projected, type ProjectionRule } from '../core/projection.ts';
import { twoMode, twoModeFindings, type TwoMode } from '../core/two-mode.ts';
import { NetworkPicture } from './picture.tsx';
import type { PictureNode } from './picture-data.ts';

const views = ['groups', 'people', 'both'] as const;
type View = (typeof views)[number];
const viewNames: Readonly<Record<View, string>> = { groups: 'Groups that share people', people: 'People who share groups', both: 'People and groups in two columns' };
const rules: readonly (readonly [ProjectionRule, string])[] = [['shared', 'As many as are shared'], ['newman', 'A shared large one counts less (Newman)'], ['jaccard', 'Shared of all that either has (Jaccard)']];
const leasts = [0, 0.1, 0.2, 0.5, 1, 2, 3] as const;

/** What of people by groups is asked for. */
export type GroupsChoice = { readonly view: View; readonly rule: ProjectionRule; readonly least: number };

/** What a request asks to see; what it does not say is as usual. Among people a large group ties everybody to everybody, so there weak ties are left out. */
export const groupsChoiceOf = (query: URLSearchParams): GroupsChoice => {
  const view = views.find((one) => one === query.get('show')) ?? 'groups';
  const least = query.get('least');
  return { view, rule: rules.find(([id]) => id === query.get('weigh'))?.[0] ?? (view === 'people' ? 'newman' : 'shared'), least: least === null ? (view === 'people' ? 0.1 : 0) : (leasts.find((one) => String(one) === least) ?? 0) };
};

/** The partnership's own groups and who sits on them. Committees of one partner are left out, as they are in the picture of groups. */
export const seatsOf = (membership: AtTable) => {
  const groups = membership.groups.filter(({ host }) => host === null);
  const [own, people] = [new Set<string>(groups.map(({ id }) => id)), new Set<string>(membership.people.map(({ id }) => id))];
  return { groups, memberships: membership.seats.filter(({ group, person }) => own.has(group) && people.has(person)).map(({ group, person }): Membership => ({ group, person })) };
};

type Known = { readonly found: TwoMode; readonly memberships: readonly Membership[]; readonly group: (id: string) => string; readonly person: (id: string) => string; readonly nodes: ReadonlyMap<string, PictureNode> };

const knownOf = (membership: AtTable): Known => {
  const { groups, memberships } = seatsOf(membership);
  const organisations = new Map(membership.organisations.map(({ id, name }) => [id as string, name]));
  const namesakes = Map.groupBy(membership.people, ({ name }) => name);
  const label = ({ name, organisation }: (typeof membership.people)[number]): string => ((namesakes.get(name)?.length ?? 0) > 1 && organisation !== null && organisations.has(organisation) ? `${name}, ${organisations.get(organisation)}` : name);
  const names = new Map<string, string>([...groups.map(({ id, name }) => [id as string, name] as const), ...membership.people.map((one) => [one.id as string, label(one)] as const)]);
  const named = (id: string): string => names.get(id) ?? id;
  const nodes = new Map<string, PictureNode>([
    ...groups.map(({ id, layer }) => [id as string, { label: named(id), group: capitalise(layer), kind: 'organisation' as const }] as const),
    ...standings(membership).map(({ person, layer }) => [person.id as string, { label: named(person.id), group: layer === null ? null : capitalise(layer) }] as const),
  ]);
  return { found: twoMode(memberships, groups.map(({ id }) => id)), memberships, group: named, person: named, nodes };
};

const Words = ({ known }: { readonly known: Known }) => {
  const found = twoModeFindings(known.found, known);
  return found.length === 0 ? <p class="govuk-body">Every group shares people with another, and nothing hangs on one person alone.</p> : (
    <ol class="joinery-findings">
      {found.slice(0, 12).map(({ text, evidence, todo }, at) => (
        <li class={`joinery-finding${at < 3 ? ' joinery-finding--sharp' : ''}`}>
          <p class="govuk-body govuk-!-margin-bottom-1">{text}</p>
          <p class="govuk-body-s govuk-!-margin-bottom-1">{evidence} <strong>What to do:</strong> {todo}</p>
        </li>
      ))}
    </ol>
  );
};

/** What else an address of the page holds, so that it is not lost. */
type Keep = readonly (readonly [name: string, value: string])[];

const Choose = ({ ask, path, choice, keep }: { readonly ask: AskHere; readonly path: string; readonly choice: GroupsChoice; readonly keep: Keep }) => (
  <>
    <ul class="govuk-list joinery-inline-list">
      {views.map((view) => <li>{view === choice.view ? <strong aria-current="true">{viewNames[view]}</strong> : <a class="govuk-link" href={ask.link(`${path}?${new URLSearchParams([...keep.map((one) => [...one]), ['show', view]]).toString()}`)}>{viewNames[view]}</a>}</li>)}
    </ul>
    {choice.view === 'both' ? null : (
      <form method="get" action={ask.link(path)} class="joinery-filter">
        <input type="hidden" name="show" value={choice.view} />
        {keep.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
        <Select id="weigh" name="weigh" label={{ text: 'How strong a tie is' }} items={rules.map(([value, text]) => ({ value, text, selected: value === choice.rule }))} />
        <Select id="least" name="least" label={{ text: 'Leave out weaker ties' }} items={leasts.map((one) => ({ value: String(one), text: one === 0 ? 'Show every tie' : `Below ${one}`, selected: one === choice.least }))} />
        <Button text="Show" classes="govuk-button--secondary" />
      </form>
    )}
  </>
);

const graphOfPairs = (ids: readonly string[], { ties }: Pick<Projected, 'ties'>): Graph => graphOf(ids, ties.map(({ source, target, strength }) => ({ source, target, strength })), { directed: false, weighted: true });

type Drawn = { readonly known: Known; readonly choice: GroupsChoice; readonly asOf: string };

const origin = (choice: GroupsChoice, relation: string, asOf: string) => ({ relation, asOf, ...(choice.least > 0 ? { least: choice.least } : {}) });
const below = (count: number): string => (count === 0 ? '' : ` ${count.toLocaleString('en-GB')} weaker ${count === 1 ? 'tie is' : 'ties are'} left out.`);
const sizesFor = (graph: Graph, sizes: ReadonlyMap<string, number>): readonly number[] => graph.ids.map((id) => sizes.get(id) ?? 0);

const GroupsPicture = ({ known, choice, asOf }: Drawn) => {
  const projected = projectGroups(known.memberships, { rule: choice.rule, threshold: choice.least });
  const graph = graphOfPairs(known.found.groups.map(({ id }) => id), projected);
  return <NetworkPicture id="groups" title="Groups that share people" graph={graph} layout={forceLayout(graph)} nodes={known.nodes} groupName="Layer" noun={['group', 'groups']} origin={origin(choice, 'Shared people', asOf)} measure={{ name: 'People', larger: 'the more people sit on it', values: sizesFor(graph, new Map(known.found.groups.map(({ id, people }) => [id, people]))), say: String }} note={`Two groups are tied when somebody sits on both. Those that share people stand near each other; up and down, left and right mean nothing.${below(projected.below)}`} />;
};

/** Above so many pairs a picture of people is a black square, and takes long. */
const mostPairs = 60_000;

const pairsOfPeople = (memberships: readonly Membership[]): number => [...Map.groupBy(memberships, ({ group }) => group).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);

const PeoplePicture = ({ known, choice, asOf }: Drawn) => {
  if (pairsOfPeople(known.memberships) > mostPairs) return <p class="govuk-body">So many people share a group that a picture of them would show nothing. Look at groups that share people.</p>;
  const projected = projectPeople(known.memberships, { rule: choice.rule, threshold: choice.least });
  const graph = graphOfPairs(projected.ids, projected);
  return <NetworkPicture id="people" title="People who share groups" graph={graph} layout={forceLayout(graph)} nodes={known.nodes} groupName="Highest layer" origin={origin(choice, 'Shared groups', asOf)} measure={{ name: 'Groups', larger: 'the more groups somebody sits on', values: sizesFor(graph, known.found.seats), say: String }} note={`Two people are tied when they share a group. That they sit together does not say that they work together. Those who share groups stand near each other; up and down, left and right mean nothing.${below(projected.below)}`} />;
};

const BothPicture = ({ known, asOf }: Drawn) => {
  const graph = graphOf(known.found.groups.map(({ id }) => id), known.memberships.map(({ person, group }) => ({ source: person, target: group })), { directed: false });
  const isGroup = new Set(known.found.groups.map(({ id }) => id));
  const sizes = new Map([...known.found.seats, ...known.found.groups.map(({ id, people }) => [id, people] as const)]);
  return <NetworkPicture id="both" title="People and the groups they sit on" graph={graph} layout={columnsLayout(graph, (id) => isGroup.has(id))} nodes={known.nodes} groupName="Layer" noun={['person or group', 'people and groups']} square="a group" namedFirst={[...isGroup]} mostNames={isGroup.size} origin={{ relation: 'Seats', asOf }} measure={{ name: 'Seats', larger: 'the more seats', values: sizesFor(graph, sizes), say: String }} note="People stand on one side and groups on the other; a line is a seat. Each stands as near as there is room to those it is tied to." />;
};

const Pairs = ({ known: { found, group, person } }: { readonly known: Known }) => {
  const most = 100;
  return found.pairs.length === 0 ? null : (
    <div class="joinery-scroll" tabindex={0} role="region" aria-label="Groups that share people">
      <Table caption={found.pairs.length > most ? `Groups that share people: the first ${most} of ${found.pairs.length} pairs` : 'Groups that share people'} captionClasses="govuk-table__caption--m" classes="joinery-dense" firstCellIsHeader head={[{ text: 'Group' }, { text: 'Other group' }, { text: 'People shared', format: 'numeric' }, { text: 'Who' }]} rows={found.pairs.slice(0, most).map(({ one, other, people }) => [{ text: group(one) }, { text: group(other) }, { text: String(people.length), format: 'numeric' }, { text: `${sentenceList(people.slice(0, 6).map(person))}${people.length > 6 ? ` and ${people.length - 6} more` : ''}` }])} />
    </div>
  );
};

const sum = (found: TwoMode, memberships: readonly Membership[]): string => {
  const density = twoModeDensity(memberships);
  return `${found.seats.size} people sit on ${found.groups.length} groups${density === null ? '' : `: ${(density * 100).toFixed(1)}% of all seats that there could be`}. The groups that have people hang together in ${found.pieces} ${found.pieces === 1 ? 'piece' : 'pieces'}.`;
};

/** People by groups: in words, as a picture of groups, of people or of both, and as a table of which groups share whom. */
export const PeopleByGroups = ({ ask, path, keep = [], membership, choice, asOf }: { readonly ask: AskHere; readonly path: string; readonly keep?: Keep; readonly membership: AtTable; readonly choice: GroupsChoice; readonly asOf: string }) => {
  const known = knownOf(membership);
  if (known.memberships.length === 0) return <p class="govuk-body">Nobody sits on a group{asOf === '' ? '' : ` on ${asOf}`}. Add groups and seats under People first.</p>;
  const Picture = { groups: GroupsPicture, people: PeoplePicture, both: BothPicture }[choice.view];
  return (
    <>
      <p class="govuk-body">{sum(known.found, known.memberships)}</p>
      <h2 class="govuk-heading-m">What it shows</h2>
      <Words known={known} />
      <h2 class="govuk-heading-m">The picture</h2>
      <Choose ask={ask} path={path} choice={choice} keep={keep} />
      <Picture known={known} choice={choice} asOf={asOf} />
      <Pairs known={known} />
    </>
  );
};
