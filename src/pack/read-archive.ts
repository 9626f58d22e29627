import { unzipSync } from 'fflate';
import { invalid, ok, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import type { PackFiles } from './build-pack.ts';

const mostFiles = 300;
const mostBytes = 5_000_000;

const leadsOutside = (name: string): boolean => /^([a-zA-Z]:|\/)/.test(name) || name.split(/[\\/]/).includes('..');

/** The YAML files of a zipped pack, whatever folder they lie in. Sizes are checked before anything is unpacked. */
export const readArchive = (bytes: Uint8Array): Result<PackFiles> => {
  let total = 0;
  let count = 0;
  const outside: string[] = [];
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (leadsOutside(name)) outside.push(name);
        if (!/\.ya?ml$/.test(name) || name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')) return false;
        total += originalSize;
        count += 1;
        return total <= mostBytes && count <= mostFiles;
      },
    });
    if (total > mostBytes || count > mostFiles) return invalid([], `The pack is too large: at most ${mostFiles} files and ${mostBytes / 1_000_000} MB in all.`);
    if (outside.length > 0) return invalid([], `The .zip holds a name that leads out of its folder: ${clip(outside[0] ?? '', 80)}. Nothing was read.`);
    const names = Object.keys(unpacked);
    const head = names.find((name) => /(^|\/)pack\.yaml$/.test(name));
    const root = head === undefined ? '' : head.slice(0, -'pack.yaml'.length);
    const decoder = new TextDecoder('utf-8');
    return ok(new Map(names.filter((name) => name.startsWith(root)).map((name) => [name.slice(root.length), decoder.decode(unpacked[name])])));
  } catch {
    return invalid([], 'The file is not a .zip that can be read. Zip the folder of the pack and send it again.');
  }
};
