import { codeKey } from '#lib/text.ts';
import type { AgreementTarget, Sense } from './agreement.ts';
import type { AgreementFinding } from './agreement-finding.ts';
import { wayOf } from './target-path.ts';

const source = 'CSP 2.10';
const named = (target: AgreementTarget): string => `${target.key} (${target.title})`;
const indicatorOf = (target: AgreementTarget): string | null => target.indicator === null ? null : codeKey(target.indicator);

const declared = (target: AgreementTarget, byKey: ReadonlyMap<string, AgreementTarget>): readonly AgreementFinding[] =>
  target.movesWith.filter((one) => !byKey.has(one.key)).map((one): AgreementFinding => ({
    target: target.key, check: 'moves-with-unknown', severity: 'warn', source, reason: `It is said to move with “${one.key}”, and no target in this draft has that key.`, fix: 'Correct the key, or take it out.',
  }));

const senses = (from: AgreementTarget, to: AgreementTarget): readonly Sense[] => from.movesWith.filter((one) => one.key === to.key).map((one) => one.sense);

const moved = (target: AgreementTarget, other: AgreementTarget): readonly AgreementFinding[] => {
  const [out, back] = [senses(target, other), senses(other, target)];
  const all = [...out, ...back];
  if (all.length === 0) return [];
  const harms = all.includes('harms');
  const says = [...out.map((sense) => `meeting it ${sense} ${named(other)}`), ...back.map((sense) => `meeting ${named(other)} ${sense} it`)].join(', and ');
  return [{
    target: target.key, check: harms ? 'targets-harm-each-other' : 'targets-help-each-other', severity: harms ? 'warn' : 'note', source,
    reason: `These two move each other: ${says}.`,
    fix: harms ? 'Have both leads agree which comes first, or set both targets to what can be met together.' : 'Do not count the same gain twice; perhaps one of the two is enough.',
  }];
};

const isElsewhere = (a: AgreementTarget, b: AgreementTarget): boolean => a.area.length > 0 && b.area.length > 0 && !a.area.some((one) => b.area.some((other) => one.trim().toLowerCase() === other.trim().toLowerCase()));

const areOpposite = (a: AgreementTarget, b: AgreementTarget): boolean => {
  const polarity = a.polarity !== null && b.polarity !== null && a.polarity !== 'none' && b.polarity !== 'none' && a.polarity !== b.polarity;
  return polarity || wayOf(a) * wayOf(b) < 0;
};

const same = (target: AgreementTarget, other: AgreementTarget): readonly AgreementFinding[] => {
  const indicator = indicatorOf(target);
  if (indicator === null || indicator !== indicatorOf(other) || isElsewhere(target, other)) return [];
  const opposite = areOpposite(target, other);
  return [{
    target: target.key, check: opposite ? 'same-indicator-opposite-ways' : 'same-indicator-twice', severity: opposite ? 'stop' : 'warn', source,
    reason: `${named(other)} is measured by the same indicator, ${target.indicator}${opposite ? ', and is to go the other way: both can’t be met' : ''}.`,
    fix: opposite ? 'Keep the one that is meant and correct or take out the other.' : 'Keep one of them, or say for which area or group of people each is.',
  }];
};

/** Targets that move each other: as the draft says itself, and by the same indicator used twice. */
export const checkPairs = (targets: readonly AgreementTarget[]): readonly AgreementFinding[] => {
  const byKey = new Map(targets.map((target) => [target.key, target]));
  const byIndicator = Map.groupBy(targets, indicatorOf);
  const others = targets.toSorted((a, b) => a.key.localeCompare(b.key));
  const said = Map.groupBy(targets.flatMap((target) => target.movesWith.map((one) => ({ from: target.key, to: one.key }))), (one) => one.to);
  return targets.flatMap((target) => {
    const near = new Set([...target.movesWith.map((one) => one.key), ...(said.get(target.key) ?? []).map((one) => one.from)]);
    const pairs = near.size === 0 ? [] : others.filter((other) => other.key !== target.key && near.has(other.key));
    const twins = indicatorOf(target) === null ? [] : (byIndicator.get(indicatorOf(target)) ?? []).filter((other) => other.key !== target.key).toSorted((a, b) => a.key.localeCompare(b.key));
    return [...declared(target, byKey), ...pairs.flatMap((other) => moved(target, other)), ...twins.flatMap((other) => same(target, other))];
  });
};
