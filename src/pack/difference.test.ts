import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from 'node:path';
import { projectRoot } from '#platform/files/root.ts';
import { buildPack } from './build-pack.ts';
import { packDifference, publishedFaults } from './difference.ts';
import { packFiles } from './reader.ts';
import type { Pack } from './types.ts';

const files = await packFiles(join(projectRoot(), 'packs/lsp-2009'));
const bank = 'banks/meeting-style.yaml';
const built = (change: (text: string) => string): Pack => {
  const { pack, faults } = buildPack(new Map([...files, [bank, change(files.get(bank) ?? '')]]));
  assert.ok(pack !== null, JSON.stringify(faults));
  return pack;
};
const before = built((text) => text);
const first = before.banks.find((one) => one.id === 'meeting-style')?.themes[0]?.questions[0];
assert.ok(first !== undefined);
const last = first.id.split('.').at(-1) ?? '';
const rename = (text: string): string => text.replace(new RegExp(`^( +)${last}:`, 'm'), '$1called-anew:').replaceAll(new RegExp(`^renames:.*\n?`, 'gm'), '').concat(`\nrenames: { ${first.id}: ${first.theme}.called-anew }\n`);

test('a pack does not differ from itself', () => {
  assert.deepEqual(packDifference(before, before), { added: [], removed: [], renamed: [], changed: [] });
  assert.deepEqual(publishedFaults(before, before), []);
});

test('a question under another id is renamed when the bank says so, not removed and added', () => {
  const found = packDifference(before, built(rename));
  assert.deepEqual(found, { added: [], removed: [], renamed: [{ from: `meeting-style.${first.id}`, to: `meeting-style.${first.theme}.called-anew` }], changed: [] });
});

test('a changed text is named by its part, and is a fault under the same version only', () => {
  const after = built((text) => text.replace(first.ask, 'Is this another question?'));
  assert.deepEqual(packDifference(before, after).changed, [{ id: `meeting-style.${first.id}`, parts: ['ask'] }]);
  assert.match(publishedFaults(before, after)[0]?.reason ?? '', /changed \(ask\), and version 1\.0\.0 is published already/);
  assert.deepEqual(publishedFaults(before, { ...after, version: '1.0.1' }), []);
});

test('what one side lacks is added, and what the other lacks is removed', () => {
  const without: Pack = { ...before, banks: before.banks.filter((one) => one.id !== 'meeting-style') };
  assert.equal(packDifference(without, before).added.length, packDifference(before, without).removed.length);
  assert.ok(packDifference(before, without).removed.includes(`meeting-style.${first.id}`));
});
