import type { AgreementTarget } from './agreement.ts';
import type { AgreementFinding } from './agreement-finding.ts';
import { changeOf, figure, valueOf } from './figures.ts';
import { paceOf } from './pace.ts';
import { aimOf, pathOf, wayOf, type Point } from './target-path.ts';

const source = 'CSP 2.10';

const flatFrom = (path: readonly Point[]): number => {
  let at = path.length - 1;
  while (at > 0 && path[at - 1]?.value === path.at(-1)?.value) at -= 1;
  return at;
};

const earlyOrFlat = (target: AgreementTarget): readonly AgreementFinding[] => {
  const path = pathOf(target);
  const at = flatFrom(path);
  const [end, first] = [path.at(-1), path[at]];
  if (end === undefined || first === undefined || path.length < 2 || at === path.length - 1 || end.value === target.baseline) return [];
  const later = path.length - 1 - at;
  const rest = later === 1 ? 'the year after stays' : `the ${later} years after stay`;
  return [{
    target: target.key, check: at === 0 ? 'short-term-first-year' : 'short-term-flat', severity: at === 0 ? 'warn' : 'note', source,
    reason: at === 0 ? `It is reached in its first year: ${valueOf(target, end.value)} by ${first.period}, and ${rest} there.` : `It goes no further after ${first.period}: ${valueOf(target, end.value)}, and ${rest} there.`,
    fix: 'Ask what the later years are for: aim further, or say why holding it there is worth a target.',
  }];
};

const unsteady = (target: AgreementTarget): readonly AgreementFinding[] => {
  const path = pathOf(target);
  const [way, aim] = [wayOf(target), aimOf(target)];
  const start = target.baseline === null ? [] : [{ period: target.baselinePeriod ?? 'the baseline', value: target.baseline }];
  const steps = [...start, ...path];
  const sense = way !== 0 ? way : target.polarity === 'down' ? -1 : target.polarity === 'up' ? 1 : Math.sign((aim?.value ?? 0) - (path[0]?.value ?? 0));
  const back = steps.slice(1).flatMap((point, index) => {
    const before = steps[index] as Point;
    return sense * (point.value - before.value) < 0 ? [`${valueOf(target, before.value)} in ${before.period} to ${valueOf(target, point.value)} in ${point.period}`] : [];
  });
  if (back.length === 0) return [];
  return [{
    target: target.key, check: 'yearly-not-monotone', severity: 'warn', source: 'CSP 2.10',
    reason: `The yearly targets do not go one way: they turn back from ${back.join(', and from ')}.`, fix: 'Look for a slip in the figures. If the way is meant to bend, say why in the reason.',
  }];
};

const aimAgainstStart = (target: AgreementTarget): readonly AgreementFinding[] => {
  const aim = aimOf(target);
  if (aim === null || target.baseline === null) return [];
  const [from, to] = [valueOf(target, target.baseline), valueOf(target, aim.value)];
  const way = wayOf(target);
  if (way === 0) {
    return [{ target: target.key, check: 'met-at-baseline', severity: 'warn', source: 'CSP 2.10, CSP 2.11', reason: `The target for ${aim.period} is ${to}, and the baseline is ${from}: it is met before anything is done.`, fix: 'Aim further. If holding it steady is hard, as in a downturn, say so in the reason.' }];
  }
  const good = target.polarity === 'up' ? 1 : target.polarity === 'down' ? -1 : 0;
  return good === 0 || good === way ? [] : [{
    target: target.key, check: 'wrong-direction', severity: 'stop', source: 'CSP 2.9, CSP 2.11',
    reason: `${good === 1 ? 'More' : 'Less'} is better here, and the target goes from ${from} ${way === 1 ? 'up' : 'down'} to ${to} in ${aim.period}, which is already met and allows ${changeOf(target, aim.value - target.baseline)} of getting worse.`,
    fix: 'Check which way is better, and the figures. If you mean to slow a fall or a rise, say so in the title and the reason.',
  }];
};

const easy = (target: AgreementTarget): readonly AgreementFinding[] => {
  const [pace, aim, way] = [paceOf(target), aimOf(target), wayOf(target)];
  if (pace?.forecast == null || aim === null || way === 0) return [];
  const { lower, upper, value } = pace.forecast;
  const least = way === 1 ? lower : upper;
  if (way * (least - aim.value) <= 0) return [];
  return [{
    target: target.key, check: 'short-term-easy', severity: 'note', source,
    reason: `If things only go on as they have, ${aim.period} will see about ${valueOf(target, Number(figure(value, 1).replaceAll(',', '')))} (four times in five between ${valueOf(target, Math.round(lower * 10) / 10)} and ${valueOf(target, Math.round(upper * 10) / 10)}), which is past the target of ${valueOf(target, aim.value)}.`,
    fix: 'Aim for more than would come by itself, or say what would make it stop.',
  }];
};

/** Whether a target can be reached early, easily or without doing anything. */
export const checkShortTerm = (target: AgreementTarget): readonly AgreementFinding[] => [...earlyOrFlat(target), ...unsteady(target), ...aimAgainstStart(target), ...easy(target)];
