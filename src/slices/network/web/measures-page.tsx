import { ok, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Details } from '#platform/ui/details.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { logView } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import { ruleInWords } from '../core/aggregate.ts';
import { brokerage } from '../core/brokerage.ts';
import { centralisation } from '../core/centralisation.ts';
import { eiIndex, type EiIndex } from '../core/e-i-index.ts';
import type { Graph } from '../core/graph.ts';
import type { Measures, NodeMeasures } from '../core/measure.ts';
import { nonResponseEffects, responseInWords } from '../core/non-response.ts';
import { boundedInWords } from '../core/roster.ts';
import { atLevel, isEnough, placesAt, responseOf, settled, type Choice, type Level, type WaveNetwork } from '../core/view.ts';
import { keptMeasures, keptOf, keptPaths } from '../run/kept-measures.ts';
import type { Wave } from '../store/wave-store.ts';
import { OtherLevels, shownInWords, unplacedInWords, withheldInWords } from './left-out.tsx';
import { networkSide } from './network-side.ts';
import { ChoiceForm, choiceInWords, choiceOf, levelNames, levelNouns, queryOf, shownName } from './view-form.tsx';
import { withResults, type WithWave } from './with-wave.ts';

const say = (value: number | null, digits = 3): string => (value === null ? 'not defined' : Number.isInteger(value) ? value.toLocaleString('en-GB') : value.toFixed(digits));
const effects = new Map(nonResponseEffects.map(({ measure: name, words }) => [name, words]));

const percent = (value: number | null): string => (value === null ? 'not defined' : `${(value * 100).toFixed(1)}%`);

type Line = readonly [name: string, value: string, effect: string];

const wholeLines = ({ graph: of }: Measures, graph: Graph): readonly Line[] => {
  const paths = keptPaths(graph);
  const spread = centralisation(graph, paths.betweenness, paths);
  return [
    ['Ties of all there could be (density)', percent(of.density), 'density'],
    ...(graph.directed ? [['Ties that are returned (reciprocity)', percent(of.reciprocity), 'reciprocity'] as const] : []),
    ['Pieces', say(of.components), 'components'],
    ['Longest of the shortest ways, in steps (diameter)', say(of.diameter), 'diameter'],
    ['Those on whom others hang (cut points)', say(of.articulationPoints.length), 'articulationPoints'],
    ['Ties on which others hang (bridges)', say(of.bridges.length), 'bridges'],
    ['How far ties turn on one, 100% if all do (degree centralisation)', percent(spread.degree), 'outDegree'],
    ['How far ways turn on one, 100% if all do (betweenness centralisation)', percent(spread.betweenness), 'betweenness'],
  ];
};

const Effects = ({ summary, of }: { readonly summary: string; readonly of: readonly (readonly [title: string, effect: string])[] }) => (
  <Details classes="joinery-aside" summaryText={summary}><dl class="govuk-body-s">{of.map(([title, effect]) => <><dt><strong>{title}</strong></dt><dd class="govuk-!-margin-left-0 govuk-!-margin-bottom-2">{effects.get(effect) ?? ''}</dd></>)}</dl></Details>
);

type WholeProps = { /** Each network that is spoken of, by whom it is of: '10 sectors', '60 people'. */ readonly of: readonly (readonly [who: string, lines: readonly Line[]])[]; readonly silent: boolean };

const Whole = ({ of, silent }: WholeProps) => {
  const lines = of[0]?.[1] ?? [];
  return (
    <>
      <div class="joinery-scroll" tabindex={0} role="region" aria-label="The whole network">
        <Table caption="The whole network" captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: 'Measure' }, ...of.map(([who]) => ({ text: `Of ${who}`, format: 'numeric' }))]} rows={lines.map(([name], at) => [{ text: name }, ...of.map(([, own]) => ({ text: own[at]?.[1] ?? '', format: 'numeric' }))])} />
      </div>
      {silent ? <Effects summary="What it means for these figures that some did not answer" of={lines.map(([name, , effect]) => [name, effect] as const)} /> : null}
    </>
  );
};

const columns: readonly (readonly [title: string, key: keyof NodeMeasures, effect: string, directed?: boolean])[] = [
  ['Ties', 'degree', 'outDegree'], ['Goes to', 'outDegree', 'outDegree', true], ['Is gone to by', 'inDegree', 'inDegree', true], ['Between others', 'betweenness', 'betweenness'], ['Nearness (harmonic)', 'harmonic', 'harmonic'], ['Closeness, whole', 'closeness', 'closeness'],
  ['Closeness, own piece', 'closenessWithin', 'closeness'], ['Eigenvector', 'eigenvector', 'eigenvector'], ['PageRank', 'pagerank', 'pagerank'], ['Core', 'core', 'core'], ['Clustering', 'clustering', 'clustering'], ['Constraint', 'constraint', 'constraint'], ['Effective size', 'effectiveSize', 'effectiveSize'], ['Community', 'community', 'community'],
];

type NodesProps = { readonly whole: Measures; readonly choice: Choice; readonly labels: ReadonlyMap<string, string>; readonly sizes: ReadonlyMap<string, number> | null; readonly silent: ReadonlySet<string>; /** Where the file of all of them is. */ readonly file: string };

const mostShown = 300;

const Nodes = ({ whole, choice, labels, sizes, silent, file }: NodesProps) => {
  const shown = columns.filter(([, , , directed]) => directed !== true || whole.graph.directed);
  const caption = `${levelNames[choice.level]}, most often between others first`;
  return (
    <>
      <p class="govuk-body-s govuk-!-margin-bottom-2 joinery-screen">The table is wide: move it sideways for the rest of the {shown.length} measures.</p>
      <div class="joinery-scroll joinery-dense joinery-many" tabindex={0} role="region" aria-label={caption}>
        <Table
          caption={caption} captionClasses="govuk-table__caption--m" firstCellIsHeader
          head={[{ text: levelNames[choice.level] }, ...(sizes === null ? [] : [{ text: 'People', format: 'numeric' }]), ...shown.map(([text]) => ({ text, format: 'numeric' }))]}
          rows={whole.nodes.toSorted((a, b) => b.betweenness - a.betweenness || b.degree - a.degree).slice(0, mostShown).map((node) => [
            { text: `${labels.get(node.id) ?? shownName(choice.level, node.id)}${silent.has(node.id) ? ' (did not answer)' : ''}` },
            ...(sizes === null ? [] : [{ text: String(sizes.get(node.id) ?? 0), format: 'numeric' }]),
            ...shown.map(([, key]) => ({ text: key === 'outDegree' && silent.has(node.id) ? 'not known' : say(node[key] as number | null, 2), format: 'numeric' })),
          ])}
        />
      </div>
      <p class="govuk-body">{whole.nodes.length > mostShown ? `The first ${mostShown} of ${whole.nodes.length.toLocaleString('en-GB')}. ` : ''}<a class="govuk-link" href={file}>Every measure as a CSV file</a>, nothing rounded.</p>
      {silent.size === 0 ? null : <Effects summary="What it means for each measure that some did not answer" of={shown.map(([title, , effect]) => [title, effect] as const)} />}
    </>
  );
};

/** What the index says, in a sentence: whether ties keep within or reach across more than the sizes alone explain. */
const leaningOf = ({ index, expected, p }: EiIndex, level: Level): string => {
  const many = levelNames[level];
  if (index === null || expected === null || p === null) return '';
  if (p > 0.05) return `${many} neither keep to themselves nor reach across more than chance would have it, given their sizes.`;
  return index < expected ? `${many} keep to themselves more than their sizes explain.` : `${many} reach across more than their sizes explain.`;
};

// Ties within and across, group by group: only for parts large enough where names may not be seen.
const Across = ({ network, choice, withheld }: { readonly network: WaveNetwork; readonly choice: Choice; readonly withheld: ReadonlySet<string> }) => {
  if (choice.level === 'person' || choice.level === 'group') return null;
  const { graph } = settled(network, choice);
  const places = placesAt(network, choice.level);
  const groups = graph.ids.map((id) => places(id)[0] ?? null);
  const found = keptOf(`E-I ${JSON.stringify(groups)}`, graph, () => eiIndex(graph, groups));
  const parts = found.groups.filter(({ group }) => !withheld.has(group));
  return (
    <>
      <h2 class="govuk-heading-m">Within and across</h2>
      {leaningOf(found, choice.level) === '' ? null : <p class="govuk-body">{leaningOf(found, choice.level)}</p>}
      <p class="govuk-body">E-I index {say(found.index, 2)}, from −1, all ties within, to 1, all across. By the sizes of {levelNouns[choice.level][1]} alone it would be {say(found.expected, 2)}{found.p === null ? '' : `; chance gives a figure at least as far from that in ${say(found.p * 100, 1)}% of cases`}.{network.isSurvey ? ` ${effects.get('eiIndex') ?? ''}` : ''}</p>
      {parts.length === 0 ? null : <div class="joinery-scroll" tabindex={0} role="region" aria-label="Ties within and across"><Table firstCellIsHeader head={[{ text: levelNames[choice.level] }, { text: 'Within', format: 'numeric' }, { text: 'Across', format: 'numeric' }, { text: 'E-I index', format: 'numeric' }]} rows={parts.slice(0, mostShown).map((one) => [{ text: shownName(choice.level, one.group) }, { text: String(one.internal), format: 'numeric' }, { text: String(one.external), format: 'numeric' }, { text: say(one.index, 2), format: 'numeric' }])} /></div>}
    </>
  );
};

const Brokers = ({ network, choice, labels }: { readonly network: WaveNetwork; readonly choice: Choice; readonly labels: ReadonlyMap<string, string> }) => {
  const { graph } = settled(network, { ...choice, symmetry: network.directed ? 'as-reported' : choice.symmetry });
  const sector = placesAt(network, 'sector');
  const roles = brokerage(graph, graph.ids.map((id) => sector(id)[0] ?? null)).map((role, at) => ({ role, name: labels.get(graph.ids[at] ?? '') ?? '' })).filter(({ role }) => role.total > 0).toSorted((a, b) => b.role.total - a.role.total).slice(0, 15);
  return roles.length === 0 ? null : (
    <div class="joinery-scroll joinery-dense" tabindex={0} role="region" aria-label="Go-betweens by sector">
      <Table caption="Go-betweens, by sector" captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: 'Person' }, ...['Within the sector', 'For another sector', 'Into the sector', 'Out of the sector', 'Between two others', 'All'].map((text) => ({ text, format: 'numeric' }))]} rows={roles.map(({ role, name }) => [{ text: name }, ...[role.coordinator, role.consultant, role.gatekeeper, role.representative, role.liaison, role.total].map((value) => ({ text: String(value), format: 'numeric' }))])} />
    </div>
  );
};

/** Who did not answer, where people are looked at. */
export const silentOf = ({ isSurvey, participants }: WaveNetwork, choice: Choice): ReadonlySet<string> => new Set(isSurvey && choice.level === 'person' ? participants.filter(({ state }) => state !== 'answered').map(({ id }) => id) : []);

const Shown = ({ ask, wave, network, choice, names }: { readonly ask: AskHere; readonly wave: Wave; readonly network: WaveNetwork; readonly choice: Choice; readonly names: boolean }) => {
  const people = settled(network, choice).graph;
  const { asked, answered } = responseOf(network);
  const isPeople = choice.level === 'person';
  const at = isPeople ? null : atLevel(network, choice, names);
  const graph = at?.graph ?? people;
  const whole = keptMeasures(people, wave.pictureSeed);
  const own = at === null ? whole : keptMeasures(graph, wave.pictureSeed);
  const labels = new Map<string, string>(isPeople ? network.participants.map(({ id, name }) => [id, name]) : []);
  return (
    <>
      {network.isSurvey ? <p class="govuk-body">{responseInWords(answered, asked)} {boundedInWords(wave)}</p> : null}
      <Whole of={[...(at === null || graph.size === 0 ? [] : [[shownInWords(choice.level, graph.size, at.others), wholeLines(own, graph)] as const]), [plural(people.size, 'person', 'people'), wholeLines(whole, people)]]} silent={network.isSurvey && answered < asked} />
      {at === null ? null : <p class="govuk-body">{[graph.size === 0 ? '' : ruleInWords(choice.rule), unplacedInWords(choice.level, at.unplaced), withheldInWords(choice.level, at)].filter((one) => one !== '').join(' ')}</p>}
      {graph.size === 0 ? <OtherLevels ask={ask} path={`/network/${wave.id}/measures`} network={network} choice={choice} names={names} /> : <Nodes whole={own} choice={choice} labels={labels} sizes={at?.sizes ?? null} silent={silentOf(network, choice)} file={ask.link(`/network/${wave.id}/measures.csv?${queryOf(choice)}`)} />}
      <Across network={network} choice={choice} withheld={new Set(at?.withheld ?? [])} />
      {isPeople ? <Brokers network={network} choice={choice} labels={labels} /> : null}
    </>
  );
};

const measured = async (ask: AskHere, { wave, tx, names }: WithWave): Promise<Result<Reply>> => {
  const work = workOf(ask, tx);
  const network = await networkOf(work, wave);
  const choice = choiceOf(ask.query, wave, names);
  if (names) await logView(work, wave.id, `Measures of ${levelNames[choice.level].toLowerCase()}`);
  return ok(
    page({
      title: `Measures of ${wave.title}`, side: networkSide(ask, 'measures', wave.id, names), back: { href: ask.link(`/network/${wave.id}/findings`) },
      body: (
        <>
          <PageHeading caption={wave.title} heading="Measures" lead={`${choiceInWords(choice, wave)}. Nobody’s worth is measured here: only where ties run.`} />
          <ChoiceForm ask={ask} path={`/network/${wave.id}/measures`} wave={wave} choice={choice} names={names} withLevel />
          {!names && !isEnough(network) ? <InsetText>Fewer than {wave.minGroup} answered, so no figure is shown.</InsetText> : <Shown ask={ask} wave={wave} network={network} choice={choice} names={names} />}
        </>
      ),
    }),
  );
};

/** Every measure, of people for those whom the consent names, else of organisations, sectors, groups and layers that are large enough. */
export const measuresPage = (ask: AskHere): Answered => withResults(ask, (found) => measured(ask, found));
