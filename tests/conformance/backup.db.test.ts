import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { backup, restore } from '#app/backup.ts';
import { checkKey } from '#platform/auth/check-key.ts';
import { secretFrom } from '#platform/auth/secret.ts';
import { appUnderTest } from '#tests/support/app.ts';
import { testDatabase } from '#tests/support/database.ts';

const odd = 'First\u2028second\u2029third\u0085fourth\r\nfifth\ttab \\ backslash';

// What is of no use on another server, and what its own start writes.
const endsWithASession = ['session', 'sign_in_link', 'handshake', 'throttle', 'message', 'migration'];

const rowsOf = async (url: string): Promise<Readonly<Record<string, unknown>>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = (await client.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and not (schemaname = 'platform' and tablename = any($1)) order by 1`, [endsWithASession])).rows as readonly { readonly name: string }[];
  const all: Record<string, unknown> = {};
  for (const { name } of tables) all[name] = (await client.query(`select t::text as row from ${name} as t order by 1`)).rows;
  await client.end();
  return all;
};

test('a backup brings everything back, whatever marks a text holds; one that is not whole, is newer or would meet others is refused and changes nothing', async () => {
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
  assert.equal((await stat(file)).mode & 0o077, 0, 'for whoever made it alone');
  const whole = await readFile(file);
  const text = gunzipSync(whole).toString('utf8');
  const empty = (await testDatabase()).ownerUrl;
  const refused = async (bytes: Uint8Array, why: RegExp, url = empty): Promise<void> => {
    const earlier = await rowsOf(url);
    await writeFile(join(folder, 'other.gz'), bytes);
    const tried = await restore(url, join(folder, 'other.gz'));
    assert.match(tried.ok ? 'restored' : tried.refusal.message, why);
    assert.deepEqual(await rowsOf(url), earlier);
  };
  await refused(whole.subarray(0, -40), /sum does not match/);
  await refused(gzipSync(text.replace('Asha', 'Usha')), /sum does not match/);
  const newer = text.replace('"migrations":[', '"migrations":["9999-from-a-newer-one.sql",').split('\n').slice(0, -2).map((line) => `${line}\n`).join('');
  await refused(gzipSync(`${newer}${JSON.stringify({ sha256: createHash('sha256').update(newer).digest('hex') })}\n`), /newer Joinery/);
  await refused(whole, /already holds partnerships/, other.ownerUrl);
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
