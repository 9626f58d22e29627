import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { first, run, type Tx } from '#platform/db/database.ts';

export type Profile = {
  readonly legalStatus: string;
  readonly tier: string;
  readonly area: string;
  readonly areaCode: string | null;
  readonly accountableBody: string | null;
  readonly supportTeam: string | null;
  readonly about: string | null;
  readonly version: number;
};

export const readProfile = (tx: Tx, here: PartnershipId): Promise<Profile | null> =>
  first<Profile>(
    tx,
    sql`select legal_status as "legalStatus", tier, area, area_code as "areaCode", accountable_body as "accountableBody", support_team as "supportTeam", about, version
        from partnership.profile where partnership_id = ${here}`,
  );

export const updateProfile = async (tx: Tx, here: PartnershipId, version: number, profile: Omit<Profile, 'version'>): Promise<boolean> =>
  (await run(
    tx,
    sql`update partnership.profile set legal_status = ${profile.legalStatus}, tier = ${profile.tier}, area = ${profile.area}, area_code = ${profile.areaCode},
          accountable_body = ${profile.accountableBody}, support_team = ${profile.supportTeam}, about = ${profile.about}, version = version + 1, updated_at = now()
        where partnership_id = ${here} and version = ${version}`,
  )) === 1;
