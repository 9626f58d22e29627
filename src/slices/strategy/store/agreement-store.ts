import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Agreement, AgreementId, AgreementInput, AgreementStatus } from '../core/kept-target.ts';

const columns = sql`id, title, from_day as "from", to_day as "to", status, previous, signed_on as "signedOn", signed_by as "signedBy", signed_why as "signedWhy", closed_on as "closedOn", closed_why as "closedWhy", version`;

/** Every agreement, the newest first. */
export const agreementsOf = (tx: Tx, here: PartnershipId): Promise<readonly Agreement[]> =>
  all<Agreement>(tx, sql`select ${columns} from strategy.agreement where partnership_id = ${here} order by from_day desc nulls first, created_at desc, id`);

export const agreementById = (tx: Tx, here: PartnershipId, id: AgreementId): Promise<Agreement | null> =>
  first<Agreement>(tx, sql`select ${columns} from strategy.agreement where partnership_id = ${here} and id = ${id}`);

/** The agreement in force: of those signed and begun the one signed last, then one that is signed and begins later; where none is signed, the newest that is not closed. Null when all are closed. */
export const currentAgreement = (tx: Tx, here: PartnershipId): Promise<Agreement | null> =>
  first<Agreement>(tx, sql`select ${columns} from strategy.agreement where partnership_id = ${here} and status <> 'closed' order by (status = 'signed') desc, (from_day is null or from_day <= platform.today()) desc, signed_on desc nulls last, created_at desc, id limit 1`);

/** The agreements whose promises count: all that are signed and not closed, the one signed last first; where none is signed, the newest that is not closed. */
export const standingAgreements = async (tx: Tx, here: PartnershipId): Promise<readonly Agreement[]> => {
  const signed = await all<Agreement>(tx, sql`select ${columns} from strategy.agreement where partnership_id = ${here} and status = 'signed' order by signed_on desc nulls last, from_day desc nulls last, created_at desc, id`);
  if (signed.length > 0) return signed;
  const draft = await currentAgreement(tx, here);
  return draft === null ? [] : [draft];
};

export const insertAgreement = async (tx: Tx, here: PartnershipId, input: AgreementInput, previous: AgreementId | null): Promise<AgreementId> => {
  const row = await first<{ readonly id: AgreementId }>(tx, sql`insert into strategy.agreement (partnership_id, title, from_day, to_day, previous) values (${here}, ${input.title}, ${input.from}, ${input.to}, ${previous}) returning id`);
  return (row as { readonly id: AgreementId }).id;
};

type Mark = { readonly id: AgreementId; readonly version: number };

export const updateAgreement = async (tx: Tx, here: PartnershipId, { id, version }: Mark, input: AgreementInput): Promise<boolean> =>
  (await run(tx, sql`update strategy.agreement set title = ${input.title}, from_day = ${input.from}, to_day = ${input.to}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;

export const setAgreementStatus = async (tx: Tx, here: PartnershipId, { id, version }: Mark, status: AgreementStatus): Promise<boolean> =>
  (await run(tx, sql`update strategy.agreement set status = ${status}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;

export const signAgreement = async (tx: Tx, here: PartnershipId, { id, version }: Mark, signed: { readonly on: Day; readonly by: string; readonly why: string | null }): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.agreement set status = 'signed', signed_on = ${signed.on}, signed_by = ${signed.by}, signed_why = ${signed.why}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and status in ('draft', 'negotiating')`,
  )) === 1;

export const closeAgreement = async (tx: Tx, here: PartnershipId, { id, version }: Mark, on: Day, why: string): Promise<boolean> =>
  (await run(tx, sql`update strategy.agreement set status = 'closed', closed_on = ${on}, closed_why = ${why}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and status <> 'closed'`)) === 1;
