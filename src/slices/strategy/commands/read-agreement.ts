import type { PartnershipId } from '#lib/id.ts';
import type { Membership, Organisation } from '#partnership';
import { readAreas, readMembership } from '#partnership/reads';
import type { Tx } from '#platform/db/database.ts';
import type { AgreementTarget } from '../core/agreement.ts';
import { asAgreementTarget, type Agreement, type KeptTarget, type TargetContributor } from '../core/kept-target.ts';
import type { Evidence } from '../core/evidence.ts';
import { contributorsOf } from '../store/contributor-store.ts';
import { evidenceOf, restsOf } from '../store/evidence-store.ts';
import { targetsOf } from '../store/target-store.ts';

export type TargetWhole = { readonly kept: KeptTarget; readonly said: AgreementTarget; readonly contributors: readonly TargetContributor[]; readonly evidence: readonly Evidence[] };
export type AgreementWhole = { readonly agreement: Agreement; readonly targets: readonly TargetWhole[]; readonly membership: Membership };

// An organisation works in the areas that its record names and in every area inside them, by code or by name.
const areasCovered = (organisation: Organisation | undefined, areas: Awaited<ReturnType<typeof readAreas>>): readonly string[] => {
  const own = new Set(organisation?.areas);
  const inside = areas.filter((area) => own.has(area.code) || area.within.some((code) => own.has(code)));
  return [...new Set([...own, ...inside.flatMap((area) => [area.code, area.name])])];
};

/** An agreement with its targets, who contributes to each and what each rests on, also as the checks and the files know them. */
export const readAgreement = async (tx: Tx, here: PartnershipId, agreement: Agreement): Promise<AgreementWhole> => {
  const kept = await targetsOf(tx, here, agreement.id);
  const [contributors, evidence, rests, membership, areas] = [await contributorsOf(tx, here, agreement.id), await evidenceOf(tx, here), await restsOf(tx, here), await readMembership(tx, here, 'ever'), await readAreas(tx, here)];
  const [byTarget, byId] = [Map.groupBy(contributors, (one) => one.target), new Map(evidence.map((one) => [one.id, one]))];
  const restsBy = Map.groupBy(rests.filter((one) => one.target !== null), (one) => one.target as string);
  const organisations = new Map(membership.organisations.map((one) => [one.id, one]));
  const targets = kept.map((one): TargetWhole => {
    const own = byTarget.get(one.id) ?? [];
    const on = (restsBy.get(one.id) ?? []).flatMap((rest) => byId.get(rest.evidence) ?? []).filter((each) => each.withdrawnOn === null);
    const organisation = one.leadOrganisation === null ? undefined : organisations.get(one.leadOrganisation);
    const around = { lead: organisation?.name ?? null, contributors: own, evidence: on.map((each) => each.title), leadAreas: one.area.length === 0 ? [] : areasCovered(organisation, areas) };
    return { kept: one, said: asAgreementTarget(one, around), contributors: own, evidence: on };
  });
  return { agreement, targets, membership };
};

/** The names of the kinds of target, as this pack has them. */
export const kindName = (kind: string): string => ({ designated: 'Designated', statutory: 'Statutory', local: 'Local' })[kind] ?? kind;

