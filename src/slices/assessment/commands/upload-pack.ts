import { buildPack, readArchive } from '#pack';
import { ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { insertPack } from '../store/pack-store.ts';

/** Adds a zipped pack for this partnership alone, or says every fault with its file and line and adds nothing. */
export const uploadPack = async (work: Work, bytes: Uint8Array): Promise<Result<string>> => {
  const files = readArchive(bytes);
  if (!files.ok) return files;
  const { pack, faults } = buildPack(files.value);
  if (pack === null) return refuse({ kind: 'invalid', message: 'The pack has faults. Nothing was added.', detail: faults });
  if (work.services.packs.some((one) => one.id === pack.id && one.version === pack.version)) return refuse({ kind: 'conflict', message: `${pack.title} ${pack.version} ships with Joinery. Give yours another id or version.` });
  if (!(await insertPack(work.tx, work.here.id, pack, files.value, work.actor.name))) return refuse({ kind: 'conflict', message: `Version ${pack.version} of “${pack.id}” is here already, and a version never changes. Raise its version number.` });
  await record(work, { what: 'PackAdded', subject: { kind: 'pack', id: null }, data: { pack: pack.id, version: pack.version } });
  return ok(`${pack.title} ${pack.version}`);
};
