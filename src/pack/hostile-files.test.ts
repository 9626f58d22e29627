import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';
import { projectRoot } from '#platform/files/root.ts';
import { buildPack } from './build-pack.ts';
import { packCheck } from './cli.ts';
import { readArchive } from './read-archive.ts';
import { packFiles } from './reader.ts';
import type { PackFault } from './types.ts';

const folder = join(projectRoot(), 'packs/lsp-2009');
const files = await packFiles(folder);
const bank = 'banks/delivery-chain.yaml';
const faultsOf = (text: string, file = bank): readonly PackFault[] => buildPack(new Map([...files, [file, text]])).faults;
const changed = (change: (text: string) => string, file = bank) => faultsOf(change(files.get(file) ?? ''), file);

test('a name that every object has is not taken for a scale or a source', () => {
  assert.match(changed((text) => text.replace(/^scale: .*/m, 'scale: constructor'))[0]?.reason ?? '', /no scale “constructor”/);
  assert.match(changed((text) => text.replace('"WBT Table 5 1"', 'constructor 1'))[0]?.reason ?? '', /no source “constructor”/);
});

test('a key written twice is found on its second line', () => {
  assert.deepEqual(faultsOf('bank: a\ntitle: b\ntitle: c\n').map(({ line, reason }) => [line, /twice/.test(reason)]), [[3, true]]);
});

test('an alias is found on its own line, and aliases of aliases are never unfolded', () => {
  assert.deepEqual(faultsOf('bank: a\ntitle: &x b\nshort: *x\n').map(({ line }) => line), [2, 3]);
  const bomb = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(', ')}]`);
  assert.ok(faultsOf(['a0: &a0 x', ...bomb].join('\n')).every(({ reason }) => /[Aa]lias|more faults/.test(reason)));
});

test('deep nesting, many keys and many faults give a short list of faults', () => {
  assert.match(faultsOf('['.repeat(50_000))[0]?.reason ?? '', /nested too deeply/);
  assert.match(faultsOf(`themes: ${'{a: '.repeat(40)}1${'}'.repeat(40)}`)[0]?.reason ?? '', /nested too deeply/);
  const many = faultsOf(`themes:\n${Array.from({ length: 5000 }, (_, index) => `  a${index}: {x: 1}`).join('\n')}`);
  assert.equal(many.length, 101);
  assert.match(many.at(-1)?.reason ?? '', /more faults in this file/);
});

test('a file that is not UTF-8, or is too large, is refused with the reason', () => {
  assert.match(faultsOf('bank: caf\uFFFD')[0]?.reason ?? '', /not UTF-8/);
  assert.match(faultsOf(`# ${'x'.repeat(1_000_001)}`)[0]?.reason ?? '', /larger than 1 MB/);
});

test('what lists and practice name must be in the pack, each only once', () => {
  const list = 'lists/childrens-trust.yaml';
  assert.match(changed((text) => text.replace('sector: health', 'sector: helth'), list)[0]?.reason ?? '', /no sector “helth”/);
  assert.match(changed((text) => text.replace('kind: probation', 'kind: parole'), list)[0]?.reason ?? '', /no kind of organisation “parole”/);
  assert.match(changed((text) => text.replace('seven-s: [steering]', 'seven-s: [stearing]'), 'practice/csp.yaml')[0]?.reason ?? '', /no 7S element “stearing”/);
  assert.match(faultsOf(files.get(list) ?? '', 'lists/another.yaml').find(({ reason }) => /is also in/.test(reason))?.reason ?? '', /childrens-trust/);
});

test('any data in the place of any file never makes the checker throw', () => {
  const value = fc.oneof(fc.object({ maxDepth: 4 }), fc.dictionary(fc.constantFrom('bank', 'themes', 'questions', 'ask', 'scale', 'items', 'list', 'partners', 'practices', '__proto__', 'constructor'), fc.anything()));
  const place = fc.constantFrom(...files.keys());
  fc.assert(fc.property(place, value, (file, data) => {
    let text = '';
    try { text = stringify(data); } catch { return; }
    assert.ok(Array.isArray(faultsOf(text, file)));
  }), { numRuns: 60 });
});

test('a zipped pack is read whatever folder it lies in', () => {
  const zipped = zipSync(Object.fromEntries([...files].map(([name, text]) => [`mine/${name}`, strToU8(text)])));
  const read = readArchive(zipped);
  assert.ok(read.ok);
  assert.deepEqual(buildPack(read.value).faults, []);
});

test('a zip that is broken, leads outside or unpacks to too much is refused', () => {
  const message = (bytes: Uint8Array): string => { const read = readArchive(bytes); return read.ok ? '' : read.refusal.message; };
  assert.match(message(strToU8('not a zip')), /not a \.zip/);
  assert.match(message(zipSync({ '../evil.yaml': strToU8('a: 1') })), /leads out of its folder/);
  assert.match(message(zipSync({ 'a\\..\\evil.yaml': strToU8('a: 1') })), /leads out of its folder/);
  assert.match(message(zipSync({ 'banks/a.yaml': new Uint8Array(6_000_000) })), /too large/);
  assert.match(message(zipSync(Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`banks/a${index}.yaml`, strToU8('a: 1')])))), /too large/);
});

test('pack check reads a folder or one file of a pack, and says so when there is neither', async () => {
  assert.equal((await packCheck(folder)).exit, 0);
  assert.equal((await packCheck(join(folder, bank))).exit, 0);
  const alone = await mkdtemp(join(tmpdir(), 'pack-'));
  await writeFile(join(alone, 'alone.yaml'), 'bank: alone\n');
  assert.match((await packCheck(join(alone, 'alone.yaml'))).lines[0] ?? '', /not in a pack/);
  assert.match((await packCheck(join(alone, 'nothing'))).lines[0] ?? '', /no such file or folder/);
  await rm(alone, { recursive: true });
});
