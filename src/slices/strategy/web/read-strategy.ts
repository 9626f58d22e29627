import type { Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { PartnershipId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import { readAgreement, type AgreementWhole } from '../commands/read-agreement.ts';
import type { Cell, Effect } from '../core/contribution-cell.ts';
import type { Evidence } from '../core/evidence.ts';
import type { PlacedOutcome, Plan, Theme } from '../core/plan.ts';
import { currentAgreement } from '../store/agreement-store.ts';
import { evidenceOf, restsOf, type Rest } from '../store/evidence-store.ts';
import { cellsOf, effectsOf } from '../store/matrix-store.ts';
import { outcomesNow, plansOf, themesOf } from '../store/plan-store.ts';

/** Everything of the strategy that holds now. */
export type StrategyWhole = {
  readonly plans: readonly Plan[];
  readonly themes: readonly Theme[];
  readonly outcomes: readonly PlacedOutcome[];
  readonly evidence: readonly Evidence[];
  readonly rests: readonly Rest[];
  readonly cells: readonly Cell[];
  readonly effects: readonly Effect[];
  readonly membership: Membership;
  readonly agreement: AgreementWhole | null;
};

export const readStrategy = async (tx: Tx, here: PartnershipId): Promise<StrategyWhole> => {
  const agreement = await currentAgreement(tx, here);
  return {
    plans: await plansOf(tx, here), themes: await themesOf(tx, here), outcomes: await outcomesNow(tx, here), evidence: await evidenceOf(tx, here), rests: await restsOf(tx, here),
    cells: await cellsOf(tx, here), effects: await effectsOf(tx, here), membership: await readMembership(tx, here),
    agreement: agreement === null ? null : await readAgreement(tx, here, agreement),
  };
};

/** The evidence that each outcome rests on, by key; what was withdrawn is left out. */
export const evidenceByOutcome = ({ evidence, rests }: Pick<StrategyWhole, 'evidence' | 'rests'>): ReadonlyMap<string, readonly Evidence[]> => {
  const byId = new Map(evidence.filter((one) => one.withdrawnOn === null).map((one) => [one.id, one]));
  const on = Map.groupBy(rests.filter((rest) => rest.outcome !== null), (rest) => rest.outcome as string);
  return new Map([...on].map(([key, all]) => [key, all.flatMap((rest) => byId.get(rest.evidence) ?? [])]));
};
