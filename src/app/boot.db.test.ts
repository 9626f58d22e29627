import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { readConfig } from '#platform/config.ts';
import { isMigrated } from '#platform/db/migrate.ts';
import { testDatabase } from '#tests/support/database.ts';
import { boot } from './boot.ts';

const { ownerUrl } = await testDatabase();

const configFor = (url: string) => {
  const config = readConfig({ DATABASE_URL: url, SECRET: 'a secret of 32 characters or more' });
  assert.ok(config.ok);
  return config.value;
};

test('a database with no Joinery in it is left as it is by what works on one that is there', async () => {
  const empty = `${new URL(ownerUrl).pathname.slice(1)}_empty`;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`create database ${empty}`);
    const url = ownerUrl.replace(/\/[^/]*$/, `/${empty}`);
    const refused = await boot(configFor(url), { existing: true });
    assert.ok(!refused.ok);
    assert.match(refused.refusal.message, /^There is no Joinery data in the database of DATABASE_URL\. /);
    assert.equal(await isMigrated(url), false);
  } finally {
    await client.query(`drop database if exists ${empty} with (force)`);
    await client.end();
  }
  const booted = await boot(configFor(ownerUrl), { existing: true });
  assert.ok(booted.ok);
  await booted.value.stop();
});
