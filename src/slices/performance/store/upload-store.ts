import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Mapping } from '../core/mapping.ts';

export type UploadId = string;

/** Keeps a file between its preview and its import; files of yesterday go. */
export const keepUpload = async (tx: Tx, here: PartnershipId, file: { readonly name: string; readonly bytes: Uint8Array; readonly by: string; readonly at: Date }): Promise<UploadId> => {
  await run(tx, sql`delete from performance.upload where partnership_id = ${here} and at < ${new Date(file.at.getTime() - 86_400_000)}`);
  return ((await first<{ readonly id: UploadId }>(tx, sql`insert into performance.upload (partnership_id, name, bytes, by, at) values (${here}, ${file.name}, ${Buffer.from(file.bytes)}, ${file.by}, ${file.at}) returning id`)) as { readonly id: UploadId }).id;
};

export const uploadById = (tx: Tx, here: PartnershipId, id: UploadId): Promise<{ readonly name: string; readonly bytes: Buffer; readonly mapping: Mapping | null } | null> => first(tx, sql`select name, bytes, mapping from performance.upload where partnership_id = ${here} and id = ${id}`);

/** Keeps how a file is to be read until its import, so that what it would change has an address. */
export const readUploadAs = async (tx: Tx, here: PartnershipId, id: UploadId, mapping: Mapping): Promise<void> => {
  await run(tx, sql`update performance.upload set mapping = ${JSON.stringify(mapping)}::jsonb where partnership_id = ${here} and id = ${id}`);
};

export const dropUpload = async (tx: Tx, here: PartnershipId, id: UploadId): Promise<void> => {
  await run(tx, sql`delete from performance.upload where partnership_id = ${here} and id = ${id}`);
};

export type KeptMapping = { readonly id: string; readonly name: string; readonly mapping: Mapping };

/** How files were read before, by name. */
export const mappingsOf = (tx: Tx, here: PartnershipId): Promise<readonly KeptMapping[]> => all(tx, sql`select id, name, columns as mapping from performance.mapping where partnership_id = ${here} order by name`);

/** Keeps how a file's columns are read, under a name; the same name again replaces it. */
export const keepMapping = async (tx: Tx, here: PartnershipId, name: string, mapping: Mapping): Promise<void> => {
  await run(tx, sql`insert into performance.mapping (partnership_id, name, columns) values (${here}, ${name}, ${JSON.stringify(mapping)}::jsonb) on conflict (partnership_id, lower(name)) do update set columns = excluded.columns, name = excluded.name, version = performance.mapping.version + 1`);
};

/** Forgets how files were read. What was read by it stays. */
export const dropMapping = async (tx: Tx, here: PartnershipId, id: string): Promise<void> => {
  await run(tx, sql`delete from performance.mapping where partnership_id = ${here} and id = ${id}`);
};
