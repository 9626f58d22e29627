import { join, resolve } from 'node:path';
import { findPack } from '#assessment/reads';
import { ok, refuse, type Result } from '#lib/result.ts';
import { readPack } from '#pack/reader';
import { checkKey } from '#platform/auth/check-key.ts';
import { readSecret } from '#platform/auth/secret.ts';
import type { Config } from '#platform/config.ts';
import { openDatabase } from '#platform/db/database.ts';
import { isMigrated, migrate } from '#platform/db/migrate.ts';
import { holdsDatabase } from '#platform/db/supervisor/place.ts';
import { runningCluster } from '#platform/db/supervisor/running-cluster.ts';
import { startCluster } from '#platform/db/supervisor/start-cluster.ts';
import { projectRoot } from '#platform/files/root.ts';
import { openLog } from '#platform/log/log.ts';
import type { Services } from '#platform/services.ts';

export type Booted = {
  readonly services: Services;
  readonly ownerUrl: string;
  readonly setNudge: (nudge: () => void) => void;
  readonly setBaseUrl: (url: string) => void;
  readonly stop: () => Promise<void>;
};

/** `join`: use the bundled server that another process of ours has running, if there is one. `existing`: refuse where there is no Joinery yet, and make none. */
type Options = { readonly join?: boolean; readonly existing?: boolean };
type Server = { readonly url: string; readonly stop: () => Promise<void> };

const noData = (where: string): Result<never> =>
  refuse({ kind: 'not-found', message: `There is no Joinery data in ${where}. Set DATA_FOLDER to the data folder of your Joinery, or DATABASE_URL to its database. To begin a new one here: joinery serve` });

/** Refuses where there is nothing to work on. */
const isThere = async ({ databaseUrl, dataFolder }: Config): Promise<Result<null>> => {
  if (databaseUrl !== undefined) return (await isMigrated(databaseUrl)) ? ok(null) : noData('the database of DATABASE_URL');
  return (await holdsDatabase(resolve(dataFolder))) ? ok(null) : noData(resolve(dataFolder));
};

const databaseServer = async (config: Config, { join: joins, existing = false }: Options): Promise<Result<Server>> => {
  const there = existing ? await isThere(config) : ok(null);
  if (!there.ok) return there;
  const stop = async () => undefined;
  if (config.databaseUrl !== undefined) return ok({ url: config.databaseUrl, stop });
  const running = joins === true ? await runningCluster(config.dataFolder) : null;
  return running === null ? startCluster({ dataFolder: config.dataFolder, pgBin: config.pgBin }) : ok({ url: running, stop });
};

/** Starts what the app stands on: the database, its migrations, the secret and the packs. */
export const boot = async (config: Config, options: Options = {}): Promise<Result<Booted>> => {
  const pack = await readPack(join(projectRoot(), 'packs/lsp-2009'));
  if (!pack.ok) return refuse({ kind: 'invalid', message: 'The pack that ships has faults. Run: joinery pack check packs/lsp-2009' });
  const server = await databaseServer(config, options);
  if (!server.ok) return server;
  const { appUrl } = await migrate(server.value.url, config.databaseAppUrl);
  const db = openDatabase(appUrl, config.databasePool);
  const secret = await readSecret(config);
  const stop = async (): Promise<void> => {
    await db.close();
    await server.value.stop();
  };
  const key = await checkKey(db, secret);
  if (!key.ok) return stop().then(() => key);
  const packs = [pack.value];
  let nudge = (): void => undefined;
  let base = config.baseUrl ?? `http://${config.host}:${config.port}`;
  const services: Services = {
    config,
    db,
    secret,
    clock: () => new Date(),
    log: openLog(),
    packs,
    packFor: (tx, here) => findPack(tx, here, packs),
    baseUrl: () => base,
    nudge: () => nudge(),
  };
  return ok({
    services,
    ownerUrl: server.value.url,
    setNudge: (value) => {
      nudge = value;
    },
    setBaseUrl: (url) => {
      base = config.baseUrl ?? url;
    },
    stop,
  });
};
