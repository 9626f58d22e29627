import { closedOn } from '#assessment/asking';
import { formatDay } from '#lib/day.ts';
import { plural } from '#lib/text.ts';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { NetworkChange } from '#platform/charts/network-change.tsx';
import { NetworkMatrix } from '#platform/charts/network-matrix.tsx';
import { NetworkMultiples } from '#platform/charts/network-multiples.tsx';
import { layoutOf } from '../commands/lay-out.ts';
import { degrees } from '../core/density.ts';
import { forceLayout } from '../core/layout/force-layout.ts';
import { pathsOf } from '../core/measure.ts';
import { atLevel, responseOf, settled, type AtLevel, type Choice, type WaveNetwork } from '../core/view.ts';
import type { WhatIf } from '../core/what-if.ts';
import type { Wave } from '../store/wave-store.ts';
import { exploreData, type ExploreSource } from './explore-data.ts';
import { NetworkExplorer } from './explorer.tsx';
import { chartOf, chartTies, groupsOf } from './picture-data.ts';
import { NetworkPicture } from './picture.tsx';
import { choiceInWords, levelNames, levelNouns } from './view-form.tsx';

type Props = { readonly wave: Wave; readonly network: WaveNetwork; readonly choice: Choice; readonly names: boolean; readonly id?: string; readonly title?: string };

const originOf = ({ wave, network, choice }: Props) => ({ relation: choiceInWords(choice, wave), asOf: formatDay(wave.origin === 'file' ? wave.opensOn : closedOn(wave)), ...(network.isSurvey ? { response: responseOf(network) } : {}) });

/** Everyone in the network, as pictures take them. */
const factsOf = ({ wave, network, choice }: Props) => {
  const { graph, oneSided } = settled(network, choice);
  const byId = new Map<string, (typeof network.participants)[number]>(network.participants.map((one) => [one.id, one]));
  const nodes = new Map(graph.ids.map((id) => {
    const one = byId.get(id);
    return [id, { label: one?.name ?? id, group: one?.sector ?? null, layer: one?.layer ?? null, organisation: one?.organisation ?? null, silent: network.isSurvey && one?.state !== 'answered' }] as const;
  }));
  return { graph, layout: layoutOf(wave, graph), nodes, oneSided: choice.symmetry === 'both' ? [] : oneSided, measure: { name: 'Times between others', larger: 'the more often between others', values: pathsOf(graph).betweenness } };
};

// The same places relation by relation, so that what differs is the ties.
const Relations = (props: Props) => {
  const { network, choice } = props;
  const facts = factsOf({ ...props, choice: { ...choice, relations: [] } });
  const chart = chartOf(facts, originOf(props));
  const panels = network.relations.map(({ id, name }) => {
    const { graph } = settled(network, { relations: [id], symmetry: choice.symmetry });
    return { label: name, note: plural(graph.ties, 'tie'), ties: chartTies({ graph }) };
  });
  return panels.length < 2 ? null : <ChartWithTable title="Relation by relation" chart={<NetworkMultiples id="relations" title="Relation by relation" {...chart} panels={panels} />} compactChart={<NetworkMultiples id="relations-compact" title="Relation by relation" {...chart} panels={panels} compact />} columns={[{ title: 'Relation' }, { title: 'Ties', numeric: true }]} rows={panels.map(({ label, ties }) => [label, ties.length])} />;
};

const People = (props: Props) => {
  const { wave, network, choice } = props;
  const facts = factsOf(props);
  const sources = network.relations.map(({ id, name }): ExploreSource => ({ relation: name, wave: wave.title, ...settled(network, { relations: [id], symmetry: choice.symmetry }, true) }));
  const data = exploreData(sources, facts.layout, { nodes: facts.nodes, groups: groupsOf(facts), groupName: 'Sector' });
  return (
    <>
      <NetworkPicture {...facts} id={props.id ?? 'network'} title={props.title ?? 'Who works with whom'} groupName="Sector" origin={originOf(props)} explorer={<NetworkExplorer data={data} />} />
      <Relations {...props} />
    </>
  );
};

/** Before and after of what was tried, everyone in the same place. */
export const WhatIfPicture = (props: Props & { readonly found: WhatIf }) => {
  const { found } = props;
  const chart = chartOf(factsOf(props), originOf(props));
  const change = { ...chart, title: 'Before and after', removed: found.removed, cutOff: found.cutOff, added: found.added, beforeLabel: 'As it is', beforeNote: plural(found.before.ties, 'tie'), afterLabel: 'As it would be', afterNote: plural(found.after.ties, 'tie'), named: true };
  return <figure class="joinery-figure"><figcaption class="joinery-figure__title">Before and after</figcaption><div class="joinery-figure__wide"><NetworkChange {...change} id="what-if" /></div><div class="joinery-figure__compact"><NetworkChange {...change} id="what-if-compact" compact /></div></figure>;
};

const Matrix = ({ at, title, caption, directed }: { readonly at: AtLevel; readonly title: string; readonly caption: string; readonly directed: boolean }) => {
  if (at.graph.size < 2 || at.blocks.length === 0) return null;
  const matrix = { title, ends: at.graph.ids.map((id) => ({ id, label: id, group: null })), cells: at.blocks.map(({ source, target, ties }) => ({ row: source, column: target, value: ties })), directed, counts: 'ties between people of the two', caption };
  return <ChartWithTable title={title} chart={<NetworkMatrix {...matrix} id="matrix" />} compactChart={<NetworkMatrix {...matrix} id="matrix-compact" compact />} columns={[{ title: 'One' }, { title: 'The other' }, { title: 'Ties', numeric: true }, { title: 'Of those possible', numeric: true }]} rows={at.blocks.toSorted((a, b) => b.ties - a.ties).map(({ source, target, ties, density }) => [source, target === source ? 'within' : target, ties, density === null ? '–' : `${Math.round(density * 100)}%`])} folded />;
};

/** The network as a picture: of people for those who may see names, else of organisations, sectors, groups or layers that are large enough. */
export const WavePicture = (props: Props) => {
  const { wave, network, choice, names } = props;
  if (names && choice.level === 'person') return <People {...props} />;
  const level = choice.level === 'person' ? 'sector' : choice.level;
  const at = atLevel(network, { ...choice, level }, names);
  const { graph, sizes, withheld } = at;
  if (graph.size === 0) return <p class="govuk-body">No {levelNouns[level][0]} is large enough to be shown. Choose another level.</p>;
  const nodes = new Map(graph.ids.map((id) => [id, { label: id, group: null, kind: 'organisation' as const }]));
  return (
    <>
      <NetworkPicture id={props.id ?? 'network'} title={props.title ?? `${levelNames[level]} by the ties of their people`} graph={graph} layout={forceLayout(graph, { seed: wave.pictureSeed })} nodes={nodes} measure={{ name: 'Tied to', larger: 'the more others it is tied to', values: degrees(graph).all, say: String }} groupName="Kind" noun={levelNouns[level]} origin={originOf(props)} />
      <Matrix at={at} title={`Ties between ${levelNouns[level][1]}, and within them`} caption={`${originOf(props).relation} · ${originOf(props).asOf}`} directed={graph.directed} />
      <p class="govuk-body-s">{sizes.size} in all.{withheld.length === 0 ? '' : ` ${withheld.length} with too few people are left out, with any that would give them away.`}</p>
    </>
  );
};
