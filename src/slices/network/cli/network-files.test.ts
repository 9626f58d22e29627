import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Measures, WhatIf } from '#network';
import type { Result } from '#lib/result.ts';
import { convertFile, measureFile, whatIfFile, type Said } from './network-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'joinery-network-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const said = async (work: Promise<Result<Said>>): Promise<Said> => {
  const done = await work;
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};
const refusal = async (work: Promise<Result<Said>>): Promise<string> => {
  const done = await work;
  assert.ok(!done.ok);
  return [done.refusal.message, ...(done.refusal.faults ?? []).map(({ message }) => message)].join(' ');
};
const parsed = async (args: readonly string[]): Promise<Measures> => JSON.parse((await said(measureFile([...args, '--json']))).out) as Measures;

const mixed = file('mixed.csv', 'source,target,relation,weight\na,b,work,2\nb,a,work,1\nb,c,work,1\na,c,plans,4\nd,,,\na,a,work,1\n');

test('a file is measured with the shape that is promised, isolates and all', async () => {
  const found = await parsed([mixed, '--directed']);
  assert.deepEqual(Object.keys(found.graph), ['nodes', 'ties', 'directed', 'density', 'reciprocity', 'components', 'diameter', 'articulationPoints', 'bridges']);
  assert.deepEqual(Object.keys(found.nodes[0] ?? {}), ['id', 'degree', 'inDegree', 'outDegree', 'betweenness', 'closeness', 'closenessWithin', 'harmonic', 'eigenvector', 'pagerank', 'core', 'clustering', 'constraint', 'effectiveSize', 'community']);
  assert.deepEqual([found.graph.nodes, found.graph.ties, found.graph.directed, found.graph.density, found.graph.reciprocity], [4, 4, true, 4 / 12, 0.5]);
  assert.deepEqual([found.nodes[3]?.id, found.nodes[3]?.closeness, found.nodes[3]?.harmonic], ['d', null, 0]);
});

test('what was left out and merged is said on the side', async () => {
  const { warnings } = await said(measureFile([mixed]));
  assert.match(warnings.join('\n'), /several relations[\s\S]*1 tie from someone to themselves was left out\.[\s\S]*1 tie says again/);
});

test('one relation, and strengths of a named column', async () => {
  assert.equal((await parsed([mixed, '--relation', 'plans'])).graph.ties, 1);
  assert.equal((await parsed([mixed, '--relation', 'plans', '--relation', 'work'])).graph.ties, 3);
  const found = await parsed([mixed, '--weight', 'weight', '--relation', 'work']);
  // a–b is 2 + 1 strong, so 1/3 long; b–c is 1 long.
  assert.ok(Math.abs((found.nodes[0]?.harmonic ?? 0) - (3 + 3 / 4)) < 1e-12);
  assert.match(await refusal(measureFile([mixed, '--relation', 'golf'])), /no relation “golf”. Relations: work, plans/);
  assert.match(await refusal(measureFile([mixed, '--weight', 'golf'])), /no column “golf”/);
  assert.match(await refusal(measureFile([file('huge.csv', 'source,target,often\na,b,1e308\na,b,1e308'), '--weight', 'often'])), /a to b is not a number from 0 that can/);
  assert.match(await refusal(measureFile([file('tiny.csv', 'source,target,often\na,b,5e-324'), '--weight', 'often'])), /not a number from 0/);
  assert.match(await refusal(measureFile([file('minus.csv', 'source,target,often\na,b,-1'), '--weight', 'often'])), /not a number from 0/);
});

test('a strength of 0 is no tie, and is said', async () => {
  const { out, warnings } = await said(measureFile([file('nought.csv', 'source,target,weight\na,b,0\nb,c,1'), '--weight', 'weight', '--json']));
  assert.deepEqual([(JSON.parse(out) as Measures).graph.ties, (JSON.parse(out) as Measures).graph.nodes], [1, 3]);
  assert.match(warnings.join(), /strength 0/);
});

test('the same network without someone', async () => {
  const found = JSON.parse((await said(whatIfFile([mixed, '--relation', 'work', '--remove', 'b', '--json']))).out) as WhatIf;
  assert.deepEqual([found.removed, found.cutOff, found.before.components, found.after.components], [['b'], [['c']], 2, 3]);
  assert.match(await refusal(whatIfFile([mixed, '--remove', 'z'])), /“z” is not in the file/);
  assert.match(await refusal(whatIfFile([mixed])), /who is to go/);
});

test('a what-if is in words, with no name as the code has it', async () => {
  const { out } = await said(whatIfFile([mixed, '--relation', 'work', '--remove', 'b', '--remove', 'd']));
  assert.match(out, /^Without b and d:\nc is cut off from the others\.\n/);
  assert.match(out, /Nodes with no tie +1 +2\n/);
  assert.match(out, /Steps between two, mean +1\.333 +not defined\n/);
  assert.doesNotMatch(out, /[a-z][A-Z]/);
  assert.match((await said(whatIfFile([mixed, ...['a', 'b', 'c', 'd'].flatMap((id) => ['--remove', id])]))).out, /Nobody would be left/);
});

test('from one format to the next and back, with the list of people beside', async () => {
  const people = file('people.csv', 'id,label,org\na,Ann,Council\nb,Bo,Police\nc,,\nd,Di,College\n');
  let from = mixed;
  for (const ending of ['graphml', 'gexf', 'vna']) {
    const to = join(folder, `x.${ending}`);
    await said(convertFile([from, to, ...(from === mixed ? ['--nodes', people, '--directed'] : [])]));
    from = to;
  }
  const back = join(folder, 'back.csv');
  await said(convertFile([from, back, '--nodes', join(folder, 'people-back.csv')]));
  assert.equal(readFileSync(join(folder, 'people-back.csv'), 'utf8'), readFileSync(people, 'utf8'));
  assert.deepEqual((await parsed([back])).nodes, (await parsed([mixed, '--directed'])).nodes);
});

test('what a format has no place for is said; what can’t be is refused', async () => {
  const vna = file('a.vna', '*Node data\nID org\na Council\n*Tie data\nfrom to\na b');
  assert.match((await said(convertFile([vna, join(folder, 'a.net')]))).warnings.join(), /Pajek has no place for node attributes/);
  const both = file('both.csv', 'source,target\na,b\nb,a');
  assert.match((await said(convertFile([both, join(folder, 'a.dl'), '--directed']))).warnings.join(), /UCINET DL can’t say that a network is directed/);
  assert.deepEqual((await said(convertFile([both, join(folder, 'a.dl')]))).warnings, []);
  assert.match(await refusal(convertFile([vna, join(folder, 'a.doc')])), /no ending that is known/);
  assert.match(await refusal(convertFile([vna])), /to what/);
  assert.match(await refusal(measureFile([join(folder, 'not-there.csv')])), /no file/);
  assert.match(await refusal(measureFile([mixed, '--fast'])), /no such option/);
});
