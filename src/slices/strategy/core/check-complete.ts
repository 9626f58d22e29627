import { sentenceList } from '#lib/text.ts';
import type { AgreementTarget } from './agreement.ts';
import type { AgreementFinding } from './agreement-finding.ts';
import { valueOf } from './figures.ts';
import { pathOf } from './target-path.ts';
import { byYear } from './written-year.ts';

const baseline = (target: AgreementTarget): readonly AgreementFinding[] => {
  if (target.baseline === null) {
    const said = target.notApplicable.includes('baseline') ? 'The draft says that a baseline does not apply.' : 'There is no baseline.';
    return [{ target: target.key, check: 'no-baseline', severity: 'stop', source: 'CSP 2.16', reason: `${said} Nobody can say later whether it got better.`, fix: 'Measure where it stands now before signing, or sign on a date by which it will have been measured and the target set.' }];
  }
  return target.baselinePeriod !== null ? [] : [{
    target: target.key, check: 'baseline-without-period', severity: 'warn', source: 'CSP 2.16',
    reason: `The baseline of ${valueOf(target, target.baseline)} does not say which period it is of.`, fix: 'Give the year or quarter that it was measured in.',
  }];
};

const definition = (target: AgreementTarget): readonly AgreementFinding[] =>
  target.definition !== null ? [] : [{
    target: target.key, check: 'no-definition', severity: target.indicator === null ? 'stop' : 'warn', source: 'CSP 2.9',
    reason: target.indicator === null ? 'It does not say what is counted and how.' : `It names the indicator ${target.indicator} and does not say what is counted and how. Indicators have been chosen before their full definition was seen, and turned out not to fit.`,
    fix: 'Write down who or what is counted, over which period, from which source. Read the full definition before you agree.',
  }];

const years = (target: AgreementTarget): readonly AgreementFinding[] => {
  const path = pathOf(target);
  if (path.length === 0) {
    return [{ target: target.key, check: 'no-yearly-targets', severity: 'stop', source: 'WBT App 2', reason: 'It has no target for any year, so it can be neither met nor missed.', fix: 'Set a value for each year of the agreement.' }];
  }
  const open = byYear(target.yearly).filter((one) => one.value === null).map((one) => one.period);
  const last = byYear(target.yearly).at(-1);
  const found: AgreementFinding[] = [];
  if (last !== undefined && last.value === null) {
    found.push({ target: target.key, check: 'no-last-year-target', severity: 'stop', source: 'WBT App 2', reason: `The last year, ${last.period}, has no target: the agreement does not say where this is to end.`, fix: `Set a value for ${last.period}.` });
  }
  const between = open.filter((period) => period !== last?.period);
  if (between.length > 0) {
    found.push({ target: target.key, check: 'year-without-target', severity: 'warn', source: 'WBT App 2', reason: `There is no target for ${sentenceList(between)}.`, fix: 'Set a value for each year, so that the board can see in time when it goes wrong.' });
  }
  return found;
};

const direction = (target: AgreementTarget): readonly AgreementFinding[] =>
  target.polarity !== null ? [] : [{ target: target.key, check: 'no-direction', severity: 'note', source: 'CSP 2.9', reason: 'It does not say whether more is better or less.', fix: 'Say up, down or none.' }];

/** Whether all is there that is needed to tell later if a target was met. */
export const checkComplete = (target: AgreementTarget): readonly AgreementFinding[] => [...baseline(target), ...definition(target), ...years(target), ...direction(target)];
