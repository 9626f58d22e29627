import { plural, sentenceList } from '#lib/text.ts';
import type { AgreementTarget } from './agreement.ts';
import type { AgreementFinding } from './agreement-finding.ts';

const plain = (text: string): string => text.trim().toLowerCase();

/** The areas of a target where its lead does not work, by code or name. */
export const areasNotCovered = (target: Pick<AgreementTarget, 'area' | 'leadAreas'>): readonly string[] => {
  const covered = new Set(target.leadAreas.map(plain));
  return target.leadAreas.length === 0 ? [] : target.area.filter((one) => !covered.has(plain(one)));
};

const noOwner = (target: AgreementTarget): readonly AgreementFinding[] =>
  target.lead !== null ? [] : [{
    target: target.key, check: 'no-owner', severity: 'stop', source: 'CSP 2.16',
    reason: 'No partner leads on this target, so nobody answers for it.', fix: 'Name one partner that leads, and have it say that it does.',
  }];

const noPower = (target: AgreementTarget, missing: readonly string[]): readonly AgreementFinding[] => {
  if (target.lead === null || (target.leadHasPower !== false && missing.length === 0)) return [];
  const where = missing.length === 0 ? '' : ` It does not work in ${missing.length === target.area.length ? 'any of its area' : `${missing.length} of its ${plural(target.area.length, 'area')}`}: ${sentenceList(missing.slice(0, 12))}${missing.length > 12 ? ` and ${missing.length - 12} more` : ''}.`;
  const power = target.leadHasPower === false ? `${target.lead} leads and has no power over what decides this target.` : `${target.lead} answers for the whole area of this target.`;
  return [{
    target: target.key, check: 'lead-without-power', severity: target.leadHasPower === false ? 'stop' : target.leadHasPower === true ? 'note' : 'warn', source: 'CSP 2.16, CSP 2.17',
    reason: `${power}${where}`,
    fix: `Give the lead to a partner that can act there, or agree in writing what ${target.lead} may ask of those who can${missing.length > 0 ? ', or split the target so that each partner answers for its own area' : ''}.`,
  }];
};

const notAccepted = (target: AgreementTarget): readonly AgreementFinding[] => {
  const open = target.contributors.filter((one) => one.accepted !== true);
  if (open.length === 0) return [];
  const refused = open.filter((one) => one.accepted === false).map((one) => one.name);
  const unknown = open.filter((one) => one.accepted === null).map((one) => one.name);
  const parts = [...(refused.length > 0 ? [`not accepted by ${sentenceList(refused)}`] : []), ...(unknown.length > 0 ? [`no answer is recorded from ${sentenceList(unknown)}`] : [])];
  return [{
    target: target.key, check: 'contributor-not-accepted', severity: 'warn', source: 'WBT ¶23, WBT ¶45',
    reason: `${target.contributors.length - open.length} of ${plural(target.contributors.length, 'contributing partner')} accepted ${target.contributors.length === 1 ? 'its' : 'their'} part: ${parts.join('; ')}.`,
    fix: 'Ask each partner itself to accept its part or to say what it would accept. Take out those that do not.',
  }];
};

/** Who answers for a target: a lead, with power where the target applies, and contributors who have said yes themselves. */
export const checkOwner = (target: AgreementTarget, missing: readonly string[] = areasNotCovered(target)): readonly AgreementFinding[] => [...noOwner(target), ...noPower(target, missing), ...notAccepted(target)];
