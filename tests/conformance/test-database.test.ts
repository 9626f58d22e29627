import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/support/database.ts';

const ask = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

test('each test file has a migrated database of its own, which the app enters as a role that owns nothing', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  await ask(one.ownerUrl, 'create table mark (n int)');
  assert.deepEqual(await ask(two.ownerUrl, "select to_regclass('mark') as found"), [{ found: null }]);
  const roles = await ask(one.appUrl, "select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = current_user");
  assert.deepEqual(roles, [{ rolsuper: false, rolbypassrls: false, owned: 0 }]);
  const migrated = await ask(two.ownerUrl, 'select count(*)::int as n from platform.migration');
  assert.ok(Number(migrated[0]?.['n']) > 0);
});
