import { Table } from '#platform/ui/table.tsx';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { NetworkMultiples } from '#platform/charts/network-multiples.tsx';
import { degrees, density } from '../core/density.ts';
import type { Graph } from '../core/graph.ts';
import { chartNodes, chartTies, groupsOf, type PictureFacts } from './picture-data.ts';
import { isCrowd } from './picture.tsx';

export type RelationsPictureProps = Omit<PictureFacts, 'measure' | 'oneSided'> & {
  readonly id: string;
  readonly title: string;
  /** Each relation or wave by its name, in the order in which they are shown. `graph` is of all of them together. */
  readonly panels: readonly { readonly label: string; readonly graph: Graph }[];
  /** What the panels are: 'Relation' or 'Wave'. */
  readonly panelName: string;
  readonly caption: string;
};

const noneIn = (graph: Graph): number => degrees(graph).all.reduce((count, one) => count + (one === 0 ? 1 : 0), 0);

const columns = ['Ties', 'Density', 'With no tie known'] as const;

const InFigures = ({ title, panelName, rows }: Pick<RelationsPictureProps, 'title' | 'panelName'> & { readonly rows: readonly (readonly (string | number)[])[] }) => (
  <>
    <div class="joinery-scroll" tabindex={0} role="region" aria-label={title}>
      <Table caption={title} captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: panelName }, ...columns.map((text) => ({ text, format: 'numeric' }))]} rows={rows.map((row) => row.map((value, at) => ({ text: value.toLocaleString('en-GB'), ...(at === 0 ? {} : { format: 'numeric' }) })))} />
    </div>
    <p class="govuk-body-s">There are too many ties for pictures side by side. Choose one {panelName.toLowerCase()} above to see it by itself.</p>
  </>
);

/** The same people in the same places, once for each relation or wave, with the figures of each. Where there are very many, the figures alone. */
export const RelationsPicture = ({ id, title, panels, panelName, caption, ...facts }: RelationsPictureProps) => {
  const rows = panels.map(({ label, graph }) => [label, graph.ties, density(graph)?.toFixed(3) ?? '–', noneIn(graph)]);
  if (isCrowd(facts.graph)) return <InFigures title={title} panelName={panelName} rows={rows} />;
  const groups = groupsOf(facts);
  const nodes = chartNodes({ ...facts, measure: { name: '', larger: '', values: degrees(facts.graph).all } }, groups).map((node) => ({ ...node, silent: false }));
  const chart = {
    title, nodes, groups, directed: facts.graph.directed, caption,
    panels: panels.map(({ label, graph }) => {
      const { all } = degrees(graph);
      return { label, note: `${graph.ties.toLocaleString('en-GB')} ${graph.ties === 1 ? 'tie' : 'ties'} · ${noneIn(graph)} with none known`, ties: chartTies({ graph }).map(({ source, target }) => ({ source, target })), values: new Map(graph.ids.map((one, at) => [one, all[at] ?? 0])) };
    }),
  };
  return (
    <ChartWithTable
      title={title}
      chart={<NetworkMultiples {...chart} id={id} />}
      compactChart={<NetworkMultiples {...chart} id={`${id}-compact`} compact />}
      columns={[{ title: panelName }, ...columns.map((column) => ({ title: column, numeric: true }))]}
      rows={rows}
      note="Everyone stands in the same place in each picture, and is larger the more ties they have in it. A small grey dot is someone with none that is known."
    />
  );
};
