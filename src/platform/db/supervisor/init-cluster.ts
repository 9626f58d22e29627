import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { serverEnvironment } from './server-environment.ts';

const exec = promisify(execFile);

export const ownerName = 'joinery';

export type ClusterFiles = { readonly cluster: string; readonly password: string; readonly log: string };

/** The files of the server under a place. They appear together, by one rename. */
export const clusterFiles = (place: Place): ClusterFiles => {
  const folder = join(place.folder, 'database');
  return { cluster: join(folder, 'cluster'), password: join(folder, 'password'), log: join(place.folder, 'database.log') };
};

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
};

const localeFlags = (major: number): readonly string[] =>
  major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C'];

const writePassword = async (path: string, place: Place): Promise<void> => {
  await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  if (place.runAs !== null) await chown(path, place.runAs.uid, place.runAs.gid);
};

const clearHalfDone = async (place: Place): Promise<void> => {
  const drafts = (await readdir(place.folder)).filter((name) => name.startsWith('init-'));
  await Promise.all(drafts.map((name) => rm(join(place.folder, name), { recursive: true, force: true })));
};

const makeIn = async (draft: string, place: Place, binaries: Binaries, fast: boolean): Promise<void> => {
  const data = join(draft, 'cluster');
  await mkdir(draft);
  await chmod(draft, 0o711);
  await mkdir(data, { mode: 0o700 });
  if (place.runAs !== null) await chown(data, place.runAs.uid, place.runAs.gid);
  await writePassword(join(draft, 'password'), place);
  const flags = ['-D', data, '-U', ownerName, `--pwfile=${join(draft, 'password')}`, '--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums', ...localeFlags(binaries.major), ...(fast ? ['--no-sync'] : [])];
  await exec(join(binaries.folder, 'initdb'), flags, { cwd: '/', env: serverEnvironment(place), ...place.runAs });
  await syncFolder(draft);
};

/** Makes the cluster on the first start, under another name until it is whole: a start that is killed leaves nothing behind. */
export const initCluster = async (place: Place, binaries: Binaries, fast: boolean): Promise<void> => {
  const { cluster } = clusterFiles(place);
  await clearHalfDone(place);
  if (await access(cluster).then(() => true, () => false)) return;
  const draft = join(place.folder, `init-${process.pid}`);
  try {
    await makeIn(draft, place, binaries, fast);
    await rename(draft, join(place.folder, 'database'));
    await syncFolder(place.folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
};
