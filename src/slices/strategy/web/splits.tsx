import type { AskHere } from '#platform/http/ask.ts';
import { Tag } from '#platform/ui/tag.tsx';
import type { TargetWhole } from '../commands/read-agreement.ts';
import { figure, valueOf } from '../core/figures.ts';
import { splitTarget, type Split, type SplitBy, type Whole } from '../core/split-target.ts';
import type { Share } from '../store/contributor-store.ts';
import { WideTable } from './parts.tsx';

export type KeptSplit = { readonly target: TargetWhole; readonly period: string; readonly shares: readonly Share[]; readonly split: Split };

/** How the parts of a target make the whole: per cents and rates by what they are of, all else by adding up. */
export const splitBy = ({ kept }: TargetWhole): SplitBy => (kept.valueKind === 'per-cent' || kept.valueKind === 'rate' ? kept.valueKind : 'count');

const wholeOf = (target: TargetWhole, value: number): Whole => {
  const { unit, valueKind, denominator } = target.kept;
  return { by: splitBy(target), value, base: denominator, ...(unit === null || valueKind === 'per-cent' ? {} : { unit }) };
};

/** The targets that are split between areas, period by period, with whether the parts make the whole. */
export const splitsOf = (targets: readonly TargetWhole[], shares: readonly (Share & { readonly target: string })[]): readonly KeptSplit[] =>
  targets.flatMap((target) => {
    const own = shares.filter((one) => one.target === target.kept.id);
    return target.kept.yearly.flatMap(({ period, value }): readonly KeptSplit[] => {
      const parts = own.filter((one) => one.period === period);
      return value === null || parts.length === 0 ? [] : [{ target, period, shares: parts, split: splitTarget(wholeOf(target, value), parts) }];
    });
  });

const One = ({ ask, one }: { readonly ask: AskHere; readonly one: KeptSplit }) => {
  const { kept, said } = one.target;
  const whole = kept.yearly.find((year) => year.period === one.period)?.value ?? null;
  const based = splitBy(one.target) !== 'count';
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href={ask.link(`/strategy/targets/${kept.id}`)}>{kept.title}</a>, {one.period}: {whole === null ? '' : valueOf(said, whole)}</h3>
      <p class="govuk-body"><Tag text={one.split.addsUp ? 'Adds up' : 'Does not add up'} classes={one.split.addsUp ? 'govuk-tag--green' : 'govuk-tag--orange'} /> {one.split.words}</p>
      <WideTable
        caption={`What each area takes of ${kept.title} in ${one.period}`} hiddenCaption head={['Area', { text: 'Its part', format: 'numeric' }, ...(based ? [{ text: 'Out of', format: 'numeric' }] : []), 'Agreed by the area']}
        rows={one.shares.map((share) => [{ text: share.area }, { text: share.value === null ? 'Missing' : valueOf(said, share.value), format: 'numeric' }, ...(based ? [{ text: share.base === null ? 'Missing' : figure(share.base), format: 'numeric' }] : []), { text: share.agreed ? 'Yes' : 'Not yet' }])}
      />
    </>
  );
};

/** Each split target with its parts, those that do not add up first. */
export const SplitList = ({ ask, splits }: { readonly ask: AskHere; readonly splits: readonly KeptSplit[] }) =>
  splits.length === 0 ? <p class="govuk-body">None yet. A target is split on its own page.</p> : <>{splits.toSorted((a, b) => Number(a.split.addsUp) - Number(b.split.addsUp)).map((one) => <One ask={ask} one={one} />)}</>;
