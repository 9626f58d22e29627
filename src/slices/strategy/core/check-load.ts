import { codeKey, plural } from '#lib/text.ts';
import type { AgreementLimits, AgreementTarget } from './agreement.ts';
import type { AgreementFinding } from './agreement-finding.ts';

const perKind = (targets: readonly AgreementTarget[], limits: AgreementLimits): readonly AgreementFinding[] =>
  limits.kinds.flatMap(({ kind, most, source }): readonly AgreementFinding[] => {
    const count = targets.filter((target) => target.kind === kind).length;
    return most === null || count <= most ? [] : [{
      target: null, check: 'too-many-of-a-kind', severity: 'stop', source,
      reason: `There are ${plural(count, `${kind} target`)} and there may be ${most} at most: ${count - most} too many.`, fix: `Take out ${count - most}, or make them targets of another kind.`,
    }];
  });

const unknownKinds = (targets: readonly AgreementTarget[], limits: AgreementLimits): readonly AgreementFinding[] => {
  const known = new Set(limits.kinds.map((one) => one.kind));
  return targets.filter((target) => !known.has(target.kind)).map((target): AgreementFinding => ({
    target: target.key, check: 'unknown-kind', severity: 'warn', source: 'WBT App 2',
    reason: target.kind === '' ? 'It does not say what kind of target it is.' : `“${target.kind}” is no kind of target that this agreement has.`, fix: `Give it one of these kinds: ${[...known].join(', ')}.`,
  }));
};

const manageable = (targets: readonly AgreementTarget[], limits: AgreementLimits): readonly AgreementFinding[] => {
  const indicators = new Set(targets.map((target) => target.indicator === null ? `target ${target.key}` : codeKey(target.indicator))).size;
  return limits.manageable === null || indicators <= limits.manageable ? [] : [{
    target: null, check: 'too-many-indicators', severity: 'warn', source: limits.manageableSource,
    reason: `The agreement holds ${plural(indicators, 'different indicator')}, and the partners can look after about ${limits.manageable}. How much work it is to follow them all has been underestimated before.`,
    fix: 'Keep the few that matter most and follow the others without a target.',
  }];
};

/** Whether there is more in the agreement than its kinds allow and its partners can look after. */
export const checkLoad = (targets: readonly AgreementTarget[], limits: AgreementLimits): readonly AgreementFinding[] => [...perKind(targets, limits), ...manageable(targets, limits), ...unknownKinds(targets, limits)];
