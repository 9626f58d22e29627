import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { backup, restore } from '#app/backup.ts';
import { checkKey } from '#platform/auth/check-key.ts';
import { secretFrom } from '#platform/auth/secret.ts';
import { appUnderTest } from '#tests/support/app.ts';
import { testDatabase } from '#tests/support/database.ts';

const odd = 'First\u2028second\u2029third\u0085fourth\r\nfifth\ttab \\ backslash';

const rowsOf = async (url: string): Promise<Readonly<Record<string, unknown>>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = (await client.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('partnership', 'assessment', 'delivery', 'network') order by 1`)).rows as readonly { readonly name: string }[];
  const all: Record<string, unknown> = {};
  for (const { name } of tables) all[name] = (await client.query(`select t::text as row from ${name} as t order by 1`)).rows;
  await client.end();
  return all;
};

test('a backup brings everything back, whatever marks a text holds, and a file cut off is refused', async () => {
  const app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Kept', user.id, [{ name: 'Asha', sector: 'council' }]);
  const client = new pg.Client({ connectionString: app.database.ownerUrl });
  await client.connect();
  await client.query(`update partnership."group" set remit = $1 where partnership_id = $2`, [odd, made.id]);
  await client.query(`insert into partnership.area (partnership_id, code, name, geometry) values ($1, 'E07000001', $2, '{"type": "Polygon"}')`, [made.id, odd]);
  await client.end();
  const folder = await mkdtemp(join(tmpdir(), 'joinery-backup-'));
  const file = join(folder, 'all.gz');
  await backup(app.database.ownerUrl, file);
  const other = await testDatabase();
  const done = await restore(other.ownerUrl, file);
  assert.ok(done.ok, JSON.stringify(done));
  assert.deepEqual(await rowsOf(other.ownerUrl), await rowsOf(app.database.ownerUrl));
  const cut = join(folder, 'cut.gz');
  await writeFile(cut, (await readFile(file)).subarray(0, -40));
  assert.equal((await restore((await testDatabase()).ownerUrl, cut)).ok, false);
});

test('every table of a partnership is in the backup', async () => {
  const source = await readFile(new URL('../../src/app/backup.ts', import.meta.url), 'utf8');
  const { ownerUrl } = await testDatabase();
  const tables = Object.keys(await rowsOf(ownerUrl)).map((name) => name.replaceAll('"', ''));
  assert.deepEqual(tables.filter((name) => !source.includes(`'${name}'`)), []);
});

test('a server with another key than the database was used with does not start', async () => {
  const { db } = await testDatabase();
  const first = await checkKey(db, secretFrom('the key'));
  assert.ok(first.ok);
  assert.ok((await checkKey(db, secretFrom('the key'))).ok);
  const other = await checkKey(db, secretFrom('another key'));
  assert.ok(!other.ok && /another server key/.test(other.refusal.message));
});
