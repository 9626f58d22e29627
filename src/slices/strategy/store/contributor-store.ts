import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { AgreementId, ContributorId, TargetContributor, TargetId } from '../core/kept-target.ts';
import type { PeriodValue, ValueKind } from '../core/agreement.ts';
import type { Said } from './matrix-store.ts';
import { yearlyOf } from './target-store.ts';

const columns = sql`c.id, c.target_id as target, c.organisation_id as organisation, coalesce(o.name, c.name) as name, c.what, c.asked_person as asked, c.answer, c.answered_at as "answeredAt", c.answered_by as "answeredBy", c.words, c.earlier_at as "earlierAt", c.earlier_by as "earlierBy", c.version`;
const tables = sql`strategy.target_contributor c left join partnership.organisation o on o.partnership_id = c.partnership_id and o.id = c.organisation_id
  join strategy.target t on t.partnership_id = c.partnership_id and t.id = c.target_id`;

/** Who contributes to the targets of an agreement. */
export const contributorsOf = (tx: Tx, here: PartnershipId, agreement: AgreementId): Promise<readonly TargetContributor[]> =>
  all<TargetContributor>(tx, sql`select ${columns} from ${tables} where c.partnership_id = ${here} and c.ended_on is null and t.agreement_id = ${agreement} order by coalesce(o.name, c.name) collate "en-x-icu", c.id`);

export type AskedContributor = TargetContributor & { readonly targetTitle: string; readonly unit: string | null; readonly valueKind: ValueKind; readonly yearly: readonly PeriodValue[] };

/** What is asked of partners for targets of agreements that are not closed; of one person, or of all. */
export const askedContributors = (tx: Tx, here: PartnershipId, person: PersonId | null): Promise<readonly AskedContributor[]> =>
  all<AskedContributor>(
    tx,
    sql`select ${columns}, t.title as "targetTitle", t.unit, t.value_kind as "valueKind", ${yearlyOf} as yearly from ${tables} join strategy.agreement a on a.partnership_id = t.partnership_id and a.id = t.agreement_id
        where c.partnership_id = ${here} and c.ended_on is null and t.left_out_on is null and a.status <> 'closed' and (${person}::uuid is null or c.asked_person = ${person}) order by t.position, c.id`,
  );

export type ContributorInput = { readonly organisation: OrganisationId | null; readonly name: string | null; readonly what: string; readonly asked: PersonId | null };

export const insertContributor = async (tx: Tx, here: PartnershipId, target: TargetId, input: ContributorInput, by: string, on: Day): Promise<ContributorId | null> =>
  (await first<{ readonly id: ContributorId }>(
    tx,
    sql`insert into strategy.target_contributor (partnership_id, target_id, organisation_id, name, what, asked_person, offered_by, offered_on)
        values (${here}, ${target}, ${input.organisation}, ${input.name}, ${input.what}, ${input.asked}, ${by}, ${on}) on conflict do nothing returning id`,
  ))?.id ?? null;

export const answerContributor = async (tx: Tx, here: PartnershipId, id: ContributorId, version: number, said: Said): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.target_contributor set answer = ${said.answer}, words = ${said.words}, answered_at = ${said.at}, answered_by = ${said.by}, answered_person = ${said.person}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`,
  )) === 1;

/** Makes each yes to a target one to an earlier version, so that the partner is asked again. Whoever has the question open is told that it changed. Gives who had said yes. */
export const askContributorsAgain = async (tx: Tx, here: PartnershipId, target: TargetId): Promise<readonly string[]> => {
  await run(tx, sql`update strategy.target_contributor set version = version + 1 where partnership_id = ${here} and target_id = ${target} and ended_on is null and answer is null`);
  const lapsed = await all<{ readonly name: string }>(
    tx,
    sql`update strategy.target_contributor c set earlier_at = answered_at, earlier_by = answered_by, earlier_person = answered_person, earlier_words = words, answer = null, answered_at = null, answered_by = null, answered_person = null, words = '', version = version + 1
        where partnership_id = ${here} and target_id = ${target} and ended_on is null and answer = 'accepted'
        returning coalesce((select o.name from partnership.organisation o where o.partnership_id = c.partnership_id and o.id = c.organisation_id), c.name) as name`,
  );
  return lapsed.map((one) => one.name);
};

export const endContributor = async (tx: Tx, here: PartnershipId, id: ContributorId, version: number, on: Day): Promise<boolean> =>
  (await run(tx, sql`update strategy.target_contributor set ended_on = ${on}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`)) === 1;

/** Copies who contributes, with what they said, from one target to another. */
export const copyContributors = async (tx: Tx, here: PartnershipId, from: TargetId, to: TargetId): Promise<void> => {
  await run(
    tx,
    sql`insert into strategy.target_contributor (partnership_id, target_id, organisation_id, name, what, asked_person, offered_by, offered_on)
        select partnership_id, ${to}, organisation_id, name, what, asked_person, offered_by, offered_on from strategy.target_contributor where partnership_id = ${here} and target_id = ${from} and ended_on is null`,
  );
};

export type Share = { readonly area: string; readonly period: string; readonly value: number | null; readonly base: number | null; readonly agreed: boolean };

/** What each part of the area takes of one target, or of every target of an agreement. */
export const sharesOf = (tx: Tx, here: PartnershipId, on: { readonly target: TargetId } | { readonly agreement: AgreementId }): Promise<readonly (Share & { readonly target: TargetId })[]> =>
  all(
    tx,
    sql`select s.target_id as target, s.area, s.period, s.value, s.base, s.agreed from strategy.target_share s join strategy.target t on t.partnership_id = s.partnership_id and t.id = s.target_id
        where s.partnership_id = ${here} and ${'target' in on ? sql`s.target_id = ${on.target}` : sql`t.agreement_id = ${on.agreement}`} order by s.area collate "en-x-icu", s.period`,
  );

/** Puts the shares of one period of a target in place of those before. */
export const setShares = async (tx: Tx, here: PartnershipId, target: TargetId, period: string, shares: readonly Omit<Share, 'period'>[]): Promise<void> => {
  await run(tx, sql`delete from strategy.target_share where partnership_id = ${here} and target_id = ${target} and period = ${period}`);
  for (const share of shares) {
    await run(tx, sql`insert into strategy.target_share (partnership_id, target_id, area, period, value, base, agreed) values (${here}, ${target}, ${share.area}, ${period}, ${share.value}, ${share.base}, ${share.agreed})`);
  }
};
