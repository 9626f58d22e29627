import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '#platform/config.ts';
import { environmentExample, settingsPage } from '#platform/describe-config.ts';
import { projectRoot } from '#platform/files/root.ts';

const read = (name: string): string => readFileSync(join(projectRoot(), name), 'utf8');

test('the example and the reference page are what the settings say', () => {
  assert.equal(read('.env.example'), environmentExample());
  assert.equal(read('docs/reference/settings.md'), settingsPage());
});

test('every fault is reported together, and production refuses insecure defaults', () => {
  const wrong = readConfig({ PORT: 'x', SECRET: 'short' });
  assert.ok(!wrong.ok && /PORT/.test(wrong.refusal.message) && /SECRET/.test(wrong.refusal.message));
  const production = readConfig({ NODE_ENV: 'production', DATABASE_URL: 'postgres://a:b@127.0.0.1/c', DEMO: 'yes' });
  assert.ok(!production.ok && /SECRET must/.test(production.refusal.message) && /BASE_URL must/.test(production.refusal.message) && /DEMO must/.test(production.refusal.message));
});
