import assert from 'node:assert/strict';
import test from 'node:test';
import { aggregate, degrees, forceLayout, graphOf, matrixOrder, whatIf } from '#network';
import { florentine } from '#tests/support/known-networks.ts';
import type { PictureNode } from './picture-data.ts';
import { NetworkMatrixPicture } from './matrix-picture.tsx';
import { NetworkPicture } from './picture.tsx';
import { RelationsPicture } from './relations-picture.tsx';
import { WhatIfPicture } from './what-if-picture.tsx';

const measure = { name: 'Ties', larger: 'the more ties', values: degrees(florentine).all };
const nodes = new Map<string, PictureNode>(florentine.ids.map((id) => [id, { label: `House of ${id}`, group: id === 'Pucci' ? null : 'Florence' }]));
const picture = (more = {}): string => String(<NetworkPicture id="n" title="The Medici have most ties" graph={florentine} layout={forceLayout(florentine)} nodes={nodes} measure={measure} groupName="City" origin={{ relation: 'Marriage', asOf: '1434', response: { asked: 16, answered: 12 } }} {...more} />);

test('the picture says what it is of, and lists who has no tie', () => {
  const page = picture();
  assert.match(page, /Marriage · 16 people, 20 ties · 1434 · 75% answered \(12 of 16\) · every tie is shown/);
  assert.match(page, /No tie: House of Pucci/);
  const silent = picture({ nodes: new Map([...nodes, ['Pucci', { label: 'House of Pucci', group: null, silent: true }]]) });
  assert.match(silent, /No tie known, did not answer: House of Pucci/);
  assert.doesNotMatch(silent, /No tie: /);
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

test('without the Medici: who is gone and cut off, with the figures of both', () => {
  const change = whatIf(florentine, { remove: ['Medici'] });
  const page = String(<WhatIfPicture id="w" title="Two branches fall off" graph={florentine} layout={forceLayout(florentine)} nodes={nodes} measure={measure} change={change} origin={{ relation: 'Marriage', asOf: '1434' }} />);
  assert.match(page, /Cut off: House of Salviati, House of Pazzi|Cut off: House of Pazzi, House of Salviati/);
  assert.match(page, /Without House of Medici/);
  assert.match(page, /Acciaiuoli is cut off|Acciaiuoli/);
  const hidden = String(<WhatIfPicture id="w" title="Two branches fall off" graph={florentine} layout={forceLayout(florentine)} nodes={nodes} measure={measure} change={{ ...change, words: [] }} named={false} origin={{ relation: 'Marriage', asOf: '1434' }} />);
  assert.doesNotMatch(hidden, /House of/);
});

test('relations side by side, in the same places', () => {
  const few = graphOf(florentine.ids, [{ source: 'Medici', target: 'Pazzi' }], { directed: false });
  const page = String(<RelationsPicture id="r" title="They marry more than they trade" graph={florentine} layout={forceLayout(florentine)} nodes={nodes} panels={[{ label: 'Marriage', graph: florentine }, { label: 'Trade', graph: few }]} panelName="Relation" caption="16 families" />);
  assert.match(page, /20 ties · 1 with none known/);
  assert.match(page, /1 tie · 14 with none known/);
  assert.match(page, /0\.167/);
});

test('organisations as a matrix, sorted by sector and ties', () => {
  const place = (id: string): string => (id < 'C' ? 'First' : id < 'M' ? 'Second' : 'Third');
  const aggregated = aggregate(florentine, (id) => [place(id)], 'count');
  const page = String(<NetworkMatrixPicture id="m" title="The third hold together" aggregated={aggregated} groupOf={(id) => (id === 'First' ? 'A' : 'B')} groupName="Sector" origin={{ relation: 'Marriage', asOf: '1434' }} />);
  assert.match(page, /3 organisations, 3 ties/);
  assert.match(page, /A tie is as strong as the number of ties/);
  assert.deepEqual(matrixOrder(aggregated.graph, (id) => (id === 'First' ? 'A' : 'B'))[2], 'First');
});
