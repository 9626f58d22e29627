import { sentenceList } from '#lib/text.ts';
import type { AgreementTarget } from './agreement.ts';
import type { AgreementFinding, Severity } from './agreement-finding.ts';
import { pounds } from './figures.ts';

const uncertain = (target: AgreementTarget, severity: Severity, reason: string): AgreementFinding => ({
  target: target.key, check: 'funding-not-certain', severity, reason, source: 'CSP 2.16',
  fix: 'Have whoever holds the money confirm it in writing before signing, or set the target that can be met without it.',
});

const funding = (target: AgreementTarget): readonly AgreementFinding[] => {
  const { amount, certainty } = target.funding;
  if (target.notApplicable.includes('funding') && amount === null && certainty === null) return [];
  const money = amount === null ? 'The funding' : `The funding of ${pounds(amount)}`;
  if (amount === null && certainty === null) {
    return [{ target: target.key, check: 'no-funding', severity: 'stop', source: 'CSP 2.16', reason: 'It does not say what the work will be paid from, or how sure that is.', fix: 'Give the amount and who has promised it. If it needs no money of its own, say that it does not apply (NA).' }];
  }
  if (certainty === null) return [uncertain(target, 'stop', `${money} has nobody’s word on how certain it is.`)];
  if (certainty === 'uncertain') return [uncertain(target, 'stop', `${money} is not certain.`)];
  if (certainty === 'likely') return [uncertain(target, 'warn', `${money} is likely and not yet certain.`)];
  return amount !== null ? [] : [{ target: target.key, check: 'funding-without-amount', severity: 'note', source: 'CSP 2.16', reason: 'The funding is said to be certain, and how much it is is not said.', fix: 'Give the amount.' }];
};

const early: Readonly<Record<string, string>> = {
  'short-term-first-year': 'it is reached in its first year', 'short-term-flat': 'it stands still in its later years', 'short-term-easy': 'it would come by itself',
  'met-at-baseline': 'it is met already', 'wrong-direction': 'it is met already',
};

const rewardLed = (target: AgreementTarget, shortTerm: readonly AgreementFinding[]): readonly AgreementFinding[] => {
  const { reward } = target;
  if (reward === null || reward <= 0) return [];
  const signs = [
    ...(target.reason === null && target.evidence === null ? ['neither a reason nor evidence is given for choosing it'] : []),
    ...(target.funding.amount !== null && reward > target.funding.amount ? [`the reward is more than the ${pounds(target.funding.amount)} that the work is given`] : []),
    ...new Set(shortTerm.flatMap((one) => early[one.check] ?? [])),
  ];
  return signs.length === 0 ? [] : [{
    target: target.key, check: 'reward-led', severity: 'warn', source: 'CSP 2.10',
    reason: `Meeting it earns ${pounds(reward)}, and ${sentenceList(signs)}. It may have been chosen for the reward.`,
    fix: 'Say what evidence speaks for it. Ask whether you would choose it with no reward; if not, choose what would change things for longer.',
  }];
};

/** Whether the money for a target is there, and whether the reward for it may have decided the choice. `shortTerm` is what the short-term check found. */
export const checkMoney = (target: AgreementTarget, shortTerm: readonly AgreementFinding[]): readonly AgreementFinding[] => [...funding(target), ...rewardLed(target, shortTerm)];
