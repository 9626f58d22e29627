import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { Id, PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { AgreementTarget } from '../core/agreement.ts';
import type { AgreementId, TargetId } from '../core/kept-target.ts';

export type RoundId = Id<'round'>;
export type RoundInput = { readonly number: number; readonly on: Day; readonly askedBy: string; readonly target: TargetId | null; readonly what: string; readonly why: string; readonly answer: string };
/** One thing asked for in a round of negotiation, and what was answered. */
export type Round = RoundInput & { readonly id: RoundId; readonly targetTitle: string | null; readonly version: number };

/** What was asked for, the last round first. */
export const roundsOf = (tx: Tx, here: PartnershipId, agreement: AgreementId): Promise<readonly Round[]> =>
  all<Round>(
    tx,
    sql`select r.id, r.number, r.on_day as "on", r.asked_by as "askedBy", r.target_id as target, r.what, r.why, r.answer, r.version, t.title as "targetTitle" from strategy.round r
        left join strategy.target t on t.partnership_id = r.partnership_id and t.id = r.target_id where r.partnership_id = ${here} and r.agreement_id = ${agreement} order by r.number desc, r.on_day desc, r.id`,
  );

export const insertRound = async (tx: Tx, here: PartnershipId, agreement: AgreementId, round: RoundInput): Promise<RoundId> => {
  const row = await first<{ readonly id: RoundId }>(
    tx,
    sql`insert into strategy.round (partnership_id, agreement_id, number, on_day, asked_by, target_id, what, why, answer)
        values (${here}, ${agreement}, ${round.number}, ${round.on}, ${round.askedBy}, ${round.target}, ${round.what}, ${round.why}, ${round.answer}) returning id`,
  );
  return (row as { readonly id: RoundId }).id;
};

export const updateRound = async (tx: Tx, here: PartnershipId, id: RoundId, version: number, round: RoundInput): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.round set number = ${round.number}, on_day = ${round.on}, asked_by = ${round.askedBy}, target_id = ${round.target}, what = ${round.what}, why = ${round.why}, answer = ${round.answer}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version}`,
  )) === 1;

export type DraftHead = { readonly number: number; readonly at: Date; readonly by: string; readonly note: string; readonly targets: number };

/** The numbered drafts of an agreement, the newest first. */
export const draftsOf = (tx: Tx, here: PartnershipId, agreement: AgreementId): Promise<readonly DraftHead[]> =>
  all<DraftHead>(tx, sql`select number, taken_at as at, taken_by as by, note, jsonb_array_length(content) as targets from strategy.agreement_draft where partnership_id = ${here} and agreement_id = ${agreement} order by number desc`);

export const draftContent = async (tx: Tx, here: PartnershipId, agreement: AgreementId, number: number): Promise<readonly AgreementTarget[] | null> =>
  (await first<{ readonly content: readonly AgreementTarget[] }>(tx, sql`select content from strategy.agreement_draft where partnership_id = ${here} and agreement_id = ${agreement} and number = ${number}`))?.content ?? null;

/** Keeps an agreement as it stands, under the next number. */
export const insertDraft = async (tx: Tx, here: PartnershipId, agreement: AgreementId, draft: { readonly at: Date; readonly by: string; readonly note: string; readonly content: readonly AgreementTarget[] }): Promise<number> => {
  const row = await first<{ readonly number: number }>(
    tx,
    sql`insert into strategy.agreement_draft (partnership_id, agreement_id, number, taken_at, taken_by, note, content)
        values (${here}, ${agreement}, (select coalesce(max(number), 0) + 1 from strategy.agreement_draft where partnership_id = ${here} and agreement_id = ${agreement}), ${draft.at}, ${draft.by}, ${draft.note}, ${JSON.stringify(draft.content)}::jsonb) returning number`,
  );
  return (row as { readonly number: number }).number;
};
