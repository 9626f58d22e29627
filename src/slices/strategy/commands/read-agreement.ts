import type { PartnershipId } from '#lib/id.ts';
import { atomsOf, type Area, type Membership, type Organisation } from '#partnership';
import { readAreas, readMembership } from '#partnership/reads';
import type { Tx } from '#platform/db/database.ts';
import type { AgreementTarget } from '../core/agreement.ts';
import { asAgreementTarget, type Agreement, type KeptTarget, type TargetContributor } from '../core/kept-target.ts';
import type { Evidence } from '../core/evidence.ts';
import { areaWritten } from '../core/named-area.ts';
import { contributorsOf } from '../store/contributor-store.ts';
import { evidenceOf, restsOf } from '../store/evidence-store.ts';
import { targetsOf } from '../store/target-store.ts';

/** `looked` is the target as it is checked: its areas and those of its lead as the smallest areas that are known. */
export type TargetWhole = { readonly kept: KeptTarget; readonly said: AgreementTarget; readonly looked: AgreementTarget; readonly contributors: readonly TargetContributor[]; readonly evidence: readonly Evidence[] };
export type AgreementWhole = { readonly agreement: Agreement; readonly targets: readonly TargetWhole[]; readonly membership: Membership };

const codeOf = (written: string, areas: readonly Area[]): string => areaWritten(written, areas)?.code ?? written;

// The names of the smallest known areas that some areas, by code or name, are made of.
const smallest = (written: readonly string[], areas: readonly Area[]): readonly string[] => {
  const names = new Map(areas.map((area) => [area.code, area.name]));
  return [...atomsOf(written.map((one) => codeOf(one, areas)), areas)].map((code) => names.get(code) ?? code);
};

const lookedAt = (said: AgreementTarget, organisation: Organisation | undefined, areas: readonly Area[]): AgreementTarget => {
  const own = said.leadAreas.length > 0 ? said.leadAreas : (organisation?.areas ?? []);
  return { ...said, area: smallest(said.area, areas), leadAreas: said.area.length === 0 ? said.leadAreas : smallest(own, areas) };
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
    const around = { lead: organisation?.name ?? null, contributors: own, evidence: on.map((each) => each.title) };
    const said = asAgreementTarget(one, around);
    return { kept: one, said, looked: lookedAt(said, organisation, areas), contributors: own, evidence: on };
  });
  return { agreement, targets, membership };
};

/** The names of the kinds of target, as this pack has them. */
export const kindName = (kind: string): string => ({ designated: 'Designated', statutory: 'Statutory', local: 'Local' })[kind] ?? kind;

