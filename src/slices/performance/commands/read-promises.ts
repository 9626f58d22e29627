import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { codeKey } from '#lib/text.ts';
import { readProfile } from '#partnership/reads';
import type { Tx } from '#platform/db/database.ts';
import { readContributors, readStandingTargets, type CurrentTarget } from '#strategy/reads';
import { promisesByAgreement, type Offered, type PromisesByAgreement } from '../core/choose-promise.ts';
import type { Indicator, IndicatorId } from '../core/indicator.ts';
import type { TargetLine } from '../core/promised.ts';
import { areaNames } from '../store/observation-store.ts';

/** What the agreement promises of an indicator, and who answers for it. */
export type Promised = TargetLine & Offered & {
  readonly target: string;
  readonly kind: string;
  readonly title: string;
  readonly outcome: string | null;
  readonly outcomeTitle: string | null;
  /** The title of its agreement. */
  readonly agreement: string;
  readonly agreementId: string;
  readonly leadOrganisation: OrganisationId | null;
  readonly leadPerson: PersonId | null;
  readonly contributors: readonly { readonly name: string; readonly what: string; readonly answer: 'accepted' | 'declined' | null }[];
};

export type PromisesOf = PromisesByAgreement<Promised>;
const none: PromisesOf = { promises: [], others: [] };

type Contributors = Awaited<ReturnType<typeof readContributors>>;

const promisedFrom = (one: CurrentTarget, contributors: Contributors, on: Day): Promised => ({
  target: one.id, kind: one.kind, title: one.title, outcome: one.outcome, outcomeTitle: one.outcomeTitle, agreement: one.agreementTitle, agreementId: one.agreement, signed: one.agreementStatus === 'signed' && (one.signedOn === null || one.signedOn <= on), areas: one.area, leadOrganisation: one.leadOrganisation, leadPerson: one.leadPerson,
  baseline: one.baseline, baselinePeriod: one.baselinePeriod, yearly: one.yearly, valueKind: one.valueKind, unit: one.unit, contributors: contributors.map(({ name, what, answer }) => ({ name, what, answer })),
});

/** The targets that name each of some indicators by its code: those that its headline may be judged by on a day, one of each agreement that stands, and the others: what was signed later was no promise then. Those of a closed agreement are no longer there. */
export const promisesOf = async (tx: Tx, here: PartnershipId, indicators: readonly Pick<Indicator, 'id' | 'code' | 'area'>[], on: Day): Promise<(id: IndicatorId) => PromisesOf> => {
  const targets = Map.groupBy(await readStandingTargets(tx, here), (one) => codeKey(one.indicator ?? ''));
  const keyed = indicators.flatMap((one) => (one.code === null ? [] : [{ ...one, key: codeKey(one.code) }])).filter(({ key }) => key !== '' && targets.has(key));
  if (keyed.length === 0) return () => none;
  const contributors = Map.groupBy(await readContributors(tx, here), (one) => one.target);
  const profile = await readProfile(tx, here);
  const names = await areaNames(tx, here, keyed.map((one) => one.area));
  const whole = [profile?.area, profile?.areaCode];
  const found = new Map(keyed.map(({ id, key, area }) => {
    const offered = (targets.get(key) ?? []).map((one) => promisedFrom(one, contributors.get(one.id) ?? [], on));
    return [id, promisesByAgreement(offered, [area, names.get(area), ...(area === '' || area === profile?.areaCode ? whole : [])])] as const;
  }));
  return (id) => found.get(id) ?? none;
};
