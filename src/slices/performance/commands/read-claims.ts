import type { Work } from '#platform/services.ts';
import { sortClaims, warningsOf, type Claim } from '../core/claims.ts';
import type { IndicatorId } from '../core/indicator.ts';
import { claimsOf } from '../store/claim-store.ts';
import { readScorecard, type ScoreLine } from './read-scorecard.ts';

/** A claim with the series it points to, and what a reader should know before believing it. */
export type ClaimSeen = { readonly claim: Claim; readonly line: ScoreLine | null; readonly warnings: readonly string[] };

/** The same for claims that are at hand already; `onlySigned` judges signed figures alone. */
export const seeClaims = async (work: Work, claims: readonly Claim[], onlySigned = false): Promise<readonly ClaimSeen[]> => {
  const wanted = [...new Set(claims.flatMap((one) => (one.indicator === null ? [] : [one.indicator])))];
  const lines = new Map((wanted.length === 0 ? [] : await readScorecard(work, { only: wanted, onlySigned })).map((line) => [line.indicator.id, line]));
  return claims.map((claim) => {
    const line = claim.indicator === null ? null : (lines.get(claim.indicator) ?? null);
    return { claim, line, warnings: warningsOf(claim, line?.judged ?? null) };
  });
};

/** How strong evidence can be, from weak to strong, by the pack. */
export const strengthsOf = async ({ tx, here, services }: Pick<Work, 'tx' | 'here' | 'services'>) => (await services.packFor(tx, here)).catalogues['evidence-strengths'] ?? [];

/** Claims that stand, with what is to be known of each, the strongest evidence first. */
export const readClaims = async (work: Work, { indicator = null, onlySigned = false }: { readonly indicator?: IndicatorId | null; readonly onlySigned?: boolean } = {}): Promise<readonly ClaimSeen[]> => {
  const order = (await strengthsOf(work)).map((one) => one.id);
  return seeClaims(work, sortClaims(await claimsOf(work.tx, work.here.id, indicator), order), onlySigned);
};
