import { join } from 'node:path';
import { readPack } from '#pack/reader';
import { refuse, ok, type Result } from '#lib/result.ts';
import { readSecret } from '#platform/auth/secret.ts';
import type { Config } from '#platform/config.ts';
import { openDatabase } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startCluster } from '#platform/db/supervisor/start-cluster.ts';
import { projectRoot } from '#platform/files/root.ts';
import { openLog } from '#platform/log/log.ts';
import type { Services } from '#platform/services.ts';
import { findPack } from '#assessment/reads';

export type Booted = { readonly services: Services; readonly ownerUrl: string; readonly setNudge: (nudge: () => void) => void; readonly setBaseUrl: (url: string) => void; readonly stop: () => Promise<void> };

const ownerUrlFrom = async (config: Config): Promise<Result<{ readonly url: string; readonly stop: () => Promise<void> }>> =>
  config.databaseUrl === undefined ? startCluster({ dataFolder: config.dataFolder, pgBin: config.pgBin }) : ok({ url: config.databaseUrl, stop: async () => undefined });

/** Starts what the app stands on: the database, its migrations, the secret and the packs. */
export const boot = async (config: Config): Promise<Result<Booted>> => {
  const pack = await readPack(join(projectRoot(), 'packs/lsp-2009'));
  if (!pack.ok) return refuse({ kind: 'invalid', message: `The pack that ships has faults. Run: joinery pack check packs/lsp-2009` });
  const cluster = await ownerUrlFrom(config);
  if (!cluster.ok) return cluster;
  const { appUrl } = await migrate(cluster.value.url, config.databaseAppUrl);
  const db = openDatabase(appUrl, config.databasePool);
  const packs = [pack.value];
  let nudge = () => undefined as void;
  let base = config.baseUrl ?? `http://${config.host}:${config.port}`;
  const services: Services = {
    config,
    db,
    secret: await readSecret(config),
    clock: () => new Date(),
    log: openLog(),
    packs,
    packFor: (tx, here) => findPack(tx, here, packs),
    baseUrl: () => base,
    nudge: () => nudge(),
  };
  const stop = async () => {
    await db.close();
    await cluster.value.stop();
  };
  return ok({ services, ownerUrl: cluster.value.url, setNudge: (value) => { nudge = value; }, setBaseUrl: (url) => { base = config.baseUrl ?? url; }, stop });
};
