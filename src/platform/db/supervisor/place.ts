import { chmod, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { canReach, chooseRunAs, type RunAs } from './run-as.ts';

/** Where the files of the bundled server are, and whom it runs as. */
export type Place = { readonly folder: string; readonly runAs: RunAs };

const pointer = 'database-is-in';

const elsewhere = async (dataFolder: string): Promise<string> => {
  const known = await readFile(join(dataFolder, pointer), 'utf8').catch(() => null);
  if (known !== null) return known.trim();
  const folder = `/var/lib/joinery/${randomBytes(6).toString('hex')}`;
  await mkdir(folder, { recursive: true });
  // Whatever the umask of root, the server's user passes through both.
  await Promise.all([chmod(dirname(folder), 0o755), chmod(folder, 0o755)]);
  await writeFile(join(dataFolder, pointer), `${folder}\n`);
  return folder;
};

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR');

/** Whether a data folder holds a database, here or where it says. Makes nothing; what may not be looked at counts as there, since starting it says why. */
export const holdsDatabase = async (dataFolder: string): Promise<boolean> => (await isThere(join(dataFolder, 'database'))) || isThere(join(dataFolder, pointer));

/** Lets the server's user pass through our own folder, without letting it read what is there. */
const letThrough = async (folder: string): Promise<void> => {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) await chmod(folder, (mode & 0o7777) | 0o011);
};

/**
 * The data folder itself, except where root keeps it below a folder that the unprivileged user can't enter (a home of
 * mode 0700): then the server's files go under /var/lib/joinery, and the data folder says where.
 */
export const settlePlace = async (dataFolder: string): Promise<Place> => {
  await mkdir(dataFolder, { recursive: true });
  const folder = await realpath(dataFolder);
  const runAs = await chooseRunAs(join(folder, 'database', 'cluster'));
  if (runAs === null) return { folder, runAs };
  await letThrough(folder);
  if (await canReach(dirname(folder), runAs)) return { folder, runAs };
  const away = await elsewhere(folder);
  return { folder: away, runAs: await chooseRunAs(join(away, 'database', 'cluster')) };
};
