import assert from 'node:assert/strict';
import test from 'node:test';
import { degrees, forceLayout, graphOf } from '#network';
import { florentine } from '#tests/support/known-networks.ts';
import type { PictureNode } from './picture-data.ts';
import { NetworkPicture } from './picture.tsx';

const measure = { name: 'Ties', larger: 'the more ties', values: degrees(florentine).all };
const nodes = new Map<string, PictureNode>(florentine.ids.map((id) => [id, { label: `House of ${id}`, group: id === 'Pucci' ? null : 'Florence' }]));
const picture = (more = {}): string => String(<NetworkPicture id="n" title="The Medici have most ties" graph={florentine} layout={forceLayout(florentine)} nodes={nodes} measure={measure} groupName="City" origin={{ relation: 'Marriage', asOf: '1434', response: { asked: 16, answered: 12 } }} {...more} />);

test('the picture says what it is of, and lists who has no tie', () => {
  const page = picture();
  assert.match(page, /Marriage · 16 people, 20 ties · 1434 · 75% answered \(12 of 16\) · every tie is shown/);
  assert.match(page, /No tie: House of Pucci/);
});

test('the table beside it has everyone, the greatest first', () => {
  const table = picture().split('<tbody')[1] ?? '';
  assert.equal([...table.matchAll(/<tr/g)].length, 16);
  assert.ok(table.indexOf('Medici') < table.indexOf('Strozzi') && table.indexOf('Strozzi') < table.indexOf('Pucci'));
});

test('who did not answer is hollow, and a tie of one side broken', () => {
  const page = picture({ nodes: new Map([...nodes, ['Medici', { label: 'Medici', group: 'Florence', silent: true }]]), oneSided: [['Pazzi', 'Salviati']] });
  assert.match(page, /Hollow: did not answer/);
  assert.match(page, /Broken: one side says so/);
  assert.match(page, /stroke-dasharray/);
});

test('no name is written on a picture that may not name', () => {
  const shown = picture({ mostNames: 0 }).split('</desc>')[1]?.split('</svg>')[0] ?? '';
  assert.doesNotMatch(shown, /House of/);
});

test('networks of nobody, one and two are drawn', () => {
  for (const graph of [graphOf([], [], { directed: true }), graphOf(['a'], [], { directed: true }), graphOf([], [{ source: 'a', target: 'b' }], { directed: true })]) {
    assert.doesNotMatch(picture({ graph, layout: forceLayout(graph), measure: { ...measure, values: [] } }), /NaN|undefined|Infinity/);
  }
});
