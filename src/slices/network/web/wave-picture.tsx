import type { Child } from 'hono/jsx';
import { closedOn } from '#assessment/asking';
import { formatDay } from '#lib/day.ts';
import { capitalise } from '#lib/text.ts';
import { Details } from '#platform/ui/details.tsx';
import { Table } from '#platform/ui/table.tsx';
import { layoutOf } from '../commands/lay-out.ts';
import { graphOf, type Graph } from '../core/graph.ts';
import { forceLayout } from '../core/layout/force-layout.ts';
import { type AggregateRule } from '../core/aggregate.ts';
import { atLevel, responseOf, settled, type AtLevel, type Choice, type Level, type WaveNetwork } from '../core/view.ts';
import type { WhatIf } from '../core/what-if.ts';
import { keptPaths } from '../run/kept-measures.ts';
import type { Wave } from '../store/wave-store.ts';
import { NetworkExplorer } from './explorer.tsx';
import { withheldInWords } from './left-out.tsx';
import { NetworkPicture } from './picture.tsx';
import { RelationsPicture } from './relations-picture.tsx';
import { WhatIfPicture } from './what-if-picture.tsx';
import { choiceInWords, levelNames, levelNouns, shownName } from './view-form.tsx';

type Props = {
  readonly wave: Wave;
  readonly network: WaveNetwork;
  readonly choice: Choice;
  readonly names: boolean;
  readonly id?: string;
  readonly title?: string;
  /** Where the explorer of what is shown gets its data. */
  readonly explore?: string;
  /** Where everything is found that is too much for this page. */
  readonly rest?: Child;
};

const originOf = ({ wave, network, choice }: Props) => ({ relation: choiceInWords(choice, wave), asOf: formatDay(wave.origin === 'file' ? wave.opensOn : closedOn(wave)), ...(network.isSurvey ? { response: responseOf(network) } : {}) });

/** Everyone in the network, as pictures take them. */
const factsOf = ({ wave, network, choice }: Props) => {
  const { graph, oneSided } = settled(network, choice);
  const byId = new Map<string, (typeof network.participants)[number]>(network.participants.map((one) => [one.id, one]));
  const nodes = new Map(graph.ids.map((id) => {
    const one = byId.get(id);
    return [id, { label: one?.name ?? id, group: one?.sector == null ? null : capitalise(one.sector), layer: one?.layer ?? null, organisation: one?.organisation ?? null, silent: network.isSurvey && one?.state !== 'answered' }] as const;
  }));
  return { graph, layout: layoutOf(wave, graph), nodes, oneSided: choice.symmetry === 'both' ? [] : oneSided, measure: { name: 'Times between others', larger: 'the more often between others', values: keptPaths(graph).betweenness } };
};

// The same places relation by relation, so that what differs is the ties.
const Relations = (props: Props) => {
  const { network, choice } = props;
  if (network.relations.length < 2) return null;
  const { graph, layout, nodes } = factsOf({ ...props, choice: { ...choice, relations: [] } });
  const panels = network.relations.map(({ id, name }) => ({ label: name, graph: settled(network, { relations: [id], symmetry: choice.symmetry }).graph }));
  return <RelationsPicture id="relations" title="Relation by relation" graph={graph} layout={layout} nodes={nodes} panels={panels} panelName="Relation" caption={originOf(props).asOf} />;
};

const explorerOf = ({ explore }: Props) => (explore === undefined ? {} : { explorer: <NetworkExplorer from={explore} /> });

const People = (props: Props) => {
  const facts = factsOf(props);
  return (
    <>
      <NetworkPicture {...facts} id={props.id ?? 'network'} title={props.title ?? 'Who works with whom'} groupName="Sector" origin={originOf(props)} rest={props.rest} {...explorerOf(props)} />
      <Relations {...props} />
    </>
  );
};

/** Before and after of what was tried, everyone in the same place. */
export const TriedPicture = (props: Props & { readonly found: WhatIf }) => <WhatIfPicture {...factsOf(props)} id="what-if" title="Before and after" change={props.found} origin={originOf(props)} />;

/** The same network with each tie as strong as the number of ties between people of the two, for its lines to be as wide. */
const byCount = ({ graph, blocks }: AtLevel): Graph =>
  graphOf(graph.ids, blocks.filter(({ source, target, ties }) => source !== target && ties > 0).map(({ source, target, ties }) => ({ source, target, strength: ties })), { directed: graph.directed, weighted: true });

/** How many ties the people of each have with people of others. */
const outwardOf = ({ graph, blocks }: AtLevel): readonly number[] => graph.ids.map((id) => blocks.reduce((sum, { source, target, ties }) => (source !== target && (source === id || target === id) ? sum + ties : sum), 0));

const thickerBy: Readonly<Record<AggregateRule, string>> = { any: 'more ties between their people', count: 'more ties between their people', share: 'more of the possible ties', greatest: 'a stronger tie between two of their people', mean: 'stronger ties between their people' };

const mostBlocks = 300;
const firstBlocks = 15;

const BlockTable = ({ blocks, level, caption }: { readonly blocks: AtLevel['blocks']; readonly level: Level; readonly caption: string }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
    <Table caption={caption} captionClasses="govuk-table__caption--m" classes="joinery-dense" firstCellIsHeader head={[{ text: 'One' }, { text: 'The other' }, { text: 'Ties', format: 'numeric' }, { text: 'Of those possible', format: 'numeric' }]} rows={blocks.map(({ source, target, ties, density }) => [{ text: shownName(level, source) }, { text: target === source ? 'within' : shownName(level, target) }, { text: String(ties), format: 'numeric' }, { text: density === null ? '–' : `${Math.round(density * 100)}%`, format: 'numeric' }])} />
  </div>
);

const Blocks = ({ at, level, title, rest }: { readonly at: AtLevel; readonly level: Level; readonly title: string; readonly rest?: Child }) => {
  const blocks = at.blocks.toSorted((a, b) => b.ties - a.ties);
  const others = blocks.slice(firstBlocks, mostBlocks);
  return (
    <>
      <BlockTable blocks={blocks.slice(0, firstBlocks)} level={level} caption={title} />
      {others.length === 0 ? null : <Details summaryText={`${others.length.toLocaleString('en-GB')} more, with fewer ties`}><BlockTable blocks={others} level={level} caption={`${title}, those with fewer ties`} /></Details>}
      {blocks.length > mostBlocks ? <p class="govuk-body-s">The {mostBlocks} with the most ties of {blocks.length.toLocaleString('en-GB')}. {rest}</p> : null}
    </>
  );
};

/** The sector of each organisation. */
export const sectorsOf = ({ participants }: WaveNetwork): ReadonlyMap<string, string> => new Map(participants.flatMap(({ organisation, sector }) => (organisation === null || sector === null ? [] : [[organisation, capitalise(sector)] as const])));

/** The network as a picture: of people for those who may see names, else of organisations, sectors, groups or layers that are large enough. */
export const WavePicture = (props: Props) => {
  const { wave, network, choice, names } = props;
  if (names && choice.level === 'person') return <People {...props} />;
  const level = choice.level === 'person' ? 'sector' : choice.level;
  const at = atLevel(network, { ...choice, level }, names);
  const { graph, sizes } = at;
  if (graph.size === 0) return <p class="govuk-body">No {levelNouns[level][0]} is large enough to be shown. Choose another level.</p>;
  const sectors = level === 'organisation' ? sectorsOf(network) : new Map<string, string>();
  const groupOf = (id: string): string | null => (level === 'organisation' ? (sectors.get(id) ?? null) : '');
  const nodes = new Map(graph.ids.map((id) => [id, { label: shownName(level, id), group: groupOf(id), kind: 'organisation' as const }]));
  return (
    <>
      <NetworkPicture id={props.id ?? 'network'} title={props.title ?? `${levelNames[level]} by the ties of their people`} graph={choice.rule === 'any' ? byCount(at) : graph} layout={forceLayout(graph, { seed: wave.pictureSeed })} nodes={nodes} measure={{ name: 'Ties of their people', larger: 'the more ties its people have with others', values: outwardOf(at), say: String }} groupName={level === 'organisation' ? 'Sector' : null} tiesName="Tied to" people={sizes} thicker={thickerBy[choice.rule]} noun={levelNouns[level]} origin={originOf(props)} rest={props.rest} {...explorerOf(props)} />
      {graph.size < 2 ? null : <Blocks at={at} level={level} title={`Ties between ${levelNouns[level][1]}, and within them`} rest={props.rest} />}
      {withheldInWords(level, at) === '' ? null : <p class="govuk-body-s">{withheldInWords(level, at)}</p>}
    </>
  );
};
