import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { AgreementId, KeptTarget, TargetId, TargetInput } from '../core/kept-target.ts';

type Row = Omit<KeptTarget, 'funding'> & { readonly fundingAmount: number | null; readonly fundingCertainty: KeptTarget['funding']['certainty'] };

/** The yearly figures of a target `t` that hold, as JSON. */
export const yearlyOf = sql`coalesce((select jsonb_agg(jsonb_build_object('period', y.period, 'value', y.value) order by y.place) from strategy.target_year y
    where y.partnership_id = t.partnership_id and y.target_id = t.id and y.revision = (select max(l.revision) from strategy.target_year l where l.partnership_id = t.partnership_id and l.target_id = t.id)), '[]')`;

const columns = sql`t.id, t.agreement_id as agreement, t.key, t.kind, t.title, t.indicator, t.definition, t.unit, t.polarity, t.measure, t.value_kind as "valueKind", t.baseline, t.baseline_period as "baselinePeriod",
  t.denominator, t.denominator_of as "denominatorOf", t.sample, t.past, t.outcome_key as outcome, t.lead_organisation as "leadOrganisation", t.lead_person as "leadPerson", t.lead_name as "leadName", t.areas as area,
  t.lead_areas as "leadAreas", t.lead_has_power as "leadHasPower", t.funding_amount as "fundingAmount", t.funding_certainty as "fundingCertainty", t.reward, t.reason, t.evidence_note as "evidenceNote", t.moves_with as "movesWith",
  t.not_applicable as "notApplicable", t.left_out_on as "leftOutOn", t.left_out_why as "leftOutWhy", t.version,
  ${yearlyOf} as yearly`;

// PostgreSQL gives the parts of its JSON in an order of its own.
const periods = (said: KeptTarget['past']): KeptTarget['past'] => said.filter((one) => one.period !== '').map(({ period, value }) => ({ period, value }));

const fromRow = ({ fundingAmount, fundingCertainty, ...row }: Row): KeptTarget => ({
  ...row, past: periods(row.past), yearly: periods(row.yearly), movesWith: row.movesWith.map(({ key, sense }) => ({ key, sense })), funding: { amount: fundingAmount, certainty: fundingCertainty },
});

/** The targets of an agreement in their order; those left out only when asked for. */
export const targetsOf = async (tx: Tx, here: PartnershipId, agreement: AgreementId, leftOut = false): Promise<readonly KeptTarget[]> =>
  (await all<Row>(tx, sql`select ${columns} from strategy.target t where t.partnership_id = ${here} and t.agreement_id = ${agreement} and (t.left_out_on is not null) = ${leftOut} order by t.position, t.key, t.id`)).map(fromRow);

export const targetById = async (tx: Tx, here: PartnershipId, id: TargetId): Promise<KeptTarget | null> => {
  const row = await first<Row>(tx, sql`select ${columns} from strategy.target t where t.partnership_id = ${here} and t.id = ${id}`);
  return row === null ? null : fromRow(row);
};

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

// A revision with no years left is kept as one row that names none.
const addYears = async (tx: Tx, here: PartnershipId, id: TargetId, revision: number, yearly: TargetInput['yearly']): Promise<void> => {
  const years = yearly.length === 0 ? [{ period: '', value: null }] : yearly;
  for (const [place, { period, value }] of years.entries()) {
    await run(tx, sql`insert into strategy.target_year (partnership_id, target_id, place, period, value, revision) values (${here}, ${id}, ${place}, ${period}, ${value}, ${revision})`);
  }
};

export const insertTarget = async (tx: Tx, here: PartnershipId, agreement: AgreementId, target: TargetInput): Promise<TargetId> => {
  const row = await first<{ readonly id: TargetId }>(
    tx,
    sql`insert into strategy.target (partnership_id, agreement_id, key, kind, title, indicator, definition, unit, polarity, measure, value_kind, baseline, baseline_period, denominator, denominator_of, sample, past, outcome_key,
          lead_organisation, lead_person, lead_name, areas, lead_areas, lead_has_power, funding_amount, funding_certainty, reward, reason, evidence_note, moves_with, not_applicable, position)
        values (${here}, ${agreement}, ${target.key}, ${target.kind}, ${target.title}, ${target.indicator}, ${target.definition}, ${target.unit}, ${target.polarity}, ${target.measure}, ${target.valueKind}, ${target.baseline},
          ${target.baselinePeriod}, ${target.denominator}, ${target.denominatorOf}, ${target.sample}, ${json(target.past)}, ${target.outcome}, ${target.leadOrganisation}, ${target.leadPerson}, ${target.leadName}, ${target.area},
          ${target.leadAreas}, ${target.leadHasPower}, ${target.funding.amount}, ${target.funding.certainty}, ${target.reward}, ${target.reason}, ${target.evidenceNote}, ${json(target.movesWith)}, ${target.notApplicable},
          (select coalesce(max(position), 0) + 1 from strategy.target where partnership_id = ${here} and agreement_id = ${agreement})) returning id`,
  );
  const { id } = row as { readonly id: TargetId };
  await addYears(tx, here, id, 1, target.yearly);
  return id;
};

/** Changes a target; refused (false) when somebody else has changed it since `version`. Its yearly figures are added anew, never overwritten. */
export const updateTarget = async (tx: Tx, here: PartnershipId, id: TargetId, version: number, target: TargetInput): Promise<boolean> => {
  const done = await run(
    tx,
    sql`update strategy.target set key = ${target.key}, kind = ${target.kind}, title = ${target.title}, indicator = ${target.indicator}, definition = ${target.definition}, unit = ${target.unit}, polarity = ${target.polarity},
          measure = ${target.measure}, value_kind = ${target.valueKind}, baseline = ${target.baseline}, baseline_period = ${target.baselinePeriod}, denominator = ${target.denominator}, denominator_of = ${target.denominatorOf},
          sample = ${target.sample}, past = ${json(target.past)}, outcome_key = ${target.outcome}, lead_organisation = ${target.leadOrganisation}, lead_person = ${target.leadPerson}, lead_name = ${target.leadName}, areas = ${target.area},
          lead_areas = ${target.leadAreas}, lead_has_power = ${target.leadHasPower}, funding_amount = ${target.funding.amount}, funding_certainty = ${target.funding.certainty}, reward = ${target.reward}, reason = ${target.reason},
          evidence_note = ${target.evidenceNote}, moves_with = ${json(target.movesWith)}, not_applicable = ${target.notApplicable}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and left_out_on is null`,
  );
  if (done === 1) await addYears(tx, here, id, version + 1, target.yearly);
  return done === 1;
};

export const leaveOut = async (tx: Tx, here: PartnershipId, id: TargetId, version: number, on: Day, why: string): Promise<boolean> =>
  (await run(tx, sql`update strategy.target set left_out_on = ${on}, left_out_why = ${why}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and left_out_on is null`)) === 1;

export const isTargetKeyTaken = async (tx: Tx, here: PartnershipId, agreement: AgreementId, key: string, besides: TargetId | null): Promise<boolean> =>
  (await first(tx, sql`select 1 from strategy.target where partnership_id = ${here} and agreement_id = ${agreement} and key = ${key} and id is distinct from ${besides}::uuid`)) !== null;

/** Gives the target to another person to lead on. */
export const setTargetLead = async (tx: Tx, here: PartnershipId, id: TargetId, person: PersonId, organisation: OrganisationId | null): Promise<void> => {
  await run(tx, sql`update strategy.target set lead_person = ${person}, lead_organisation = coalesce(${organisation}::uuid, lead_organisation), version = version + 1 where partnership_id = ${here} and id = ${id}`);
};

export type Revision = { readonly version: number; readonly at: Date; readonly by: string; readonly why: string; readonly content: Readonly<Record<string, unknown>> };

export const addRevision = async (tx: Tx, here: PartnershipId, id: TargetId, revision: Revision): Promise<void> => {
  await run(tx, sql`insert into strategy.target_revision (partnership_id, target_id, version, at, by, why, content) values (${here}, ${id}, ${revision.version}, ${revision.at}, ${revision.by}, ${revision.why}, ${json(revision.content)})`);
};

/** Every state that a target was saved in, the newest first. */
export const revisionsOf = (tx: Tx, here: PartnershipId, id: TargetId): Promise<readonly Revision[]> =>
  all<Revision>(tx, sql`select version, at, by, why, content from strategy.target_revision where partnership_id = ${here} and target_id = ${id} order by version desc`);
