import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GroupId, OrganisationId } from '#lib/id.ts';
import { cellAsks, gapsOf, gridOf, isSameLine, ways, type Body, type Gap, type GapKind, type Line, type LineId } from './accountability.ts';
import { checkLine, type LineInput } from './check-line.ts';
import { layers, type Group, type Layer, type Membership, type Organisation } from './membership-record.ts';
import type { NamedEntry } from './named-partner.ts';

const group = (id: string, layer: Layer, parent: string | null = null): Group =>
  ({ id: id as GroupId, name: `The ${id}`, layer, kind: null, remit: null, parent: parent as GroupId | null, host: null, meetingsAYear: null, decides: true, principals: false, from: null, to: null, externalId: null, version: 1 });
const organisation = (id: string, standing: readonly string[] = []): Organisation =>
  ({ id: id as OrganisationId, name: `The ${id}`, sector: null, kind: null, standing, areas: [], identifiers: {}, from: null, to: null, externalId: null, version: 1 });

const membership: Membership = {
  organisations: [organisation('council', ['local-strategic-partnership/Local authorities']), organisation('charity')],
  people: [], groups: [group('board', 'strategic'), group('executive', 'executive', 'board')], seats: [],
};

const ofGroup = (id: string, ended = false): Body => ({ kind: 'group', id: id as GroupId, name: `The ${id}`, ended });
const ofOrganisation = (id: string): Body => ({ kind: 'organisation', id: id as OrganisationId, name: `The ${id}`, ended: false });
const outside = (name: string): Body => ({ kind: 'other', name, ended: false });

let count = 0;
const line = (more: Partial<Line> = {}): Line => {
  count += 1;
  return { id: `line-${count}` as LineId, from: ofGroup('board'), to: outside('The public'), layer: 'strategic', way: 'account', what: 'The strategy', sanction: 'It is asked again', since: null, version: 1, ...more };
};
const of = (kind: GapKind, lines: readonly Line[]): readonly Gap[] => gapsOf(membership, lines).filter((gap) => gap.kind === kind);

test('the grid has nine cells, and each line is in one of them', () => {
  const lines = [line(), line({ way: 'held' }), line({ layer: 'operational', way: 'redress' }), line()];
  const grid = gridOf(lines);
  assert.equal(grid.length, 9);
  assert.equal(grid.flatMap((cell) => cell.lines).length, lines.length);
  assert.equal(grid.find((cell) => cell.layer === 'strategic' && cell.way === 'account')?.lines.length, 2);
  for (const way of ways) for (const layer of layers) assert.ok(cellAsks[layer][way].length > 10);
});

test('a cell with no line is a gap, and says what belongs there', () => {
  assert.equal(of('empty-cell', []).length, 9);
  const [first] = of('empty-cell', [line({ way: 'held' })]);
  assert.equal(first?.text, 'Nobody gives an account at the strategic layer.');
  assert.match(first?.todo ?? '', /partners and the public/);
  assert.deepEqual(first?.start, { layer: 'strategic', way: 'account' });
});

test('a group that answers to nobody is told, with the group above it as the line to add', () => {
  assert.deepEqual(of('answers-to-nobody', []).map((gap) => gap.text), ['The board answers to nobody.', 'The executive answers to nobody.']);
  const [executive] = of('answers-to-nobody', [line()]);
  assert.match(executive?.todo ?? '', /It reports to The board/);
  assert.deepEqual(executive?.start, { from: { kind: 'group', id: 'executive' }, layer: 'executive', to: { kind: 'group', id: 'board' } });
  const hosted: Membership = { ...membership, groups: [{ ...group('cabinet', 'strategic'), host: 'council' as OrganisationId }] };
  assert.ok(!gapsOf(hosted, []).some((gap) => gap.kind === 'answers-to-nobody'), 'a committee of one partner answers to that partner');
});

test('a statutory partner that stands in no line is told', () => {
  assert.match(of('statutory', [line()])[0]?.text ?? '', /The council is a statutory partner/);
  assert.deepEqual(of('statutory', [line({ to: ofOrganisation('council') })]), []);
  assert.deepEqual(of('statutory', [line({ from: ofOrganisation('council') })]), []);
  const police: Membership = { ...membership, organisations: [{ ...organisation('police'), kind: 'police-force' }] };
  const entry: NamedEntry = { id: 'cdrp/chief-officer', name: 'Chief officer', kind: 'police-force', sector: 'police', list: { id: 'cdrp', title: 'CDRP', duty: 'A duty', source: 'WBT App 3', partners: [] } };
  const named = (entries: readonly NamedEntry[]) => gapsOf(police, [], entries).filter((gap) => gap.kind === 'statutory').length;
  assert.deepEqual([named([]), named([entry])], [0, 1], 'by its kind as well');
});

test('two bodies that hold one group for the same thing are told, whatever the capitals', () => {
  const both = [line({ way: 'held', to: ofOrganisation('council') }), line({ way: 'held', to: outside('Scrutiny committee'), what: ' the STRATEGY. ' })];
  assert.match(of('two-holders', both)[0]?.text ?? '', /The council and Scrutiny committee each hold The board/);
  assert.deepEqual(of('two-holders', [both[0] as Line, line({ way: 'held', to: outside('Scrutiny committee'), what: 'Spending' })]), []);
  assert.deepEqual(of('two-holders', [line(), line({ to: ofOrganisation('charity') })]), [], 'an account may be given to many');
  assert.deepEqual(of('two-holders', [both[0] as Line, line({ way: 'held', to: ofOrganisation('council'), layer: 'executive' })]), [], 'one holder at two layers is one holder');
});

test('a line with no sanction and a line of a body that has ended are told with the line to change', () => {
  const bare = line({ sanction: null });
  assert.equal(of('no-sanction', [bare, line()])[0]?.line, bare.id);
  const old = line({ to: ofGroup('old board', true) });
  assert.deepEqual(of('ended-body', [old]).map(({ line: id, text }) => [id, text]), [[old.id, 'The old board has ended, and still has a line: The strategy.']]);
});

test('a whole map has no gap', () => {
  const whole = layers.flatMap((layer) => ways.map((way) => line({ layer, way, from: layer === 'executive' ? ofGroup('executive') : layer === 'operational' ? ofOrganisation('council') : ofGroup('board') })));
  assert.deepEqual(gapsOf(membership, whole), []);
});

test('the same line is known by who, whom, where, how and for what; the sanction may differ', () => {
  assert.ok(isSameLine(line(), line({ sanction: null, what: 'the  strategy', to: outside('the public') })));
  for (const other of [{ layer: 'executive' }, { way: 'held' }, { what: 'Money' }, { to: ofGroup('executive') }, { from: ofGroup('executive') }] as const) assert.ok(!isSameLine(line(), line(other)));
});

const input: LineInput = { from: { kind: 'group', id: 'board' as GroupId }, to: null, toOther: 'The public', layer: 'strategic', way: 'account', what: 'The strategy', sanction: '' };
const fields = (more: Partial<LineInput>): readonly string[] => {
  const checked = checkLine(membership, { ...input, ...more });
  return checked.ok ? [] : (checked.refusal.faults ?? []).map((fault) => fault.field);
};

test('a line as sent is checked field by field', () => {
  const sound = checkLine(membership, input);
  assert.deepEqual(sound.ok && sound.value, { from: input.from, to: { kind: 'other', name: 'The public' }, layer: 'strategic', way: 'account', what: 'The strategy', sanction: null });
  const council = { kind: 'organisation', id: 'council' as OrganisationId } as const;
  assert.deepEqual(fields({ from: null, toOther: '', layer: null, way: null, what: '' }), ['from', 'to', 'layer', 'way', 'what']);
  assert.deepEqual(fields({ to: council }), ['toOther']);
  assert.deepEqual(fields({ to: { kind: 'group', id: 'elsewhere' as GroupId }, toOther: '' }), ['to']);
  assert.deepEqual(fields({ from: council, to: council, toOther: '' }), ['to']);
  assert.deepEqual(fields({ what: 'x'.repeat(501), sanction: 'x'.repeat(501), toOther: 'x'.repeat(201) }), ['toOther', 'what', 'sanction']);
});
