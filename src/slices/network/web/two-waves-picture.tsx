import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { NetworkTwoWaves } from '#platform/charts/network-two-waves.tsx';
import { capitalise, plural } from '#lib/text.ts';
import { graphOf } from '../core/graph.ts';
import { forceLayout } from '../core/layout/force-layout.ts';
import { placesOf } from '../core/layout/layout.ts';
import { twoWavesAt, twoWavesOfPeople, type TwoWaveNode, type TwoWaves } from '../core/two-waves.ts';
import type { Choice, Level, WaveNetwork } from '../core/view.ts';
import type { Wave } from '../store/wave-store.ts';
import { placesOfBoth } from './places-of-both.ts';
import { levelNames, levelNouns, shownName } from './view-form.tsx';

export type TwoWavesPictureProps = { readonly waves: readonly [Wave, Wave]; readonly networks: readonly [WaveNetwork, WaveNetwork]; readonly days: readonly [string, string]; readonly choice: Choice; readonly names: boolean; readonly relation: string };

const graphOfBoth = ({ nodes, before, after }: TwoWaves) => graphOf(nodes.map(({ id }) => id), [...before, ...after].map(({ source, target }) => ({ source, target })), { directed: false });

const groupsOf = (nodes: readonly TwoWaveNode[]): readonly string[] => [...Map.groupBy(nodes, ({ group }) => group)].flatMap(([group, all]) => (group === null ? [] : [{ group, count: all.length }])).toSorted((a, b) => b.count - a.count || (a.group < b.group ? -1 : 1)).map(({ group }) => group);

const said = { both: 'both', came: 'came', left: 'left' } as const;
const inWords = ({ presence, compared }: TwoWaveNode): string => (presence === 'both' && !compared ? 'both, not compared' : said[presence]);

const changeIn = ({ nodes, before, after }: TwoWaves, [one, many]: readonly [string, string]): string => {
  const [made, ended] = [after.filter(({ change }) => change === 'made').length, before.filter(({ change }) => change === 'ended').length];
  const [came, left] = [nodes.filter(({ presence }) => presence === 'came').length, nodes.filter(({ presence }) => presence === 'left').length];
  return `${plural(made, 'tie')} made and ${ended} ended; ${came + left === 0 ? `no ${one} came or left` : `${plural(came, one, many)} came and ${left} left`}`;
};

/** The first level at which two or more may be shown, for those who may not see names. */
export const levelToShow = (networks: TwoWavesPictureProps['networks'], choice: Choice, least: number): Level =>
  (['organisation', 'sector', 'layer', 'group'] as const).find((level) => twoWavesAt(...networks, { ...choice, level }, least, false).nodes.length > 1) ?? 'organisation';

/** Two waves side by side in the same places, what changed marked, with the same as a table. People for those who may see names, else organisations, sectors, groups or layers that are large enough. */
export const TwoWavesPicture = (props: TwoWavesPictureProps) => {
  const { waves, networks, choice, names, days } = props;
  const isPeople = names && choice.level === 'person';
  const people = isPeople ? twoWavesOfPeople(...networks, choice) : null;
  const found: TwoWaves = people ?? twoWavesAt(...networks, choice, Math.max(waves[0].minGroup, waves[1].minGroup), names);
  const noun = levelNouns[isPeople ? 'person' : choice.level];
  if (found.nodes.length === 0) return <p class="govuk-body">No {noun[0]} is large enough in both waves to be shown. Choose another level.</p>;
  const places = people === null ? placesOf(forceLayout(graphOfBoth(found), { seed: waves[1].pictureSeed })) : placesOf(placesOfBoth(graphOfBoth(people), people.keys, waves, networks));
  const shown = ({ label }: TwoWaveNode): string => (isPeople ? label : shownName(choice.level, label));
  const groups = groupsOf(found.nodes);
  const of = (ties: TwoWaves['before']): string => plural(ties.filter(({ change }) => change !== 'apart').length, 'tie');
  const compared = found.nodes.filter((node) => node.compared).length;
  const chart = {
    title: changeIn(found, noun), directed: found.directed, groups: groups.map(capitalise), before: found.before, after: found.after, noun,
    nodes: found.nodes.map((node) => ({ id: node.id, label: shown(node), ...(places.get(node.id) ?? { x: 0, y: 0 }), size: node.after ?? 0, before: node.before ?? 0, after: node.after ?? 0, group: node.group === null ? null : groups.indexOf(node.group), presence: node.presence, ...(isPeople ? {} : { kind: 'organisation' as const }), ...(node.presence === 'both' && !node.compared ? { silent: true } : {}) })),
    beforeLabel: days[0], beforeNote: `${of(found.before)} among those compared`, afterLabel: days[1], afterNote: `${of(found.after)} among those compared`,
    caption: `${props.relation} · ${plural(compared, noun[0], noun[1])} compared${found.nodes.length > compared ? `, ${found.nodes.length - compared} not` : ''}`,
  };
  return (
    <>
      <ChartWithTable
        title={chart.title}
        chart={<NetworkTwoWaves {...chart} id="two-waves" />}
        {...(found.nodes.length > 1200 ? {} : { compactChart: <NetworkTwoWaves {...chart} id="two-waves-compact" compact /> })}
        columns={[{ title: levelNames[isPeople ? 'person' : choice.level] }, { title: 'In' }, { title: `Tied to, ${days[0]}`, numeric: true }, { title: `Tied to, ${days[1]}`, numeric: true }, { title: 'Made', numeric: true }, { title: 'Ended', numeric: true }]}
        rows={found.nodes.toSorted((a, b) => b.made + b.ended - a.made - a.ended || (a.label < b.label ? -1 : 1)).map((node) => [shown(node), inWords(node), node.before ?? '–', node.after ?? '–', node.made, node.ended])}
        note={`Each stands in the same place in both. ${isPeople ? 'Only ties between people who are compared count as kept, made or ended; those of people who came, left or answered once are drawn faint, since half of them is not known.' : 'Two are tied when anyone of one is tied to anyone of the other, out of the people compared alone, each where the later wave has them.'}`}
      />
      {found.withheld === 0 ? null : <p class="govuk-body-s">{found.withheld} with too few people are left out, with any that would give them away. Two waves withhold more than one: also what differs between them by a few people.</p>}
    </>
  );
};
