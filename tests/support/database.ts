import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { takeAppLock } from '#platform/db/supervisor/app-lock.ts';
import { startCluster } from '#platform/db/supervisor/start-cluster.ts';
import { stopOrphan } from '#platform/db/supervisor/stop-orphan.ts';

export type TestDatabase = {
  /** As the owner of the tables, past every policy. */
  readonly ownerUrl: string;
  /** As the role of the app. */
  readonly appUrl: string;
  readonly db: Database;
};

type Server = { readonly ownerUrl: string; readonly appUrl: string; readonly template: string; readonly stop: () => Promise<void> };

const folderPrefix = 'joinery-test-cluster-';
const run = `${process.pid}_${Date.now().toString(36)}`;

const named = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.toString();
};

const asOwner = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A run that was killed left its server and its folder: nobody else will clear them. */
const clearKilledRuns = async (): Promise<void> => {
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix)).map((name) => join(tmpdir(), name));
  for (const folder of left) {
    const lock = await takeAppLock(folder).catch(() => null);
    if (lock?.ok !== true || !(await readdir(folder)).includes('database')) continue;
    await stopOrphan(join(folder, 'database/cluster')).catch(() => undefined);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
};

const startOwn = async (): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  await clearKilledRuns();
  const folder = await mkdtemp(join(tmpdir(), folderPrefix));
  const cluster = await startCluster({ dataFolder: folder, fast: true });
  if (!cluster.ok) throw new Error(cluster.refusal.message);
  const stop = async () => {
    await cluster.value.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: cluster.value.url, stop };
};

const startServer = async (): Promise<Server> => {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined || given === '' ? await startOwn() : { url: given, stop: async () => undefined };
  const template = `joinery_template_${run}`;
  await asOwner(server.url, `create database ${template}`);
  const { appUrl } = await migrate(named(server.url, template));
  return { ownerUrl: server.url, appUrl, template, stop: server.stop };
};

let server: Promise<Server> | null = null;
let turn: Promise<unknown> = Promise.resolve();
let count = 0;
const opened: { readonly name: string; readonly db: Database }[] = [];

const create = async (name: string): Promise<Server> => {
  server ??= startServer();
  const ready = await server;
  // PostgreSQL copies a template for one session at a time.
  const mine = turn.then(() => asOwner(ready.ownerUrl, `create database ${name} template ${ready.template}`));
  turn = mine.catch(() => undefined);
  await mine;
  return ready;
};

after(async () => {
  if (server === null) return;
  const { ownerUrl, template, stop } = await server;
  await Promise.all(opened.map(({ db }) => db.close()));
  await asOwner(ownerUrl, ...[...opened.map(({ name }) => name), template].map((name) => `drop database if exists ${name} with (force)`));
  await stop();
});

/** A migrated and empty database of the test file's own, on the one server that the whole run shares. */
export const testDatabase = async (): Promise<TestDatabase> => {
  count += 1;
  const name = `joinery_test_${run}_${count}`;
  const { ownerUrl, appUrl } = await create(name);
  const app = named(appUrl, name);
  const db = openDatabase(app, 4);
  opened.push({ name, db });
  return { ownerUrl: named(ownerUrl, name), appUrl: app, db };
};
