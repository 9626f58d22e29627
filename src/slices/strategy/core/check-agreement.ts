import type { AgreementLimits, AgreementTarget } from './agreement.ts';
import { severities, type AgreementFinding } from './agreement-finding.ts';
import { checkComplete } from './check-complete.ts';
import { checkLoad } from './check-load.ts';
import { checkMoney } from './check-money.ts';
import { checkNumbers } from './check-numbers.ts';
import { areasNotCovered, checkOwner } from './check-owner.ts';
import { checkPairs } from './check-pairs.ts';
import { checkPerception } from './check-perception.ts';
import { checkShortTerm } from './check-short-term.ts';

/** How to tell which areas of a target its lead does not cover; by code or name unless a better way is given, such as a lookup of areas within areas. */
export type AreasNotCovered = (target: AgreementTarget) => readonly string[];

const checkTarget = (target: AgreementTarget, missing: AreasNotCovered): readonly AgreementFinding[] => {
  const shortTerm = checkShortTerm(target);
  return [...checkOwner(target, missing(target)), ...checkComplete(target), ...checkNumbers(target), ...checkPerception(target), ...shortTerm, ...checkMoney(target, shortTerm)];
};

/**
 * Every check of a draft agreement before it is signed (S5; CSP 2.9–2.17): first what is about the agreement as a whole, then target by
 * target in the order given, the gravest first within each. The same whatever the order of the targets.
 */
export const checkAgreement = (targets: readonly AgreementTarget[], limits: AgreementLimits, missing: AreasNotCovered = areasNotCovered): readonly AgreementFinding[] => {
  const found = [...checkLoad(targets, limits), ...targets.flatMap((target) => checkTarget(target, missing)), ...checkPairs(targets)];
  const place = new Map(targets.map((target, index) => [target.key, index] as const));
  const placeOf = (finding: AgreementFinding): number => (finding.target === null ? -1 : (place.get(finding.target) ?? targets.length));
  return found.toSorted((a, b) => placeOf(a) - placeOf(b) || severities.indexOf(a.severity) - severities.indexOf(b.severity));
};
