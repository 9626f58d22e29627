import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPack } from '#pack/reader';
import { projectRoot } from '#platform/files/root.ts';
import type { AgreementFinding } from '../core/agreement-finding.ts';
import { limitsFromPack } from '../core/limits-from-pack.ts';
import { checkAgreementFile, compareAgreementFiles, comparisonAsText, findingsAsText, limitsFromFile } from './agreement-files.ts';

const example = join(projectRoot(), 'docs/reference/agreement-example.csv');
const text = readFileSync(example, 'utf8');
const pack = await readPack(join(projectRoot(), 'packs/lsp-2009'));
assert.ok(pack.ok);
const limits = limitsFromPack(pack.value);

const run = (args: readonly string[], input = '') => spawnSync(process.execPath, ['--import', 'tsx', join(projectRoot(), 'src/app/cli.ts'), ...args], { input, encoding: 'utf8', cwd: projectRoot() });

test('limits come from the pack, and a file of one’s own changes those it names', () => {
  assert.deepEqual(limits.kinds.map((one) => [one.kind, one.most, one.national]), [['designated', 35, true], ['statutory', 16, true], ['local', null, false]]);
  assert.equal(limits.manageable, 51);
  const own = limitsFromFile('designated: 1\nmanageable: null\nneighbourhood: 4', limits);
  assert.ok(own.ok);
  assert.deepEqual([own.value.kinds.map((one) => [one.kind, one.most]), own.value.manageable], [[['designated', 1], ['statutory', 16], ['local', null], ['neighbourhood', 4]], null]);
  assert.equal(limitsFromFile('{"designated": 1}', limits).ok, true);
  for (const bad of ['', '- 1', 'designated: many', 'designated: -1', ': :']) assert.equal(limitsFromFile(bad, limits).ok, false, bad);
});

test('the example in the reference has the findings that it is there to show', () => {
  const done = checkAgreementFile(text, limits);
  assert.ok(done.ok);
  assert.deepEqual(done.value.warnings, []);
  const found = (key: string) => done.value.findings.filter((one) => one.target === key).map((one) => one.check);
  assert.deepEqual(['T1', 'T2', 'T3', 'T4', 'T5'].map(found), [
    ['numbers-of-people'], ['perception-measure', 'funding-not-certain', 'reward-led'],
    ['contributor-not-accepted', 'baseline-without-period', 'no-definition', 'numbers-of-people', 'faster-than-the-past', 'short-term-first-year', 'reward-led', 'targets-help-each-other'],
    ['no-owner', 'no-last-year-target', 'no-funding', 'targets-help-each-other'], ['lead-without-power', 'contributor-not-accepted', 'moves-with-unknown'],
  ]);
  const words = findingsAsText(done.value);
  assert.match(words, /^5 targets: 3 things to put right before signing/);
  assert.match(words, /\n\nT4: Fewer pupils away from school\n {2}STOP {2}No partner leads/);
});

test('two drafts are compared in words, and a fault says in which file', () => {
  const later = text.replace('T2,designated', 'T2,local').replace(',70,County Council', ',72,County Council').replace(/T5,.*\n/, '') + 'T6,local,Swimming,,,,,,,,,,,,,,,,,,,,,,,,,,\n';
  const done = compareAgreementFiles(text, later, limits);
  assert.ok(done.ok);
  const words = comparisonAsText(done.value.comparison);
  assert.match(words, /^1 target added, 1 dropped, 1 moved to another kind, 1 changed, 2 the same\./);
  assert.match(words, /T2: People who feel safe after dark \(local\), was designated/);
  assert.match(words, /target 2010\/11: 70% → 72%/);
  const bad = compareAgreementFiles(text, 'title,baseline\nA,lots', limits);
  assert.match(bad.ok ? '' : bad.refusal.message, /^In the second file: One cell has a fault/);
});

test('on the command line the findings are an array and nothing else is on standard output', () => {
  const done = run(['agreement', 'check', '-', '--json'], 'title,lead,Mood\nWarm homes,,good\n');
  assert.equal(done.status, 0, done.stderr);
  const findings = JSON.parse(done.stdout) as readonly AgreementFinding[];
  assert.ok(findings.length > 3 && findings.every((one) => Object.keys(one).join() === 'target,check,severity,reason,fix,source'));
  assert.ok(findings.some((one) => one.check === 'no-owner' && one.target === 'row 2'));
  assert.match(done.stderr, /no such column is known: “Mood”/);
  const same = run(['agreement', 'check', '--json', example]);
  assert.deepEqual([same.status, (JSON.parse(same.stdout) as readonly unknown[]).length], [0, 19]);
});

test('a file that can’t be read is refused in words with exit code 1, and standard output stays empty', () => {
  for (const [args, input, words] of [
    [['agreement', 'check', '-', '--json'], 'title,baseline\nA,lots', /row 2, baseline: “lots” is not a number/], [['agreement', 'check', example, '--limits', 'nowhere.yaml'], '', /nowhere.yaml/], [['agreement', 'compare', example], '', /Say which file: joinery agreement compare/],
  ] as const) {
    const done = run(args, input);
    assert.deepEqual([done.status, done.stdout], [1, ''], args.join(' '));
    assert.match(done.stderr, words);
  }
});

test('a quotation mark that is never closed is refused, or it would swallow the rows after it', () => {
  const done = checkAgreementFile('title,lead\nA,Police\n"B,Police\nC,Police\n', limits);
  assert.match(done.ok ? '' : (done.refusal.faults?.[0]?.message ?? ''), /opened and not closed/);
});

test('an empty file and a file of headings only are refused', () => {
  for (const empty of ['', '\n\n', 'title,lead\n', 'title,lead\n,\n']) assert.equal(checkAgreementFile(empty, limits).ok, false, JSON.stringify(empty));
});

test('compare as JSON', () => {
  const done = run(['agreement', 'compare', example, example, '--json']);
  assert.deepEqual(JSON.parse(done.stdout), { added: [], dropped: [], moved: [], changed: [], same: 5 });
});
