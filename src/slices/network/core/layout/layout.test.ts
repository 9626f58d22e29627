import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { columnsLayout, forceLayout, graphOf, keepLayout, neighbourhoodLayout, placesOf, tiesOf, type Graph, type Layout, type Tie } from '#network';
import { florentine, karate } from '#tests/support/known-networks.ts';
import { takenRadii, canonical } from './force-layout.ts';

const network = fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { maxLength: 60 }).map((pairs): { readonly ids: readonly string[]; readonly ties: readonly Tie[] } => ({
  ids: Array.from({ length: 25 }, (_, at) => `n${at}`), ties: pairs.map(([a, b]) => ({ source: `n${a}`, target: `n${b}` })),
}));
const sameEach = (a: Layout, b: Layout): void => {
  const [first, second] = [placesOf(a), placesOf(b)];
  assert.equal(first.size, second.size);
  for (const [id, place] of first) assert.deepEqual(second.get(id), place, id);
};
const isWhole = ({ ids, x, y }: Layout): boolean => ids.length === x.length && [...x, ...y].every(Number.isFinite);
const distance = (layout: Layout, a: string, b: string): number => {
  const places = placesOf(layout);
  const [p, q] = [places.get(a)!, places.get(b)!];
  return Math.hypot(p.x - q.x, p.y - q.y);
};
const layouts: Readonly<Record<string, (graph: Graph) => Layout>> = {
  force: (graph) => forceLayout(graph), columns: (graph) => columnsLayout(graph, (id) => id > 'n2'), neighbourhood: (graph) => neighbourhoodLayout(graph, graph.ids[0] ?? '', { steps: 2 }),
};

for (const [name, lay] of Object.entries(layouts)) {
  test(`${name}: the order of nodes and ties changes no place, and the same again gives the same`, () => {
    fc.assert(fc.property(network, ({ ids, ties }) => {
      const first = lay(graphOf(ids, ties, { directed: true }));
      assert.ok(isWhole(first));
      sameEach(first, lay(graphOf(ids, ties, { directed: true })));
      if (name !== 'neighbourhood') sameEach(first, lay(graphOf(ids.toReversed(), ties.toReversed(), { directed: true })));
    }), { numRuns: 25 });
  });

  test(`${name}: nobody, one, two, and all tied to one`, () => {
    const star = Array.from({ length: 40 }, (_, at) => ({ source: 'hub', target: `leaf${at}` }));
    for (const ties of [[], [{ source: 'a', target: 'b' }], star]) assert.ok(isWhole(lay(graphOf(ties.length === 0 ? [] : ['alone'], ties, { directed: false }))));
    assert.ok(isWhole(lay(graphOf(['a'], [], { directed: false }))));
  });

  test(`${name}: no two stand on one spot`, () => {
    for (const graph of [florentine, karate]) {
      const { x, y } = lay(graph);
      assert.equal(new Set([...x].map((one, at) => `${one.toFixed(3)} ${y[at]?.toFixed(3)}`)).size, x.length);
    }
  });
}

test('force: nothing lies over anything else', () => {
  for (const graph of [florentine, karate]) {
    const simple = canonical(graph);
    const layout = forceLayout(simple);
    const radii = takenRadii(simple);
    for (let a = 0; a < simple.size; a += 1) for (let b = a + 1; b < simple.size; b += 1) assert.ok(Math.hypot(layout.x[a]! - layout.x[b]!, layout.y[a]! - layout.y[b]!) >= (radii[a]! + radii[b]!) * 0.99, `${simple.ids[a]} ${simple.ids[b]}`);
  }
});

test('force: ties are short, and two groups joined by one tie stand apart', () => {
  const clique = (name: string): Tie[] => Array.from({ length: 8 }, (_, a) => Array.from({ length: a }, (__, b) => ({ source: `${name}${a}`, target: `${name}${b}` }))).flat();
  const layout = forceLayout(graphOf([], [...clique('a'), ...clique('b'), { source: 'a0', target: 'b0' }], { directed: false }));
  const within = distance(layout, 'a1', 'a2') + distance(layout, 'b3', 'b5');
  assert.ok(distance(layout, 'a4', 'b4') > within);
});

test('force: those with no tie stand together, under all others', () => {
  const layout = forceLayout(graphOf(['x', 'y', 'z'], [{ source: 'a', target: 'b' }, { source: 'b', target: 'c' }], { directed: false }));
  const places = placesOf(layout);
  const lowest = Math.max(...['a', 'b', 'c'].map((id) => places.get(id)!.y));
  for (const id of ['x', 'y', 'z']) assert.ok(places.get(id)!.y > lowest);
  assert.equal(places.get('x')!.y, places.get('z')!.y);
});

test('another seed gives another layout, and is the same each time', () => {
  assert.notDeepEqual(forceLayout(karate, { seed: 2 }).x, forceLayout(karate, { seed: 1 }).x);
  sameEach(forceLayout(karate, { seed: 2 }), forceLayout(karate, { seed: 2 }));
});

test('kept: known nodes do not move at all, newcomers stand beside those they are tied to, and over nobody', () => {
  fc.assert(fc.property(network, network, (before, after) => {
    const known = before.ids.slice(0, 15);
    const of = new Set(known);
    const first = forceLayout(graphOf(known, before.ties.filter(({ source, target }) => of.has(source) && of.has(target)), { directed: false }));
    const graph = graphOf(after.ids, after.ties, { directed: false });
    const next = keepLayout(first, graph);
    assert.ok(isWhole(next));
    const [was, is] = [placesOf(first), placesOf(next)];
    for (const [id, place] of was) assert.deepEqual(is.get(id), place);
    sameEach(next, keepLayout(first, graphOf(after.ids.toReversed(), after.ties, { directed: false })));
    assert.equal(new Set([...is.values()].map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size, is.size);
  }), { numRuns: 40 });
  const first = forceLayout(karate);
  const grown = graphOf(karate.ids, [...tiesOf(karate), ...['34', '33'].map((target) => ({ source: 'new', target })), { source: 'far1', target: 'far2' }], { directed: false });
  const next = keepLayout(first, grown);
  assert.ok(distance(next, 'new', '34') < 300);
});

test('kept: whoever leaves is simply no longer there', () => {
  const first = forceLayout(florentine);
  const next = keepLayout(first, graphOf(florentine.ids.filter((id) => id !== 'Medici'), [], { directed: false }));
  assert.equal(next.ids.length, 15);
  for (const [id, place] of placesOf(next)) assert.deepEqual(place, placesOf(first).get(id));
});

test('neighbourhood: the one asked for is in the middle of those tied to them', () => {
  const layout = neighbourhoodLayout(florentine, 'Medici');
  assert.equal(layout.ids.length, 7);
  const { x, y } = placesOf(layout).get('Medici')!;
  for (const { x: a, y: b } of placesOf(layout).values()) assert.ok((a === x && b === y) || Math.hypot(a - x, b - y) > 50);
  assert.equal(neighbourhoodLayout(florentine, 'nobody').ids.length, 0);
});

test('columns: people at the left, their groups at the right, with few crossings', () => {
  const ties = [['p1', 'g1'], ['p2', 'g1'], ['p3', 'g2'], ['p4', 'g2']].map(([source, target]) => ({ source: source!, target: target! }));
  const places = placesOf(columnsLayout(graphOf([], ties.toReversed(), { directed: false }), (id) => id.startsWith('g')));
  assert.ok(places.get('p1')!.x < places.get('g1')!.x);
  assert.equal(places.get('g1')!.y < places.get('g2')!.y, Math.max(places.get('p1')!.y, places.get('p2')!.y) < Math.min(places.get('p3')!.y, places.get('p4')!.y));
});
