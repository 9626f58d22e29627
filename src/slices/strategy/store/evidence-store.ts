import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { Id, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Evidence, EvidenceId, EvidenceInput } from '../core/evidence.ts';

const columns = sql`id, title, kind, publisher, published_on as "publishedOn", refresh_months as "refreshMonths", link, summary, owner_person as owner, held_on as "heldOn", held_by as "heldBy",
  withdrawn_on as "withdrawnOn", withdrawn_why as "withdrawnWhy", version`;

/** Every piece of evidence, by title. */
export const evidenceOf = (tx: Tx, here: PartnershipId): Promise<readonly Evidence[]> =>
  all<Evidence>(tx, sql`select ${columns} from strategy.evidence where partnership_id = ${here} order by title collate "en-x-icu", id`);

export const evidenceById = (tx: Tx, here: PartnershipId, id: EvidenceId): Promise<Evidence | null> =>
  first<Evidence>(tx, sql`select ${columns} from strategy.evidence where partnership_id = ${here} and id = ${id}`);

export const insertEvidence = async (tx: Tx, here: PartnershipId, evidence: EvidenceInput): Promise<EvidenceId> => {
  const row = await first<{ readonly id: EvidenceId }>(
    tx,
    sql`insert into strategy.evidence (partnership_id, title, kind, publisher, published_on, refresh_months, link, summary, owner_person)
        values (${here}, ${evidence.title}, ${evidence.kind}, ${evidence.publisher}, ${evidence.publishedOn}, ${evidence.refreshMonths}, ${evidence.link}, ${evidence.summary}, ${evidence.owner}) returning id`,
  );
  return (row as { readonly id: EvidenceId }).id;
};

export const updateEvidence = async (tx: Tx, here: PartnershipId, id: EvidenceId, version: number, evidence: EvidenceInput): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.evidence set title = ${evidence.title}, kind = ${evidence.kind}, publisher = ${evidence.publisher}, published_on = ${evidence.publishedOn}, refresh_months = ${evidence.refreshMonths},
          link = ${evidence.link}, summary = ${evidence.summary}, owner_person = ${evidence.owner}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version}`,
  )) === 1;

/** Its owner says that it still holds, or when it was done afresh. */
export const holdEvidence = async (tx: Tx, here: PartnershipId, id: EvidenceId, version: number, said: { readonly on: Day; readonly by: string; readonly publishedOn: Day | null }): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.evidence set held_on = ${said.on}, held_by = ${said.by}, published_on = coalesce(${said.publishedOn}::date, published_on), withdrawn_on = null, withdrawn_why = null, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version}`,
  )) === 1;

export const withdrawEvidence = async (tx: Tx, here: PartnershipId, id: EvidenceId, version: number, on: Day, why: string): Promise<boolean> =>
  (await run(tx, sql`update strategy.evidence set withdrawn_on = ${on}, withdrawn_why = ${why}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;

export const setEvidenceOwner = async (tx: Tx, here: PartnershipId, id: EvidenceId, owner: PersonId): Promise<void> => {
  await run(tx, sql`update strategy.evidence set owner_person = ${owner}, version = version + 1 where partnership_id = ${here} and id = ${id}`);
};

export type TargetId = Id<'target'>;
/** What rests on a piece of evidence: an outcome by its key, or a target. */
export type Rest = { readonly evidence: EvidenceId; readonly outcome: string | null; readonly target: TargetId | null };

export const restsOf = (tx: Tx, here: PartnershipId): Promise<readonly Rest[]> =>
  all<Rest>(tx, sql`select evidence_id as evidence, outcome_key as outcome, target_id as target from strategy.rests_on where partnership_id = ${here} order by id`);

/** Sets which evidence an outcome or a target rests on. Says whether anything changed. */
export const setRests = async (tx: Tx, here: PartnershipId, on: { readonly outcome: string } | { readonly target: TargetId }, evidence: readonly EvidenceId[]): Promise<boolean> => {
  const [outcome, target] = 'outcome' in on ? [on.outcome, null] : [null, on.target];
  const gone = await run(tx, sql`delete from strategy.rests_on where partnership_id = ${here} and (outcome_key = ${outcome} or target_id = ${target}::uuid) and evidence_id <> all(${evidence}::uuid[])`);
  const added = await run(
    tx,
    sql`insert into strategy.rests_on (partnership_id, evidence_id, outcome_key, target_id) select ${here}, e.id, ${outcome}, ${target}::uuid from strategy.evidence e
        where e.partnership_id = ${here} and e.id = any(${evidence}::uuid[]) on conflict do nothing`,
  );
  return gone + added > 0;
};
