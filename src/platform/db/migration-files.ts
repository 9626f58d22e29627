import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectRoot } from '#platform/files/root.ts';

export type Migration = { readonly name: string; readonly sql: string; readonly sum: string };

const readFolder = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.sql')).map((name) => join(folder, name));

/** Every migration of the platform and the slices, in the order of the dates in their names. */
export const migrationFiles = async (): Promise<readonly Migration[]> => {
  const root = projectRoot();
  const slices = await readdir(join(root, 'src/slices'));
  const folders = [join(root, 'src/platform/db/migrations'), ...slices.map((slice) => join(root, 'src/slices', slice, 'migrations'))];
  const paths = (await Promise.all(folders.map(readFolder))).flat();
  const files = await Promise.all(
    paths.map(async (path) => {
      const sql = await readFile(path, 'utf8');
      return { name: basename(path), sql, sum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
};
