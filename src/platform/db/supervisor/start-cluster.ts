import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { ok, refuse, type Result } from '#lib/result.ts';
import { takeAppLock } from './app-lock.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { explainFailure } from './explain-failure.ts';
import { freePort } from './free-port.ts';
import { clusterFiles, initCluster, ownerName } from './init-cluster.ts';
import { settlePlace, type Place } from './place.ts';
import { isReady, lastWords, launchServer, type Launch, type ServerProcess } from './server-process.ts';
import { stopOrphan } from './stop-orphan.ts';

export type ClusterOptions = {
  readonly dataFolder: string;
  /** For tests: does not wait for the disk. A power cut may lose everything. */
  readonly fast?: boolean;
  /** A folder with another PostgreSQL's initdb and postgres, in place of the bundled one. */
  readonly pgBin?: string | undefined;
};

export type Cluster = {
  /** The address of the database `joinery`, as its owner. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

const databaseName = 'joinery';
const addressOf = (password: string, port: number, database: string): string =>
  `postgres://${ownerName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

type Running = { readonly server: ServerProcess; readonly launch: Launch; readonly password: string };

const startOnce = async (launch: Launch, password: string): Promise<Result<Running>> => {
  const { cluster, log } = clusterFiles(launch.place);
  await stopOrphan(cluster);
  const from = (await stat(log).catch(() => null))?.size ?? 0;
  const server = await launchServer(launch);
  try {
    if (await isReady(server, addressOf(password, launch.port, 'postgres'))) return ok({ server, launch, password });
  } catch (error) {
    await server.stop();
    throw error;
  }
  const words = await lastWords(log, from).catch(() => '');
  return refuse({ kind: 'unavailable', message: `PostgreSQL did not start. Its log (${log}) ends with:\n${words}`, detail: words });
};

/** A port may be taken between looking and listening, and a killed server's last processes take a moment to go: try again. */
const startPatiently = async (launch: () => Promise<Launch>, password: string): Promise<Result<Running>> => {
  for (let attempt = 1; ; attempt += 1) {
    const started = await startOnce(await launch(), password);
    const passing = !started.ok && /could not bind|still in use|lock file/.test(String(started.refusal.detail));
    if (started.ok || !passing || attempt === 20) return started;
    await wait(500);
  }
};

const ensureDatabase = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
};

/** A server that is killed while the app lives is started again at the same address; the pool finds it on the next query. */
const keepAlive = (first: Running): (() => Promise<void>) => {
  let current = first.server;
  let stopping = false;
  const watch = async (): Promise<void> => {
    for (;;) {
      await current.ended;
      if (stopping) return;
      const again = await startPatiently(async () => first.launch, first.password).catch(() => null);
      if (again?.ok === true) current = again.value.server;
      else await wait(1_000, undefined, { ref: false });
      if (stopping) return current.stop();
    }
  };
  const watching = watch();
  return async () => {
    stopping = true;
    await current.stop();
    await watching;
  };
};

const startIn = async (place: Place, binaries: Binaries, fast: boolean): Promise<Result<Cluster>> => {
  await initCluster(place, binaries, fast);
  const password = await readFile(clusterFiles(place).password, 'utf8');
  const started = await startPatiently(async () => ({ place, binaries, fast, port: await freePort() }), password);
  if (!started.ok) return started;
  const { port } = started.value.launch;
  await ensureDatabase(addressOf(password, port, 'postgres'));
  return ok({ url: addressOf(password, port, databaseName), stop: keepAlive(started.value) });
};

/** Starts the bundled PostgreSQL in a data folder, making its cluster on the first start. One app process at a time. */
export const startCluster = async ({ dataFolder, fast = false, pgBin }: ClusterOptions): Promise<Result<Cluster>> => {
  const folder = resolve(dataFolder);
  let release = async (): Promise<void> => undefined;
  const answer = async (): Promise<Result<Cluster>> => {
    const place = await settlePlace(folder);
    const lock = await takeAppLock(place.folder);
    if (!lock.ok) return lock;
    release = lock.value.release;
    const binaries = await findBinaries(place, pgBin);
    return binaries.ok ? startIn(place, binaries.value, fast) : binaries;
  };
  const cluster = await answer().then(
    (answered) => (answered.ok ? answered : explainFailure(answered.refusal, folder)),
    (error: unknown) => explainFailure(error, folder),
  );
  if (!cluster.ok) {
    await release().catch(() => undefined);
    return cluster;
  }
  const { url, stop } = cluster.value;
  return ok({ url, stop: () => stop().finally(release) });
};
