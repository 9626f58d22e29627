import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import { readContributors, readTargets } from '#strategy/reads';
import type { TargetLine } from '../core/promised.ts';

/** What the agreement promises of an indicator, and who answers for it. */
export type Promised = TargetLine & {
  readonly target: string;
  readonly kind: string;
  readonly title: string;
  readonly outcome: string | null;
  readonly outcomeTitle: string | null;
  readonly agreement: string;
  readonly leadOrganisation: OrganisationId | null;
  readonly leadPerson: PersonId | null;
  readonly contributors: readonly { readonly name: string; readonly what: string; readonly answer: 'accepted' | 'declined' | null }[];
};

/** The promises of the agreement in force, by the code of the indicator they are measured by, in small letters. */
export const promisesByCode = async (tx: Tx, here: PartnershipId): Promise<ReadonlyMap<string, Promised>> => {
  const targets = await readTargets(tx, here);
  const contributors = Map.groupBy(await readContributors(tx, here), (one) => one.target);
  return new Map(
    targets.flatMap((one) =>
      one.indicator === null
        ? []
        : [[one.indicator.toLowerCase(), {
            target: one.id, kind: one.kind, title: one.title, outcome: one.outcome, outcomeTitle: one.outcomeTitle, agreement: one.agreementTitle, leadOrganisation: one.leadOrganisation, leadPerson: one.leadPerson, baseline: one.baseline, baselinePeriod: one.baselinePeriod, yearly: one.yearly,
            contributors: (contributors.get(one.id) ?? []).map(({ name, what, answer }) => ({ name, what, answer })),
          }]],
    ),
  );
};
