import type { AgreementTarget } from './agreement.ts';
import type { AgreementFinding } from './agreement-finding.ts';
import { surveySize, visibleChange } from './chance.ts';
import { figure, valueOf } from './figures.ts';
import { aimOf } from './target-path.ts';

const sizeOf = (target: AgreementTarget): { readonly needed: number; readonly from: string; readonly to: string } | null => {
  const aim = aimOf(target);
  if (aim === null || target.baseline === null || target.valueKind !== 'per-cent') return null;
  const inside = [target.baseline, aim.value].every((value) => value >= 0 && value <= 100);
  const needed = inside ? surveySize(target.baseline / 100, aim.value / 100) : null;
  return needed === null ? null : { needed, from: valueOf(target, target.baseline), to: valueOf(target, aim.value) };
};

const sampleSays = (target: AgreementTarget, needed: number | null): string => {
  if (target.sample === null) return ' How many the survey asks is not given.';
  const least = target.baseline === null || target.valueKind !== 'per-cent' ? null : 100 * visibleChange(target.baseline / 100, target.sample);
  const shows = least === null ? '' : ` It can show a change of about ${figure(least, 1)} points.`;
  return needed !== null && target.sample < needed ? ` Yours asks ${figure(target.sample)}: too few.${shows}` : ` Yours asks ${figure(target.sample)}.${needed === null ? '' : ' That is enough.'}`;
};

const feeling = /\b(perception|perceptions|perceive|feel|feels|feeling|believe|believes|satisfied|satisfaction|dissatisfied|fear of|think that|agree that|opinion|opinions)\b/i;

/** Whether a target measures what people feel: as it says itself, or by its words when it says nothing. */
export const isPerception = (target: AgreementTarget): boolean => target.measure === 'perception' || (target.measure === null && !target.notApplicable.includes('measure') && feeling.test(target.title));

/** A measure of what people feel: what it can't tell, and how large a survey must be to see the change. */
export const checkPerception = (target: AgreementTarget): readonly AgreementFinding[] => {
  if (!isPerception(target)) return [];
  const size = sizeOf(target);
  const large = size === null ? '' : ` To see ${size.from} become ${size.to}, each of two surveys must ask at least ${figure(size.needed)} people drawn at random (95 per cent sure, four times in five).`;
  const enough = size !== null && target.sample !== null && target.sample >= size.needed;
  return [{
    target: target.key, check: 'perception-measure', severity: enough ? 'note' : 'warn', source: 'CSP 2.11',
    reason: `${target.measure === null ? 'By its words it' : 'It'} measures what people feel, which can move with the news while services stay as they are.${large}${sampleSays(target, size?.needed ?? null)}`,
    fix: `Set beside it a measure of what is done or what happens.${enough ? '' : ' Check that the survey is large enough and will be done again in the last year, or aim for a change that it can see.'}`,
  }];
};
