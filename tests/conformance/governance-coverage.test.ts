import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPack } from '#pack/reader';
import { projectRoot } from '#platform/files/root.ts';

// How many questions and sub-questions the source prints under each heading, counted by hand; the first of “resources”
// and the second and third pairs of “capacity” are two questions in one bullet.
const printed: Readonly<Record<string, number>> = { outcomes: 6, resources: 24, roles: 3, stakeholders: 5, capacity: 9, 'public-life': 6, risks: 10, controls: 3 };

test('governance asks every question and sub-question of all eight themes, each once', async () => {
  const pack = await readPack(join(projectRoot(), 'packs/lsp-2009'));
  assert.ok(pack.ok);
  const bank = pack.value.banks.find((one) => one.id === 'governance');
  assert.deepEqual(Object.fromEntries((bank?.themes ?? []).map((theme) => [theme.id, theme.questions.length])), printed);
  const sources = (bank?.themes ?? []).flatMap((theme) => theme.questions.map((question) => question.source));
  assert.equal(new Set(sources).size, sources.length);
});

test('the other banks have as many questions as their tables print', async () => {
  const pack = await readPack(join(projectRoot(), 'packs/lsp-2009'));
  assert.ok(pack.ok);
  const count = (id: string): number => pack.value.banks.find((one) => one.id === id)?.themes.reduce((sum, theme) => sum + theme.questions.length, 0) ?? 0;
  assert.deepEqual([count('delivery-chain'), count('pooling'), count('decommissioning'), count('data-quality')], [12, 12, 6, 11]);
  const pooling = pack.value.banks.find((one) => one.id === 'pooling')?.themes.flatMap((theme) => theme.questions) ?? [];
  assert.equal(pooling.filter((question) => question.when?.['sides']?.includes('aligning')).length, 8);
  assert.equal(pooling.filter((question) => question.when?.['sides']?.includes('pooling')).length, 11);
  assert.equal(pack.value.practices.length, 27);
  assert.deepEqual(pack.value.lists.map((list) => list.partners.length).toSorted((a, b) => a - b), [5, 9, 25]);
});
