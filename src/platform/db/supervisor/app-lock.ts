import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Result } from '#lib/result.ts';
import { identityOf } from './process-identity.ts';

export type AppLock = { readonly release: () => Promise<void> };

const prefix = 'in-use-by.';
const numberOf = (name: string): number => Number(name.slice(prefix.length));

const generations = async (folder: string): Promise<readonly number[]> =>
  (await readdir(folder)).filter((name) => /^in-use-by\.\d+$/.test(name)).map(numberOf).toSorted((a, b) => b - a);

const pathOf = (folder: string, generation: number): string => join(folder, `${prefix}${generation}`);

/** The process that holds a generation of the lock, or null when it has gone. */
const holderOf = async (folder: string, generation: number): Promise<number | null> => {
  const [pid = '', identity = ''] = (await readFile(pathOf(folder, generation), 'utf8').catch(() => '')).split('\n');
  if (!/^\d+$/.test(pid)) return null;
  return (await identityOf(Number(pid))) === identity ? Number(pid) : null;
};

const create = async (folder: string, generation: number): Promise<boolean> => {
  const draft = join(folder, `in-use-draft-${process.pid}`);
  await writeFile(draft, `${process.pid}\n${(await identityOf(process.pid)) ?? ''}\n`);
  try {
    await link(draft, pathOf(folder, generation));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
};

const removeOlder = async (folder: string, generation: number): Promise<void> => {
  const older = (await generations(folder)).filter((each) => each < generation);
  await Promise.all(older.map((each) => rm(pathOf(folder, each), { force: true })));
};

/**
 * Lets one app process use a data folder. Each holder makes the next numbered file, which only one process can do, and
 * the file of a process that was killed counts for nothing. A file is never removed by its own holder: the number only
 * grows, so a slow process can't take a lock on the strength of what it saw long ago.
 */
export const takeAppLock = async (folder: string): Promise<Result<AppLock>> => {
  for (;;) {
    const newest = (await generations(folder))[0] ?? 0;
    const holder = newest === 0 ? null : await holderOf(folder, newest);
    if (holder !== null) {
      const message = `Another Joinery (process ${holder}) is using the data folder ${folder}. Stop it first, or set DATA_FOLDER to another folder.`;
      return refuse({ kind: 'conflict', message });
    }
    const mine = newest + 1;
    if (!(await create(folder, mine))) continue;
    if ((await generations(folder))[0] !== mine) {
      await rm(pathOf(folder, mine), { force: true });
      continue;
    }
    await removeOlder(folder, mine);
    return ok({ release: () => writeFile(pathOf(folder, mine), 'free\n') });
  }
};
