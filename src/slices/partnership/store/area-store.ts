import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all, run, type Tx } from '#platform/db/database.ts';
import type { Area } from '../core/area-cover.ts';
import type { Geometry, ReadArea } from '../core/read-areas.ts';

export const areasOf = (tx: Tx, here: PartnershipId): Promise<readonly Area[]> => all<Area>(tx, sql`select code, name, within from partnership.area where partnership_id = ${here} order by name`);

export type Drawn = { readonly code: string; readonly name: string; readonly geometry: Geometry };

/** The boundaries of some areas. */
export const drawnAreas = (tx: Tx, here: PartnershipId, codes: readonly string[]): Promise<readonly Drawn[]> =>
  all<Drawn>(tx, sql`select code, name, geometry from partnership.area where partnership_id = ${here} and code = any(${codes}::text[]) and geometry is not null order by code`);

/** Adds areas; one that is here already keeps its boundary and its larger areas where the file does not say. */
export const saveAreas = (tx: Tx, here: PartnershipId, areas: readonly ReadArea[]): Promise<number> =>
  run(
    tx,
    sql`insert into partnership.area (partnership_id, code, name, within, geometry)
        select ${here}::uuid, r.code, r.name, r.within, nullif(r.geometry, 'null'::jsonb) from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) as r(code text, name text, within text[], geometry jsonb)
        on conflict (partnership_id, code) do update set name = excluded.name, geometry = coalesce(excluded.geometry, partnership.area.geometry),
          within = case when cardinality(excluded.within) = 0 then partnership.area.within else excluded.within end`,
  );

export const partnershipAreas = async (tx: Tx, here: PartnershipId): Promise<readonly string[]> =>
  (await all<{ readonly areas: readonly string[]; readonly code: string | null }>(tx, sql`select areas, area_code as code from partnership.profile where partnership_id = ${here}`)).flatMap(({ areas, code }) => (areas.length > 0 ? areas : code === null ? [] : [code]));

export const setPartnershipAreas = async (tx: Tx, here: PartnershipId, areas: readonly string[]): Promise<void> => {
  await run(tx, sql`update partnership.profile set areas = ${areas}, version = version + 1 where partnership_id = ${here}`);
};
