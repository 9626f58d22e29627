import { degrees, forceLayout, graphOf, graphOfColumns, tieColumns } from '#network';
import { Layout } from '#platform/ui/layout.tsx';
import { exampleGroups, exampleNetwork } from '../../src/platform/charts/gallery/network-example.ts';
import { exploreData } from '../../src/slices/network/web/explore-data.ts';
import { NetworkExplorer } from '../../src/slices/network/web/explorer.tsx';
import { NetworkPicture } from '../../src/slices/network/web/picture.tsx';

// Prints a page with a picture and its explorer, of as many made-up people as asked for; a browser test shows it. With `one` or `both` it
// prints what the explorer asks for instead: one wave, or two.
const size = Number(process.argv[2] ?? 84);
const what = process.argv[3] ?? 'page';
const { nodes, ties } = exampleNetwork(size, 7);
const ids = nodes.map(({ id }) => id);
const graph = graphOf(ids, ties, { directed: true, weighted: true });
const columns = tieColumns(graph);
const half = graphOfColumns(ids, { from: columns.from.filter((_, at) => at % 2 === 0), to: columns.to.filter((_, at) => at % 2 === 0), strengths: null }, true);
const layout = forceLayout(graph);
const shown = new Map(nodes.map(({ id, label, group, silent }, at) => [id, { label, group: exampleGroups[group ?? 0] ?? null, silent: silent === true, layer: at % 9 === 0 ? 'Strategic' : 'Operational', organisation: `Organisation ${at % 12}` }]));
const oneSided = ties.filter((tie) => tie.oneSided === true).map(({ source, target }) => [source, target] as const);
const now = [{ relation: 'Work', wave: '2026', graph, oneSided }, { relation: 'Strategy', wave: '2026', graph: half }];
const data = exploreData(what === 'both' ? [{ relation: 'Work', wave: '2025', graph: half }, ...now] : now, layout, { nodes: shown, groups: exampleGroups, groupName: 'Sector' });
const answer = { ...data, relationIds: ['work', 'strategy'], others: what === 'both' ? [] : [{ title: '2025', href: '/explore.json?both' }], keep: { wave: what === 'both' ? 1 : 0, href: '/what-if?symmetry=any' } };
const explorer = <NetworkExplorer from="/explore.json" />;

process.stdout.write(what !== 'page' ? JSON.stringify(answer) : `<!doctype html>${String(
  <Layout title="Who works with whom" navigation={[]} wide>
    <h1 class="govuk-heading-l">Who works with whom</h1>
    {size > 1000 ? explorer : <NetworkPicture id="map" title="A few people hold the sectors together" graph={graph} layout={layout} nodes={shown} oneSided={oneSided} groupName="Sector" measure={{ name: 'Is gone to by', larger: 'the more it is gone to', values: degrees(graph).into }} origin={{ relation: 'Work', asOf: '21 November 2026', response: { asked: size, answered: Math.round(size * 0.84) } }} explorer={explorer} />}
  </Layout>,
)}`);
