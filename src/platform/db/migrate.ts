import { createHmac } from 'node:crypto';
import pg from 'pg';
import { migrationFiles, type Migration } from './migration-files.ts';

const lockKey = 20_260_421;
const appRole = 'joinery_app';

/** The address the app logs in with: the same server and database, as a role that owns nothing. */
const appUrlFrom = (ownerUrl: string): { readonly url: string; readonly password: string } => {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(`role ${appRole}`).digest('base64url');
  url.username = appRole;
  url.password = password;
  return { url: url.toString(), password };
};

const ensureRole = async (client: pg.Client, password: string): Promise<void> => {
  const found = await client.query('select rolsuper, rolbypassrls from pg_roles where rolname = $1', [appRole]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  const statement = `${verb} role ${appRole} login password ${client.escapeLiteral(password)}`;
  // Roles belong to the whole server: another database of it may be migrating at this moment.
  await client.query(statement).catch(() => client.query(statement.replace(/^create/, 'alter')));
};

const refuseAlteredMigration = (migration: Migration, sum: string): void => {
  if (migration.sum !== sum) {
    throw new Error(`The migration ${migration.name} was changed after it was applied. Restore the file and add a new migration instead.`);
  }
};

const applyOne = async (client: pg.Client, migration: Migration, owner: string): Promise<void> => {
  const text = migration.sql.replaceAll(':app', appRole).replaceAll(':owner', client.escapeIdentifier(owner));
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into platform.migration (name, sum) values ($1, $2)', [migration.name, migration.sum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

const applyAll = async (client: pg.Client): Promise<void> => {
  await client.query('create schema if not exists platform');
  await client.query('create table if not exists platform.migration (name text primary key, sum text not null, applied_at timestamptz not null default now())');
  await client.query(`grant usage on schema platform to ${appRole}`);
  const owner: string = (await client.query('select current_user as name')).rows[0].name;
  const done = new Map((await client.query('select name, sum from platform.migration')).rows.map((row) => [row.name, row.sum]));
  for (const migration of await migrationFiles()) {
    const sum = done.get(migration.name);
    if (sum === undefined) await applyOne(client, migration, owner);
    else refuseAlteredMigration(migration, sum);
  }
};

/** Whether a database holds a Joinery, of this version or an older one. Changes nothing; throws when it can't be reached. */
export const isMigrated = async (ownerUrl: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query("select to_regclass('platform.migration') is not null as found")).rows[0].found;
  } finally {
    await client.end();
  }
};

/**
 * Brings a database up to date and makes the role the app runs as. Safe to run by several replicas at once: an advisory
 * lock lets one in at a time. Returns the address for the app's pool. Throws when the database can't be reached or changed.
 */
export const migrate = async (ownerUrl: string, appUrl?: string): Promise<{ readonly appUrl: string }> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const own = appUrlFrom(ownerUrl);
    if (appUrl === undefined) await ensureRole(client, own.password);
    await applyAll(client);
    return { appUrl: appUrl ?? own.url };
  } finally {
    await client.end();
  }
};
