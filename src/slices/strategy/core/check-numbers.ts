import { plural } from '#lib/text.ts';
import type { AgreementTarget } from './agreement.ts';
import type { AgreementFinding } from './agreement-finding.ts';
import { differenceOfShares, visibleChange } from './chance.ts';
import { isPerception } from './check-perception.ts';
import { changeOf, figure, valueOf } from './figures.ts';
import { paceOf, type Pace } from './pace.ts';
import { aimOf, pathOf, wayOf } from './target-path.ts';

const source = 'CSP 2.16';
const isShare = (value: number): boolean => value >= 0 && value <= 100;

const impossible = (target: AgreementTarget): readonly AgreementFinding[] => {
  const all = [...(target.baseline === null ? [] : [{ period: target.baselinePeriod ?? 'the baseline', value: target.baseline }]), ...pathOf(target)];
  const wrong = target.valueKind === 'per-cent' ? all.filter((point) => !isShare(point.value)) : target.valueKind === 'number' || target.valueKind === 'rate' ? all.filter((point) => point.value < 0) : [];
  if (wrong.length === 0) return [];
  const change = target.valueKind === 'per-cent' ? ' If it is a change by so many per cent and no share of anything, give its unit as “change”, not per cent.' : '';
  return [{ target: target.key, check: 'impossible-value', severity: 'stop', source, reason: `${wrong.map((point) => `${valueOf(target, point.value)} for ${point.period}`).join(', ')} can’t be so: ${target.valueKind === 'per-cent' ? 'a share lies between 0% and 100%' : 'a count is not below nought'}.`, fix: `Check the figures.${change}` }];
};

const pastOf = (target: AgreementTarget, { largest, changes }: Pace): string =>
  largest === null || largest.change <= 0 ? `It has not once moved that way in ${plural(changes, 'change')} from one figure to the next.` : `The most in one year so far was ${changeOf(target, largest.change)} (${largest.from} to ${largest.to}), of ${plural(changes, 'change')} seen`;

const tooFast = (target: AgreementTarget): readonly AgreementFinding[] => {
  const [pace, aim] = [paceOf(target), aimOf(target)];
  if (pace === null || aim === null || pace.largest === null) return [];
  const { largest, forecast, needed, steepest } = pace;
  const isFaster = (change: number): boolean => change > largest.change + 1e-9;
  if (!isFaster(needed) && !isFaster(steepest.change)) return [];
  const years = pace.years === 1 ? 'in one year' : `${plural(pace.years, 'year')} on end`;
  const times = largest.change <= 1e-9 ? '' : isFaster(needed) ? `: it would have to go ${figure(needed / largest.change, 1)} times as fast, ${years}.` : `: that year would have to go ${figure(steepest.change / largest.change, 1)} times as fast.`;
  const asks = isFaster(needed) ? `It asks for ${changeOf(target, needed)} a year${steepest.change > needed * 1.5 ? `, and for ${changeOf(target, steepest.change)} from ${steepest.from} to ${steepest.to}` : ''}.` : `From ${steepest.from} to ${steepest.to} it asks for ${changeOf(target, steepest.change)} a year.`;
  const round = (value: number): string => valueOf(target, Math.round(value * 10) / 10);
  const trend = forecast === null ? '' : ` Going on as before leads to ${round(forecast.value)} in ${aim.period}, four times in five between ${round(forecast.lower)} and ${round(forecast.upper)}.`;
  return [{
    target: target.key, check: 'faster-than-the-past', severity: isFaster(needed) ? 'warn' : 'note', source,
    reason: `${asks} ${pastOf(target, pace)}${times}${trend}`, fix: 'Say what will be done that was not done before and is large enough, or set what the past makes likely.',
  }];
};

const asFractions = (target: AgreementTarget): readonly AgreementFinding[] => {
  const all = [...(target.baseline === null ? [] : [target.baseline]), ...pathOf(target).map((point) => point.value)];
  if (target.valueKind !== 'per-cent' || all.length < 2 || all.some((value) => value < 0 || value > 1) || all.every((value) => value === 0 || Number.isInteger(value))) return [];
  const highest = Math.max(...all);
  return [{ target: target.key, check: 'per-cent-as-fraction', severity: 'warn', source, reason: `All its figures are 1% or less (at most ${figure(highest)}%). They may be fractions of one: ${figure(highest)} would then be ${figure(100 * highest)}%.`, fix: 'Write per cents as 62, not 0.62. If they are meant to be this small, leave them.' }];
};

type Counted = { readonly from: number; readonly to: number; readonly of: number; readonly aim: string };

const countedOf = (target: AgreementTarget): Counted | null => {
  const aim = aimOf(target);
  if (target.valueKind !== 'per-cent' || target.denominator === null || target.denominator <= 0 || target.baseline === null || aim === null || !isShare(target.baseline) || !isShare(aim.value)) return null;
  return { from: target.baseline / 100, to: aim.value / 100, of: target.denominator, aim: aim.period };
};

const withinChance = (target: AgreementTarget): readonly AgreementFinding[] => {
  const counted = countedOf(target);
  // A survey's chance is in the sample it asks, which the check of perception measures looks at.
  if (counted === null || counted.from === counted.to || isPerception(target)) return [];
  const of = target.sample ?? counted.of;
  const { lower, upper } = differenceOfShares({ share: counted.from, of }, { share: counted.to, of });
  if (lower > 0 || upper < 0) return [];
  return [{
    target: target.key, check: 'within-chance', severity: 'warn', source,
    reason: `Among ${figure(of)} a change of ${changeOf(target, 100 * (counted.to - counted.from))} can’t be told from chance: were it reached, the true change would lie between ${figure(100 * lower, 1)} and ${figure(100 * upper, 1)} points (95 per cent interval), which holds none at all.`,
    fix: `Aim for a change of at least about ${figure(100 * visibleChange(counted.from, of), 1)} points, count more people or more years together, or say that a single year will not decide.`,
  }];
};

const noDenominator = (target: AgreementTarget): readonly AgreementFinding[] =>
  target.valueKind !== 'per-cent' || target.denominator !== null || target.notApplicable.includes('denominator') ? [] : [{
    target: target.key, check: 'no-denominator', severity: 'warn', source,
    reason: 'It is a per cent, and how many people it is a per cent of is not given. It can’t be put into numbers of people, so nobody can see whether it is realistic.',
    fix: 'Give the number of people (or homes, or pupils) that make up 100 per cent, in the column “denominator”.',
  }];

/** How much of what is left the change takes: of those not there yet when it rises, of those there now when it falls. */
const shareOfRest = ({ from, to, of }: Counted, people: number): string => {
  const rest = to > from ? of - Math.round(from * of) : Math.round(from * of);
  if (people === 0 || rest <= 0) return '';
  if (people >= rest) return ` That is every one of the ${figure(rest)} who are ${to > from ? 'not there yet' : 'there now'}: not one may be missed.`;
  return ` That is ${figure((100 * people) / rest, 0)}% of the ${figure(rest)} who are ${to > from ? 'not there yet' : 'there now'}.`;
};

const verdictOn = (target: AgreementTarget, doubts: readonly AgreementFinding[], people: number, pace: Pace | null): string => {
  if (people === 0) return ' That is not one whole person.';
  if (doubts.length > 0) return ` Is that plausible? ${doubts.map((one) => (one.check === 'within-chance' ? 'It can’t be told from chance' : 'It is faster than ever seen')).join('. ')}.`;
  if (pace !== null && pace.largest === null) return ' There are no past figures to compare with.';
  return isPerception(target) ? ' The past does not speak against it.' : ' Neither the past nor chance speaks against it.';
};

const inPeople = (target: AgreementTarget, doubts: readonly AgreementFinding[]): readonly AgreementFinding[] => {
  const counted = countedOf(target);
  if (counted === null) return noDenominator(target);
  const who = target.denominatorOf ?? 'people';
  const [from, to] = [Math.round(counted.from * counted.of), Math.round(counted.to * counted.of)];
  const people = Math.abs(to - from);
  const [pace, moves] = [paceOf(target), wayOf(target) !== 0];
  const more = people === 0 ? `the same number of ${who}` : `${figure(people)} ${to > from ? 'more' : 'fewer'} ${who}`;
  const perYear = pace === null || pace.years < 2 || people === 0 ? '' : `, about ${figure(people / pace.years, 0)} a year`;
  return [{
    target: target.key, check: 'numbers-of-people', severity: doubts.length > 0 || (moves && (people === 0 || to === counted.of || to === 0)) ? 'warn' : 'note', source,
    reason: `From ${figure(100 * counted.from)}% of ${figure(counted.of)} ${who} (${figure(from)}) to ${figure(100 * counted.to)}% (${figure(to)}) in ${counted.aim}: ${more}${perYear}.${shareOfRest(counted, people)}${moves ? verdictOn(target, doubts, people, pace) : ''}`,
    fix: `Ask those who are to do the work whether they can reach ${more} and how.`,
  }];
};

/** A target in numbers: what can't be, what a per cent is in people, and whether that is plausible by its denominator, its past and chance. */
export const checkNumbers = (target: AgreementTarget): readonly AgreementFinding[] => {
  const doubts = [...tooFast(target), ...withinChance(target)];
  return [...impossible(target), ...asFractions(target), ...inPeople(target, doubts), ...doubts];
};
