import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatOf, lostIn, readNetwork, type Format } from './formats.ts';
import { writeEdgeList } from './edge-list.ts';
import { writeKumu } from './kumu.ts';
import type { NetworkData } from './network-data.ts';

const read = (file: string, text: string): NetworkData => {
  const found = readNetwork(file, text);
  assert.ok(found.ok, JSON.stringify(found));
  return found.value;
};
const refusal = (file: string, text: string): string => {
  const found = readNetwork(file, text);
  assert.ok(!found.ok);
  return [found.refusal.message, ...(found.refusal.faults ?? []).map(({ row, message }) => `${row ?? ''} ${message}`)].join(' ');
};
const short = ({ ties }: NetworkData): readonly string[] => ties.map(({ source, target, relation, weight }) => [source, target, relation, weight].join(' '));

test('GraphML as igraph writes it', () => {
  const found = read('a.graphml', `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <key id="v_name" for="node" attr.name="name" attr.type="string"/><key id="v_age" for="node" attr.name="age" attr.type="double"/>
  <key id="e_weight" for="edge" attr.name="weight" attr.type="double"><default>1</default></key>
  <graph id="G" edgedefault="undirected">
    <node id="n0"><data key="v_name">Ann &amp; Bo</data><data key="v_age">41</data></node><node id="n1"/>
    <edge source="n0" target="n1"><data key="e_weight">2.5</data></edge><edge source="n1" target="n2"/>
  </graph>
</graphml>`);
  assert.deepEqual([found.directed, short(found), found.nodes[0]?.attributes, found.nodes.length], [false, ['n0 n1  2.5', 'n1 n2  1'], { name: 'Ann & Bo', age: 41 }, 3]);
});

test('GEXF as Gephi writes it', () => {
  const found = read('a.gexf', `<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2" xmlns:viz="http://www.gexf.net/1.2draft/viz">
  <graph defaultedgetype="directed"><attributes class="node" mode="static"><attribute id="org" title="Organisation" type="string"></attribute></attributes>
    <nodes><node id="1" label="Ann"><attvalues><attvalue for="org" value="Council"></attvalue></attvalues><viz:size value="10.0"></viz:size></node><node id="2" label="Bo"></node></nodes>
    <edges><edge id="0" source="1" target="2" weight="3.0"></edge></edges></graph></gexf>`);
  assert.deepEqual([found.directed, short(found), found.nodes[0]], [true, ['1 2  3'], { id: '1', label: 'Ann', attributes: { Organisation: 'Council' } }]);
});

test('Pajek with several relations, coordinates, lists and comments', () => {
  const found = read('a.net', `% made elsewhere\r\n*Vertices 4\r\n1 "Ann B" 0.1 0.2 0.5 org Council\r\n2 Bo\r\n3 "C"\r\n*Arcs :1 "work"\r\n1 2 3\r\n*Arcs :2 "plans"\r\n2 3\r\n*Arcslist\r\n1 2 3\r\n*Edges\r\n3 4 2`);
  assert.deepEqual(short(found), ['Ann B Bo work 3', 'Bo C plans ', 'Ann B Bo  ', 'Ann B C  ', 'C 4  2', '4 C  2']);
  assert.deepEqual([found.directed, found.nodes[0]?.attributes, found.nodes[3]?.id], [true, { org: 'Council' }, '4']);
});

test('DL as full matrix, with labels embedded, by node and in two modes', () => {
  assert.deepEqual(short(read('a.dl', 'dl n=3 nm=2\nformat = fullmatrix\nlabels:\nann,bo,cy\nmatrix labels:\nwork\nplans\ndata:\n0 1 0\n0 0 0\n1 0 0\n0 0 2\n0 0 0\n0 0 0')), ['ann bo work 1', 'cy ann work 1', 'ann cy plans 2']);
  const embedded = read('b.dl', 'DL\nN = 2\nFORMAT = FULLMATRIX\nLABELS EMBEDDED\nDATA:\n  x y\nx 0 1\ny 1 0');
  assert.deepEqual([embedded.directed, short(embedded)], [false, ['x y  ']]);
  assert.deepEqual(short(read('c.dl', 'dl n=4 format=nodelist1\nlabels embedded:\ndata:\na b c\nd a')), ['a b  ', 'a c  ', 'd a  ']);
  assert.deepEqual(short(read('d.dl', 'dl n=3, format=edgelist1\nlabels: a b c\ndata:\n1 2 5\n3 1')), ['a b  5', 'c a  ']);
  const two = read('e.dl', 'dl nr=2 nc=3 format=fullmatrix\nrow labels:\nann\nbo\ncolumn labels:\nboard\ncrime\nyouth\ndata:\n1 0 1\n0 1 0');
  assert.deepEqual([short(two), two.nodes.map(({ attributes }) => attributes['mode'])], [['ann board  ', 'ann youth  ', 'bo crime  '], ['row', 'row', 'column', 'column', 'column']]);
});

test('VNA with attributes and two relations', () => {
  const found = read('a.vna', '*Node data\n"ID" org "years in post"\nann "City Council" 3\nbo Police 1\n*Node properties\nID x y\nann 1 2\n*Tie data\nfrom to work plans\nann bo 1 0\nbo ann 0 1');
  assert.deepEqual([short(found), found.nodes[0]], [['ann bo work ', 'bo ann plans '], { id: 'ann', label: null, attributes: { org: 'City Council', 'years in post': 3 } }]);
});

test('an edge list in any order of columns; Gephi’s columns too', () => {
  const found = read('a.csv', '\uFEFFWeight,Target,Source,Type,since\n2,b,a,Directed,2007\n,,z,Directed,');
  assert.deepEqual([found.directed, short(found), found.ties[0]?.attributes, found.nodes.map(({ id }) => id)], [true, ['a b  2'], { since: 2007 }, ['a', 'b', 'z']]);
});

test('what can’t be read is refused in words, with the row', () => {
  assert.match(refusal('a.csv', 'who,whom\n1,2'), /The file has no columns “source” and “target”\. It has “who” and “whom”\./);
  assert.match(refusal('a.csv', 'source,whom\n1,2'), /The file has no column “target”\./);
  assert.match(refusal('a.csv', 'source,target,weight\na,b,1\n,b,1\nb,c,much'), /2 Enter who.*3 “much” is not a strength/);
  assert.match(refusal('a.graphml', '<graphml><graph>'), /not well-formed/);
  assert.match(refusal('a.graphml', '<a/>'), /no graph/);
  assert.match(refusal('a.gexf', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><gexf><graph><nodes><node id="&x;"/></nodes></graph></gexf>'), /not well-formed/);
  assert.match(refusal('a.net', 'hello'), /\*Vertices/);
  assert.match(refusal('a.dl', 'hello'), /DL/);
  assert.match(refusal('a.vna', 'hello'), /VNA/);
  assert.match(refusal('a.json', '{}'), /written and not read/);
  assert.match(refusal('a.pdf', ''), /ends in none/);
});

test('Kumu knows people by labels, and by ids where labels are not unique', () => {
  const tie = { relation: 'work', weight: 2, attributes: {} };
  const said = JSON.parse(writeKumu({ directed: true, nodes: [{ id: '1', label: 'Ann', attributes: { org: 'Council' } }, { id: '2', label: 'Bo', attributes: {} }, { id: '3', label: 'Bo', attributes: {} }], ties: [{ source: '1', target: '2', ...tie }, { source: '1', target: '3', ...tie }] })) as { elements: unknown[]; connections: { to: string }[] };
  assert.deepEqual(said.elements[0], { org: 'Council', id: '1', label: 'Ann' });
  assert.deepEqual(said.connections[0], { from: 'Ann', to: '2', direction: 'directed', type: 'work', strength: 2 });
  assert.equal(said.connections[1]?.to, '3');
});

test('a file that says it is enormous is refused at once, and fills no memory', () => {
  assert.match(refusal('a.net', '*Vertices 10000000\n*Edges\n1 2\n'), /10000000 vertices, and 200000 can be read/);
  assert.match(refusal('a.dl', 'dl n=50000000 format=edgelist1\ndata:\n1 2\n'), /50000000 nodes/);
  assert.match(refusal('a.dl', 'dl n=60000\ndata:\n1 0\n'), /cells, and it has fewer/);
  assert.match(refusal('a.dl', 'dl n=2 nm=900000000\ndata:\n0 1 1 0\n'), /cells, and it has fewer/);
  const keys = (name: string): string => Array.from({ length: 501 }, (_, at) => `<${name} id="k${at}" for="node"><default>1</default></${name}>`).join('');
  assert.match(refusal('a.graphml', `<graphml>${keys('key')}<graph><node id="a"/></graph></graphml>`), /more than 500 attributes/);
  assert.match(refusal('a.gexf', `<gexf><graph><attributes class="node">${keys('attribute')}</attributes><nodes><node id="a"/></nodes></graph></gexf>`), /more than 500 attributes/);
});

test('a quotation mark that is never closed swallows no ties', () => {
  assert.match(refusal('a.csv', 'source,target\n"a,b\nb,c\nc,d\n'), /do not pair up/);
  assert.match(refusal('a.csv', 'source,target\n"a"x,b\nb,c\n'), /do not pair up/);
});

test('a strength that is no number is refused in every format', () => {
  assert.match(refusal('a.gexf', '<gexf><graph><nodes/><edges><edge source="a" target="b" weight="NaN"/></edges></graph></gexf>'), /from a to b is not a number/);
  assert.match(refusal('a.dl', 'dl n=2 format=edgelist1\ndata:\n1 2 lots\n'), /not a number/);
  assert.match(refusal('a.csv', 'source,target,weight\na,b,Infinity\n'), /not a strength/);
});

test('an edge list holds nothing that a spreadsheet would run', () => {
  const written = writeEdgeList({ directed: true, nodes: [], ties: [{ source: '=HYPERLINK("x")', target: '@b', relation: '+c', weight: null, attributes: { '=d': '-e', f: -2 } }] });
  assert.equal(written, 'source,target,type,relation,\'=d,f\n"\'=HYPERLINK(""x"")",\'@b,Directed,\'+c,\'-e,-2\n');
  assert.equal(read('a.csv', written).ties[0]?.source, '=HYPERLINK("x")');
});

test('two vertices of one name are told apart', () => {
  const found = read('a.net', '*Vertices 3\n1 "Ann Lee"\n2 "Ann Lee"\n3 "Bo"\n*Edges\n1 3\n2 3\n');
  assert.deepEqual([found.nodes.map(({ id }) => id), short(found)], [['Ann Lee', 'Ann Lee (2)', 'Bo'], ['Ann Lee Bo  ', 'Ann Lee (2) Bo  ']]);
});

test('what other programs call the two ends is understood, and nothing is lost by it', () => {
  for (const heads of ['from,to', 'From,To', 'ego,alter', 'sender,receiver', 'node1,node2', 'id1,id2']) assert.deepEqual(short(read('a.csv', `${heads},weight\na,b,2\nc,,`)), ['a b  2'], heads);
  // The columns that are named source and target are these, whatever else is there.
  assert.deepEqual(read('a.csv', 'from,to,source,target\n2001,2004,a,b').ties[0], { source: 'a', target: 'b', relation: null, weight: null, attributes: { from: 2001, to: 2004 } });
  assert.deepEqual(read('a.csv', 'source,from,to\nminutes,a,b').ties[0], { source: 'a', target: 'b', relation: null, weight: null, attributes: { source: 'minutes' } });
});

test('with semicolons a comma is a decimal point, and names keep theirs', () => {
  const found = read('a.csv', 'source;target;weight;hours;note\nAnn, Leeds;1,5;1,5;0,25;a,5\nBob;Ann, Leeds;2;3.5;x');
  assert.deepEqual([short(found), found.ties[0]?.attributes, found.ties[1]?.attributes], [['Ann, Leeds 1,5  1.5', 'Bob Ann, Leeds  2'], { hours: 0.25, note: 'a,5' }, { hours: 3.5, note: 'x' }]);
  assert.match(refusal('a.csv', 'source,target,weight\na,b,"1,5"\n'), /“1,5” is not a strength: it must be a number from 0, with a point, as in 1\.5/);
  assert.match(refusal('a.csv', 'source;target;weight\na;b;1.234,5\n'), /“1\.234,5” is not a strength/);
});

test('what stands beyond the heading is refused, with the row', () => {
  assert.match(refusal('a.csv', 'source,target\na,b\na,b,c,d\n'), /2 This row has more values than the heading has columns/);
  assert.deepEqual(short(read('a.csv', 'source,target\na,b,,\n')), ['a b  ']);
});

test('a direction that a matrix can’t hold is said, and only then', () => {
  const tie = (source: string, target: string) => ({ source, target, relation: null, weight: null, attributes: {} });
  const network = (directed: boolean, ties: NetworkData['ties']): NetworkData => ({ directed, nodes: ['a', 'b'].map((id) => ({ id, label: null, attributes: {} })), ties });
  const cases: readonly (readonly [NetworkData, RegExp | null])[] = [
    [network(true, [tie('a', 'b'), tie('b', 'a')]), /can’t say that a network is directed where every tie is returned\. This one will be read as undirected/],
    [network(true, [tie('a', 'b')]), null], [network(false, [tie('a', 'b')]), null], [network(true, []), null],
    [network(false, []), /no tie between two is undirected\. This one will be read as directed/], [network(false, [tie('a', 'a')]), /will be read as directed/],
  ];
  for (const [data, said] of cases) {
    for (const name of ['a.dl', 'a.vna', 'a.net', 'a.graphml']) {
      const format = formatOf(name) as Format;
      const lost = lostIn(format, data).join();
      const keeps = name === 'a.net' || name === 'a.graphml';
      if (said === null || keeps) assert.equal(lost, '', name);
      else assert.match(lost, said, name);
      if (!keeps) assert.equal(read(name, format.write(data)).directed, lost === '' ? data.directed : !data.directed, name);
    }
  }
});

test('no two elements of Kumu have one name, whatever the labels are', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  fc.assert(fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.array(fc.option(name, { nil: null }), { minLength: 5, maxLength: 5 }), (ids, labels) => {
    const nodes = ids.map((id, at) => ({ id, label: labels[at] ?? null, attributes: {} }));
    const { elements } = JSON.parse(writeKumu({ directed: true, nodes, ties: [] })) as { elements: { id: string; label: string }[] };
    assert.equal(new Set(elements.map(({ label }) => label)).size, ids.length);
    // A label that is nobody else's label or id stays.
    for (const [at, { label }] of elements.entries()) {
      const own = nodes[at]?.label;
      if (own !== null && own !== undefined && nodes.every((other, index) => index === at || (other.label !== own && other.id !== own))) assert.equal(label, own);
    }
  }));
});
