import { readFile, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { identityOf, workingFolderOf } from './process-identity.ts';

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
};

const recordedPid = async (cluster: string): Promise<number | null> => {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
};

const worksIn = async (pid: number, cluster: string): Promise<boolean> =>
  (await identityOf(pid)) !== null && (await workingFolderOf(pid)) === cluster;

/** All processes of a server that still work in its folder: after the first of them is killed, others live a moment longer. */
const processesIn = async (cluster: string): Promise<readonly number[]> => {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const here = await Promise.all(pids.map((pid) => worksIn(pid, cluster)));
  return pids.filter((_, index) => here[index]);
};

const gone = async (pids: () => Promise<readonly number[]>, milliseconds: number): Promise<boolean> => {
  const until = Date.now() + milliseconds;
  while (Date.now() < until) {
    if ((await pids()).length === 0) return true;
    await wait(50);
  }
  return false;
};

/**
 * Ends a server that a killed app left behind on this cluster. A process is only touched when it lives and works in the
 * cluster's folder. A file that names a zombie or a process of somebody else is removed; one that names a dead process is
 * left for PostgreSQL, which looks at its shared memory before it believes it.
 */
export const stopOrphan = async (folder: string): Promise<void> => {
  const cluster = await realpath(folder);
  const pid = await recordedPid(cluster);
  if (pid === null) return;
  if (await worksIn(pid, cluster)) {
    signal(pid, 'SIGINT');
    const ended = await gone(async () => ((await worksIn(pid, cluster)) ? [pid] : []), 20_000);
    if (!ended) signal(pid, 'SIGQUIT');
  }
  const left = await gone(() => processesIn(cluster), 20_000);
  if (!left) throw new Error(`A PostgreSQL server (process ${pid}) is still running in ${cluster} and does not stop. Stop it, then start again.`);
  if ((await recordedPid(cluster)) === pid && isTaken(pid)) await rm(join(cluster, 'postmaster.pid'), { force: true });
};

const isTaken = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
