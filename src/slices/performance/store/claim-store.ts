import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Claim, ClaimDraft, ClaimId } from '../core/claims.ts';
import type { IndicatorId } from '../core/indicator.ts';
import type { Signer } from './quality-store.ts';

const columns = sql`c.id, c.title, c.indicator_id as indicator, c.outcome, c.what, c.from_day as "from", c.to_day as "to", c.kind, c.otherwise, c.strength, c.evidence, c.link, c.by, c.person_id as person, c.at, c.ended_on as "endedOn", c.version,
  array(select o.organisation_id::text from performance.claim_organisation o where o.partnership_id = c.partnership_id and o.claim_id = c.id order by 1) as organisations`;

/** The claims that stand, of one indicator or of all. */
export const claimsOf = (tx: Tx, here: PartnershipId, indicator: IndicatorId | null = null): Promise<readonly Claim[]> =>
  all(tx, sql`select ${columns} from performance.claim c where c.partnership_id = ${here} and c.ended_on is null ${indicator === null ? sql`` : sql`and c.indicator_id = ${indicator}`} order by c.at desc`);

/** One claim, ended or not. */
export const claimById = (tx: Tx, here: PartnershipId, id: ClaimId): Promise<Claim | null> => first(tx, sql`select ${columns} from performance.claim c where c.partnership_id = ${here} and c.id = ${id}`);

const setOrganisations = async (tx: Tx, here: PartnershipId, id: ClaimId, organisations: readonly string[]): Promise<void> => {
  await run(tx, sql`delete from performance.claim_organisation where partnership_id = ${here} and claim_id = ${id}`);
  await run(tx, sql`insert into performance.claim_organisation (partnership_id, claim_id, organisation_id) select ${here}::uuid, ${id}::uuid, o from unnest(${organisations}::uuid[]) o`);
};

export const insertClaim = async (tx: Tx, here: PartnershipId, draft: ClaimDraft, { by, person, at }: Signer): Promise<ClaimId> => {
  const { id } = (await first<{ readonly id: ClaimId }>(
    tx,
    sql`insert into performance.claim (partnership_id, title, indicator_id, outcome, what, from_day, to_day, kind, otherwise, strength, evidence, link, by, person_id, at)
        values (${here}, ${draft.title}, ${draft.indicator}, ${draft.outcome}, ${draft.what}, ${draft.from}, ${draft.to}, ${draft.kind}, ${draft.otherwise}, ${draft.strength}, ${draft.evidence}, ${draft.link}, ${by}, ${person}, ${at}) returning id`,
  )) as { readonly id: ClaimId };
  await setOrganisations(tx, here, id, draft.organisations);
  return id;
};

/** False when somebody else changed it first. */
export const updateClaim = async (tx: Tx, here: PartnershipId, id: ClaimId, version: number, draft: ClaimDraft): Promise<boolean> => {
  const changed = await run(
    tx,
    sql`update performance.claim set title = ${draft.title}, indicator_id = ${draft.indicator}, outcome = ${draft.outcome}, what = ${draft.what}, from_day = ${draft.from}, to_day = ${draft.to}, kind = ${draft.kind}, otherwise = ${draft.otherwise},
        strength = ${draft.strength}, evidence = ${draft.evidence}, link = ${draft.link}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`,
  );
  if (changed === 1) await setOrganisations(tx, here, id, draft.organisations);
  return changed === 1;
};

/** False when somebody else changed it first. */
export const endClaim = async (tx: Tx, here: PartnershipId, id: ClaimId, version: number, on: Day): Promise<boolean> =>
  (await run(tx, sql`update performance.claim set ended_on = ${on}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`)) === 1;
