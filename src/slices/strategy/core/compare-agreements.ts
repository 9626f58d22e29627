import { certainties, type AgreementTarget, type PeriodValue } from './agreement.ts';
import { pounds, valueOf } from './figures.ts';
import { byYear } from './written-year.ts';

/** One field of a target that differs between two drafts, in words; null for what is empty. */
export type FieldChange = { readonly field: string; readonly before: string | null; readonly after: string | null };
export type TargetChange = { readonly key: string; readonly title: string; readonly fields: readonly FieldChange[] };
export type Named = { readonly key: string; readonly title: string; readonly kind: string };
export type AgreementComparison = {
  readonly added: readonly Named[];
  readonly dropped: readonly Named[];
  readonly moved: readonly (Named & { readonly from: string })[];
  readonly changed: readonly TargetChange[];
  readonly same: number;
};

type InWords = (target: AgreementTarget) => string | null;
const list = (items: readonly string[]): string | null => (items.length === 0 ? null : items.toSorted().join(', '));
const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');
const amount = (target: AgreementTarget, value: number | null): string | null => (value === null ? null : valueOf(target, value));
const said = { true: 'accepted', false: 'not accepted', null: 'no answer yet' } as const;

const fixed: readonly (readonly [field: string, words: InWords])[] = [
  ['title', (one) => one.title], ['indicator', (one) => one.indicator], ['definition', (one) => one.definition], ['unit', (one) => one.unit], ['value kind', (one) => one.valueKind], ['polarity', (one) => one.polarity], ['measure', (one) => one.measure],
  ['baseline', (one) => amount(one, one.baseline)], ['baseline period', (one) => one.baselinePeriod], ['denominator', (one) => (one.denominator === null ? null : `${one.denominator.toLocaleString('en-GB')} ${one.denominatorOf ?? 'people'}`)],
  ['sample', (one) => one.sample?.toLocaleString('en-GB') ?? null], ['lead', (one) => one.lead], ['lead has power', (one) => yesNo(one.leadHasPower)], ['lead areas', (one) => list(one.leadAreas)], ['area', (one) => list(one.area)],
  ['contributors', (one) => list(one.contributors.map(({ name, accepted }) => `${name} (${said[`${accepted}`]})`))],
  ['funding', (one) => (one.funding.amount === null ? null : pounds(one.funding.amount))], ['funding certainty', (one) => certainties.find((word) => word === one.funding.certainty) ?? null],
  ['reward', (one) => (one.reward === null ? null : pounds(one.reward))], ['reason', (one) => one.reason], ['evidence', (one) => one.evidence], ['moves with', (one) => list(one.movesWith.map(({ key, sense }) => `${sense} ${key}`))],
];

const byPeriod = (name: string, before: AgreementTarget, after: AgreementTarget, of: (target: AgreementTarget) => readonly PeriodValue[]): readonly FieldChange[] => {
  const at = (target: AgreementTarget, period: string): string | null => amount(target, of(target).find((one) => one.period === period)?.value ?? null);
  const periods = [...new Set(byYear([...of(before), ...of(after)]).map((one) => one.period))];
  return periods.map((period) => ({ field: `${name} ${period}`, before: at(before, period), after: at(after, period) }));
};

const differences = (before: AgreementTarget, after: AgreementTarget): readonly FieldChange[] => {
  const all = [...fixed.map(([field, words]) => ({ field, before: words(before), after: words(after) })), ...byPeriod('target', before, after, (one) => one.yearly), ...byPeriod('past', before, after, (one) => one.past)];
  return all.filter((one) => one.before !== one.after);
};

const named = ({ key, title, kind }: AgreementTarget): Named => ({ key, title, kind });

/** What the second of two drafts adds, drops, moves to another kind and changes, target by target by their keys. */
export const compareAgreements = (before: readonly AgreementTarget[], after: readonly AgreementTarget[]): AgreementComparison => {
  const [old, now] = [new Map(before.map((one) => [one.key, one])), new Map(after.map((one) => [one.key, one]))];
  const both = after.flatMap((one) => { const was = old.get(one.key); return was === undefined ? [] : [{ was, one, fields: differences(was, one) }]; });
  return {
    added: after.filter((one) => !old.has(one.key)).map(named), dropped: before.filter((one) => !now.has(one.key)).map(named),
    moved: both.filter(({ was, one }) => was.kind !== one.kind).map(({ was, one }) => ({ ...named(one), from: was.kind })),
    changed: both.filter(({ fields }) => fields.length > 0).map(({ one, fields }) => ({ key: one.key, title: one.title, fields })),
    same: both.filter(({ was, one, fields }) => fields.length === 0 && was.kind === one.kind).length,
  };
};
