import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { readAreas } from '#partnership/reads';
import { all, type Tx } from '#platform/db/database.ts';
import type { MeasureKind, PeriodValue, Polarity, ValueKind } from '../core/agreement.ts';
import type { Agreement, AgreementId, AgreementStatus, TargetId } from '../core/kept-target.ts';
import { namedArea, type NamedArea } from '../core/named-area.ts';
import type { Level, PlacedOutcome } from '../core/plan.ts';
import { currentAgreement, standingAgreements } from './agreement-store.ts';
import { contributorsOf } from './contributor-store.ts';
import { outcomesNow } from './plan-store.ts';
import { targetsOf } from './target-store.ts';

/** A target of an agreement that counts, as whoever measures it needs it. A per cent is written 62, not 0.62. */
export type CurrentTarget = {
  readonly id: TargetId;
  readonly agreement: AgreementId;
  readonly agreementTitle: string;
  readonly agreementStatus: AgreementStatus;
  /** The day its agreement was signed; null while it is not. */
  readonly signedOn: Day | null;
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly indicator: string | null;
  readonly unit: string | null;
  /** The areas it is for, by name or code; none where it is for the whole. */
  readonly area: readonly string[];
  readonly valueKind: ValueKind;
  readonly measure: MeasureKind | null;
  readonly polarity: Polarity | null;
  readonly baseline: number | null;
  readonly baselinePeriod: string | null;
  /** In the order of the agreement; a year with no figure yet has null. */
  readonly yearly: readonly PeriodValue[];
  /** The areas that it is for; none when it is for the whole of the place. */
  readonly areas: readonly NamedArea[];
  readonly leadOrganisation: OrganisationId | null;
  readonly leadPerson: PersonId | null;
  readonly outcome: string | null;
  readonly outcomeTitle: string | null;
  readonly theme: string | null;
};

export type CurrentOutcome = { readonly key: string; readonly title: string; readonly good: string; readonly byWhen: string | null; readonly serves: string | null; readonly plan: string; readonly level: Level; readonly theme: string | null; readonly group: PlacedOutcome['group'] };

/** The outcomes of every plan that holds now, those of the widest area first. */
export const readOutcomes = async (tx: Tx, here: PartnershipId): Promise<readonly CurrentOutcome[]> =>
  (await outcomesNow(tx, here)).map((one) => ({ key: one.key, title: one.title, good: one.good, byWhen: one.byWhen, serves: one.serves, plan: one.planTitle, level: one.level, theme: one.themeTitle, group: one.group }));

type Kept = Pick<Agreement, 'id' | 'title' | 'status' | 'signedOn'>;

const targetsAmong = async (tx: Tx, here: PartnershipId, agreements: readonly Kept[]): Promise<readonly CurrentTarget[]> => {
  if (agreements.length === 0) return [];
  const outcomes = new Map((await outcomesNow(tx, here)).map((one) => [one.key, one]));
  const areas = await readAreas(tx, here);
  const found: CurrentTarget[] = [];
  for (const agreement of agreements) {
    for (const one of await targetsOf(tx, here, agreement.id)) {
      const outcome = one.outcome === null ? undefined : outcomes.get(one.outcome);
      found.push({
        id: one.id, agreement: agreement.id, agreementTitle: agreement.title, agreementStatus: agreement.status, signedOn: agreement.signedOn, key: one.key, title: one.title, kind: one.kind, indicator: one.indicator, unit: one.unit, area: one.area, valueKind: one.valueKind, measure: one.measure,
        polarity: one.polarity, baseline: one.baseline, baselinePeriod: one.baselinePeriod, yearly: one.yearly, areas: one.area.map((written) => namedArea(written, areas)), leadOrganisation: one.leadOrganisation, leadPerson: one.leadPerson, outcome: one.outcome, outcomeTitle: outcome?.title ?? null, theme: outcome?.themeTitle ?? null,
      });
    }
  }
  return found;
};

/** The targets of the signed agreement that has begun; where none is signed, of the newest that is not closed. Those left out are not there. */
export const readTargets = async (tx: Tx, here: PartnershipId): Promise<readonly CurrentTarget[]> => {
  const agreement = await currentAgreement(tx, here);
  return targetsAmong(tx, here, agreement === null ? [] : [agreement]);
};

/** The targets of every agreement that is signed and not closed, those of the one signed last first; where none is signed, of the newest that is not closed. */
export const readStandingTargets = async (tx: Tx, here: PartnershipId): Promise<readonly CurrentTarget[]> => targetsAmong(tx, here, await standingAgreements(tx, here));

export type CurrentContributor = { readonly target: TargetId; readonly name: string; readonly what: string; readonly answer: 'accepted' | 'declined' | null; /** It said yes to the target before its figures or definition changed. */ readonly acceptedEarlier: boolean };

/** Who contributes to the targets of the agreements that count, with what, and what they said to it. */
export const readContributors = async (tx: Tx, here: PartnershipId): Promise<readonly CurrentContributor[]> => {
  const found: CurrentContributor[] = [];
  for (const { id } of await standingAgreements(tx, here)) found.push(...(await contributorsOf(tx, here, id)).map(({ target, name, what, answer, earlierAt }) => ({ target, name, what, answer, acceptedEarlier: answer === null && earlierAt !== null })));
  return found;
};

/** Which organisations share an outcome or a target: they lead or contribute to it, in an agreement that is not closed or in the matrix, and have not said no. */
export const readSharedWork = async (tx: Tx, here: PartnershipId): Promise<readonly { readonly what: string; readonly organisations: readonly string[] }[]> => {
  const titles = new Map((await outcomesNow(tx, here)).map((one) => [one.key, one.title]));
  const rows = await all<{ readonly outcome: string | null; readonly title: string; readonly name: string }>(
    tx,
    sql`with target as (select t.* from strategy.target t join strategy.agreement a on a.partnership_id = t.partnership_id and a.id = t.agreement_id where t.partnership_id = ${here} and t.left_out_on is null and a.status <> 'closed')
        select distinct s.outcome, s.title, o.name from (
          select outcome_key as outcome, title, lead_organisation as organisation from target
          union all select t.outcome_key, t.title, c.organisation_id from target t join strategy.target_contributor c on c.partnership_id = t.partnership_id and c.target_id = t.id where c.ended_on is null and c.answer is distinct from 'declined'
          union all select outcome_key, '', organisation_id from strategy.cell where partnership_id = ${here} and ended_on is null and answer is distinct from 'declined'
        ) s join partnership.organisation o on o.partnership_id = ${here} and o.id = s.organisation order by 1, 2, 3`,
  );
  const shared = new Map<string, Set<string>>();
  for (const { outcome, title, name } of rows) {
    const what = (outcome === null ? undefined : titles.get(outcome)) ?? title;
    if (what !== '') shared.set(what, (shared.get(what) ?? new Set()).add(name));
  }
  return [...shared].filter(([, names]) => names.size > 1).map(([what, names]) => ({ what, organisations: [...names] }));
};
