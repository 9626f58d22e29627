import { lstat, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { buildPack, type PackFiles } from './build-pack.ts';
import type { Pack, PackFault } from './types.ts';
import type { Result } from '#lib/result.ts';

export type PackRead = { readonly pack: Pack | null; readonly faults: readonly PackFault[] };

const most = 300;
const mostBytes = 5_000_000;

const list = async (folder: string, below: string): Promise<readonly string[]> => {
  const entries = await readdir(below, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => (entry.isDirectory() ? list(folder, join(below, entry.name)) : entry.isFile() ? [relative(folder, join(below, entry.name)).split(sep).join('/')] : [])),
  );
  return found.flat();
};

const readAll = async (folder: string, names: readonly string[]): Promise<PackFiles> => {
  const sizes = await Promise.all(names.map(async (name) => (await lstat(join(folder, name))).size));
  if (names.length > most || sizes.reduce((sum, size) => sum + size, 0) > mostBytes) throw new Error(`A pack has at most ${most} files and ${mostBytes / 1_000_000} MB in all`);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)));
};

/** The YAML files of a pack in a folder. */
export const packFiles = async (path: string): Promise<PackFiles> => readAll(path, (await list(path, path)).filter((name) => /\.ya?ml$/.test(name)).toSorted());

const isThere = async (path: string): Promise<boolean> => lstat(path).then(() => true, () => false);

/** The folder of the pack that a file belongs to: its own folder, or the one above `banks/`. */
const packOf = async (file: string): Promise<string | null> => {
  for (const folder of [dirname(file), dirname(dirname(file))]) if (await isThere(join(folder, 'pack.yaml'))) return folder;
  return null;
};

const checkOneFile = async (file: string): Promise<PackRead> => {
  const folder = await packOf(file);
  if (folder === null) return { pack: null, faults: [{ file, line: 1, reason: 'This file is not in a pack: no pack.yaml lies beside it or in the folder above. Check the folder of the pack' }] };
  const name = relative(folder, file).split(sep).join('/');
  const { pack, faults } = buildPack(await packFiles(folder));
  const own = faults.filter((fault) => fault.file === name);
  return { pack: own.length === 0 ? pack : null, faults: own.length === 0 && pack === null ? faults : own };
};

/** Reads and checks the pack in a folder. */
export const checkPackAt = async (path: string): Promise<PackRead> => {
  try {
    const found = await lstat(path);
    return await (found.isFile() ? checkOneFile(resolve(path)) : packFiles(path).then(buildPack));
  } catch (error) {
    return { pack: null, faults: [{ file: path, line: 1, reason: error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'There is no such file or folder' : String(error instanceof Error ? error.message : error) }] };
  }
};

/** The pack in a folder, or its faults. */
export const readPack = async (path: string): Promise<Result<Pack, readonly PackFault[]>> => {
  const { pack, faults } = await checkPackAt(path);
  return pack === null ? { ok: false, refusal: faults } : { ok: true, value: pack };
};
