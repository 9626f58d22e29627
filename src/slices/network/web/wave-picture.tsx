import { closedOn } from '#assessment/asking';
import { formatDay } from '#lib/day.ts';
import { layoutOf } from '../commands/lay-out.ts';
import { degrees } from '../core/density.ts';
import { forceLayout } from '../core/layout/force-layout.ts';
import { pathsOf } from '../core/measure.ts';
import { atLevel, responseOf, settled, type Choice, type WaveNetwork } from '../core/view.ts';
import type { Wave } from '../store/wave-store.ts';
import { NetworkPicture } from './picture.tsx';
import { choiceInWords, levelNames, levelNouns } from './view-form.tsx';

type Props = { readonly wave: Wave; readonly network: WaveNetwork; readonly choice: Choice; readonly names: boolean; readonly id?: string; readonly title?: string };

const originOf = ({ wave, network, choice }: Props) => ({ relation: choiceInWords(choice, wave), asOf: formatDay(wave.origin === 'file' ? wave.opensOn : closedOn(wave)), ...(network.isSurvey ? { response: responseOf(network) } : {}) });

const People = (props: Props) => {
  const { wave, network, choice } = props;
  const { graph, oneSided } = settled(network, choice);
  const byId = new Map<string, (typeof network.participants)[number]>(network.participants.map((one) => [one.id, one]));
  const nodes = new Map(graph.ids.map((id) => {
    const one = byId.get(id);
    return [id, { label: one?.name ?? id, group: one?.sector ?? null, silent: network.isSurvey && one?.state !== 'answered' }] as const;
  }));
  return <NetworkPicture id={props.id ?? 'network'} title={props.title ?? 'Who works with whom'} graph={graph} layout={layoutOf(wave, graph)} nodes={nodes} oneSided={choice.symmetry === 'both' ? [] : oneSided} measure={{ name: 'Times between others', larger: 'the more often between others', values: pathsOf(graph).betweenness }} groupName="Sector" origin={originOf(props)} />;
};

/** The network as a picture: of people for those who may see names, else of organisations, sectors, groups or layers that are large enough. */
export const WavePicture = (props: Props) => {
  const { wave, network, choice, names } = props;
  if (names && choice.level === 'person') return <People {...props} />;
  const level = choice.level === 'person' ? 'sector' : choice.level;
  const { graph, sizes, withheld } = atLevel(network, { ...choice, level }, names);
  if (graph.size === 0) return <p class="govuk-body">No {levelNouns[level][0]} is large enough to be shown. Choose another level.</p>;
  const nodes = new Map(graph.ids.map((id) => [id, { label: id, group: null, kind: 'organisation' as const }]));
  return (
    <>
      <NetworkPicture id={props.id ?? 'network'} title={props.title ?? `${levelNames[level]} by the ties of their people`} graph={graph} layout={forceLayout(graph, { seed: wave.pictureSeed })} nodes={nodes} measure={{ name: 'Tied to', larger: 'the more others it is tied to', values: degrees(graph).all, say: String }} groupName="Kind" noun={levelNouns[level]} origin={originOf(props)} />
      <p class="govuk-body-s">{sizes.size} in all.{withheld.length === 0 ? '' : ` ${withheld.length} with too few people are left out, with any that would give them away.`}</p>
    </>
  );
};
