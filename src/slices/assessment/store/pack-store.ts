import { sql } from 'kysely';
import { buildPack, type Pack } from '#pack';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';

type Row = { readonly files: Readonly<Record<string, string>> };
const built = new Map<string, Pack>();

const fromRow = (key: string, row: Row): Pack | null => {
  const known = built.get(key);
  if (known !== undefined) return known;
  const { pack } = buildPack(new Map(Object.entries(row.files)));
  if (pack !== null) built.set(key, pack);
  return pack;
};

/** The pack and version named: one that ships, else one this partnership uploaded, else the shipped one of that id. */
export const findPack = async (tx: Tx, here: { readonly id: PartnershipId; readonly pack: string; readonly packVersion: string }, shipped: readonly Pack[]): Promise<Pack> => {
  const exact = shipped.find((pack) => pack.id === here.pack && pack.version === here.packVersion);
  if (exact !== undefined) return exact;
  const row = await first<Row>(tx, sql`select files from assessment.pack_upload where partnership_id = ${here.id} and pack = ${here.pack} and pack_version = ${here.packVersion}`);
  const uploaded = row === null ? null : fromRow(`${here.id} ${here.pack}@${here.packVersion}`, row);
  return uploaded ?? shipped.find((pack) => pack.id === here.pack) ?? (shipped[0] as Pack);
};

/** The pack and version named, or null: answers are never scored by another. */
export const exactPack = async (tx: Tx, here: PartnershipId, wanted: { readonly pack: string; readonly packVersion: string }, shipped: readonly Pack[]): Promise<Pack | null> => {
  const found = await findPack(tx, { id: here, ...wanted }, shipped);
  return found.id === wanted.pack && found.version === wanted.packVersion ? found : null;
};

export const uploadedPacks = async (tx: Tx, here: PartnershipId): Promise<readonly Pack[]> => {
  const rows = await all<Row & { readonly pack: string; readonly version: string }>(tx, sql`select pack, pack_version as version, files from assessment.pack_upload where partnership_id = ${here} order by uploaded_at desc`);
  return rows.flatMap((row) => fromRow(`${here} ${row.pack}@${row.version}`, row) ?? []);
};

/** Keeps an uploaded pack; false when that version is there already: a published version never changes. */
export const insertPack = async (tx: Tx, here: PartnershipId, pack: Pack, files: ReadonlyMap<string, string>, by: string): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into assessment.pack_upload (partnership_id, pack, pack_version, title, files, uploaded_by)
        values (${here}, ${pack.id}, ${pack.version}, ${pack.title}, ${JSON.stringify(Object.fromEntries(files))}, ${by}) on conflict do nothing`,
  )) === 1;
