import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';

export const relations = ['above', 'below', 'beside'] as const;
/** Where the other partnership stands, as seen from here: a county is above its districts. */
export type Relation = (typeof relations)[number];
export type TierLink = { readonly other: PartnershipId; readonly name: string; readonly relation: Relation; readonly shares: readonly string[]; readonly since: Day; readonly version: number };

const columns = sql`other_id as other, other_name as name, relation, shares, since, version`;

export const tierLinksOf = (tx: Tx, here: PartnershipId): Promise<readonly TierLink[]> =>
  all<TierLink>(tx, sql`select ${columns} from partnership.tier_link where partnership_id = ${here} order by array_position(array['above', 'beside', 'below'], relation), other_name`);

export const tierLink = (tx: Tx, here: PartnershipId, other: PartnershipId): Promise<TierLink | null> =>
  first<TierLink>(tx, sql`select ${columns} from partnership.tier_link where partnership_id = ${here} and other_id = ${other}`);

export const insertTierLink = async (tx: Tx, here: PartnershipId, link: { readonly other: PartnershipId; readonly name: string; readonly relation: Relation; readonly since: Day }): Promise<void> => {
  await run(
    tx,
    sql`insert into partnership.tier_link (partnership_id, other_id, other_name, relation, since) values (${here}, ${link.other}, ${link.name}, ${link.relation}, ${link.since})
        on conflict (partnership_id, other_id) do update set relation = excluded.relation, other_name = excluded.other_name, version = partnership.tier_link.version + 1`,
  );
};

export const setShares = async (tx: Tx, here: PartnershipId, other: PartnershipId, version: number, shares: readonly string[]): Promise<boolean> =>
  (await run(tx, sql`update partnership.tier_link set shares = ${shares}, version = version + 1 where partnership_id = ${here} and other_id = ${other} and version = ${version}`)) === 1;

export const deleteTierLink = (tx: Tx, here: PartnershipId, other: PartnershipId): Promise<number> => run(tx, sql`delete from partnership.tier_link where partnership_id = ${here} and other_id = ${other}`);

export const insertTierInvitation = async (tx: Tx, here: PartnershipId, hash: Buffer, relation: Relation, expiresOn: Day): Promise<void> => {
  await run(tx, sql`insert into partnership.tier_invitation (partnership_id, code_hash, relation, expires_on) values (${here}, ${hash}, ${relation}, ${expiresOn})`);
};

/** Whose invitation a code is. The code is the only way to find it. */
export const tierInvitation = (tx: Tx, hash: Buffer): Promise<{ readonly from: PartnershipId; readonly relation: Relation; readonly expiresOn: Day } | null> =>
  first(tx, sql`select partnership_id as "from", relation, expires_on as "expiresOn" from partnership.tier_invitation_of(${hash})`);

export const useTierInvitation = (tx: Tx, here: PartnershipId, hash: Buffer): Promise<number> => run(tx, sql`delete from partnership.tier_invitation where partnership_id = ${here} and code_hash = ${hash}`);
