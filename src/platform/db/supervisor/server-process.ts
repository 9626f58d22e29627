import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import { clusterFiles } from './init-cluster.ts';
import type { Place } from './place.ts';
import { serverEnvironment } from './server-environment.ts';

export type ServerProcess = { readonly ended: Promise<void>; readonly hasEnded: () => boolean; readonly stop: () => Promise<void> };

export type Launch = { readonly place: Place; readonly binaries: Binaries; readonly port: number; readonly fast: boolean };

const largestLog = 5_000_000;

const flagsOf = ({ place, port, fast }: Launch): readonly string[] => {
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', `max_connections=${fast ? 400 : 200}`, 'logging_collector=off', 'timezone=UTC'];
  const risky = fast ? ['fsync=off', 'full_page_writes=off'] : [];
  return ['-D', clusterFiles(place).cluster, ...[...settings, ...risky].flatMap((setting) => ['-c', setting])];
};

const openLogFile = async (path: string) => {
  const size = (await stat(path).catch(() => null))?.size ?? 0;
  if (size > largestLog) await truncate(path);
  return open(path, 'a', 0o600);
};

const stopChild = async (child: ChildProcess, ended: Promise<void>, hasEnded: () => boolean): Promise<void> => {
  child.ref();
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (hasEnded()) return;
    child.kill(signal);
    await Promise.race([ended, wait(15_000, undefined, { ref: false })]);
  }
  await ended;
};

/** Starts postgres in a session of its own: Ctrl+C reaches the app, which stops the server after its last answer. */
export const launchServer = async (launch: Launch): Promise<ServerProcess> => {
  const log = await openLogFile(clusterFiles(launch.place).log);
  const options = { cwd: '/', env: serverEnvironment(launch.place), detached: true, ...launch.place.runAs };
  const child = spawn(join(launch.binaries.folder, 'postgres'), flagsOf(launch), { ...options, stdio: ['ignore', log.fd, log.fd] });
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const settle = () => {
      over = true;
      resolve();
    };
    child.once('exit', settle);
    child.once('error', settle);
  });
  await log.close();
  child.unref();
  return { ended, hasEnded: () => over, stop: () => stopChild(child, ended, () => over) };
};

/** Waits until the server lets us in; false when it ended instead. */
export const isReady = async (server: ServerProcess, url: string): Promise<boolean> => {
  while (!server.hasEnded()) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') throw error;
      await client.end().catch(() => undefined);
      await wait(40);
    }
  }
  return false;
};

/** What the server wrote last, to say why it did not start. */
export const lastWords = async (path: string, from: number): Promise<string> => (await readFile(path)).subarray(from).toString('utf8').trim().split('\n').slice(-6).join('\n');
