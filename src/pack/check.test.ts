import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { join } from 'node:path';
import { projectRoot } from '#platform/files/root.ts';
import { buildPack } from './build-pack.ts';
import { packFiles } from './reader.ts';
import { sameQuestions } from './same-questions.ts';

const files = await packFiles(join(projectRoot(), 'packs/lsp-2009'));
const withChange = (file: string, change: (text: string) => string) => buildPack(new Map([...files, [file, change(files.get(file) ?? '')]]));
const bank = 'banks/delivery-chain.yaml';

test('the pack that ships is sound', () => assert.deepEqual(buildPack(files).faults, []));

test('each question that ships says how to answer it, what to point to, and where it comes from', () => {
  const questions = buildPack(files).pack?.banks.flatMap((one) => one.themes.flatMap((theme) => theme.questions)) ?? [];
  const bare = questions.filter(({ help, evidence, sevenS, layers, audience }) => help === null || evidence === null || sevenS === null || layers.length === 0 || audience.length === 0);
  assert.ok(questions.length > 0);
  assert.deepEqual(bare.map((question) => `${question.bank}.${question.id}`), []);
});

test('each planted fault is found in its file, on its line, with a reason', () => {
  const planted: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    [bank, (text) => text.replace('scale: "maturity-5"', 'scale: "no-such"'), /no scale “no-such”/],
    [bank, (text) => text.replace('seven-s: strategy', 'seven-s: stategy'), /no 7S element “stategy”/],
    [bank, (text) => text.replace('"WBT Table 5 1"', '"XYZ 1"'), /no source “XYZ”/],
    [bank, (text) => text.replace('"5": "All say', '"7": "All say'), /Level 7 is outside the scale/],
    [bank, (text) => text.replace('        ask: ', '        aks: '), /key we do not know: aks|ask is missing/],
    [bank, (text) => text.replace('same-as: [seven-s.strategy.evidence]', 'same-as: [seven-s.strategy.nothing]'), /no question “seven-s\.strategy\.nothing”/],
    [bank, (text) => `${text}\n  : : :`, /./],
    [bank, (text) => text.replace('title: "Delivery', 'title: &a "Delivery').concat('note: *a\n'), /[Aa]lias/],
  ];
  for (const [file, change, reason] of planted) {
    const { pack, faults } = withChange(file, change);
    assert.equal(pack, null, String(reason));
    const found = faults.find((fault) => fault.file === file && reason.test(fault.reason));
    assert.ok(found !== undefined && found.line >= 1, `${reason}: ${JSON.stringify(faults.slice(0, 3))}`);
  }
});

test('the line is the line of the fault', () => {
  const text = files.get(bank) ?? '';
  const at = text.slice(0, text.indexOf('"WBT Table 5 3"')).split('\n').length;
  const { faults } = withChange(bank, (given) => given.replace('"WBT Table 5 3"', '"XYZ 3"'));
  assert.equal(faults[0]?.line, at);
});

test('whatever a file holds, checking it never throws', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => assert.ok(Array.isArray(buildPack(new Map([...files, [bank, text]])).faults))), { numRuns: 100 });
});

test('the same question is the same both ways and onwards', () => {
  const { pack } = buildPack(files);
  assert.ok(pack !== null);
  const same = sameQuestions(pack);
  for (const [id, others] of same) for (const other of others) assert.ok(same.get(other)?.includes(id), `${id} and ${other}`);
  assert.ok(same.get('governance.outcomes.clear-aim')?.includes('seven-s.strategy.vision'));
});
