import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { clusterFiles, ownerName } from './init-cluster.ts';
import { settlePlace } from './place.ts';

/** The address of the server that another process of ours runs on this data folder, or null when none answers. */
export const runningCluster = async (dataFolder: string): Promise<string | null> => {
  const { cluster, password } = clusterFiles(await settlePlace(resolve(dataFolder)));
  const [pid, secret] = await Promise.all([readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null), readFile(password, 'utf8').catch(() => null)]);
  const port = Number(pid?.split('\n')[3]);
  if (secret === null || !Number.isInteger(port)) return null;
  const url = `postgres://${ownerName}:${encodeURIComponent(secret)}@127.0.0.1:${port}/joinery`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  return client.connect().then(
    async () => {
      await client.end();
      return url;
    },
    () => null,
  );
};
