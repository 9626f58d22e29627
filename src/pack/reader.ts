import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buildPack, type PackFiles } from './build-pack.ts';
import type { Pack, PackFault } from './types.ts';
import type { Result } from '#lib/result.ts';

export type PackRead = { readonly pack: Pack | null; readonly faults: readonly PackFault[] };

const most = 300;

const list = async (folder: string, below: string): Promise<readonly string[]> => {
  const entries = await readdir(below, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => (entry.isDirectory() ? list(folder, join(below, entry.name)) : entry.isFile() ? [relative(folder, join(below, entry.name)).split(sep).join('/')] : [])),
  );
  return found.flat();
};

/** The files of a pack in a folder, or one bank in a file beside nothing else. */
export const packFiles = async (path: string): Promise<PackFiles> => {
  if ((await lstat(path)).isFile()) return new Map([[`banks/${path.split(sep).at(-1) ?? 'bank.yaml'}`, await readFile(path, 'utf8')]]);
  const names = (await list(path, path)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  if (names.length > most) throw new Error(`A pack has at most ${most} files`);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const)));
};

/** Reads and checks the pack in a folder. */
export const checkPackAt = async (path: string): Promise<PackRead> => {
  try {
    return buildPack(await packFiles(path));
  } catch (error) {
    return { pack: null, faults: [{ file: path, line: 1, reason: error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'There is no such file or folder' : String(error instanceof Error ? error.message : error) }] };
  }
};

/** The pack in a folder, or its faults. */
export const readPack = async (path: string): Promise<Result<Pack, readonly PackFault[]>> => {
  const { pack, faults } = await checkPackAt(path);
  return pack === null ? { ok: false, refusal: faults } : { ok: true, value: pack };
};
