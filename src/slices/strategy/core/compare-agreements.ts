import { certainties, type AgreementTarget, type PeriodValue } from './agreement.ts';
import { codeKey } from '#lib/text.ts';
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
type Figure = (target: AgreementTarget) => number | null;
const list = (items: readonly string[]): string | null => (items.length === 0 ? null : items.toSorted().join(', '));
const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');
const said = { true: 'accepted', false: 'not accepted', null: 'no answer yet' } as const;

const inPounds = (_target: unknown, value: number, decimals?: number): string => pounds(value, decimals);

const fixed: readonly (readonly [field: string, words: InWords] | readonly [field: string, figure: Figure, words: typeof valueOf])[] = [
  ['title', (one) => one.title], ['indicator', (one) => one.indicator], ['definition', (one) => one.definition], ['unit', (one) => one.unit], ['value kind', (one) => one.valueKind], ['polarity', (one) => one.polarity], ['measure', (one) => one.measure],
  ['baseline', (one) => one.baseline, valueOf], ['baseline period', (one) => one.baselinePeriod], ['denominator', (one) => (one.denominator === null ? null : `${one.denominator.toLocaleString('en-GB')} ${one.denominatorOf ?? 'people'}`)],
  ['sample', (one) => one.sample?.toLocaleString('en-GB') ?? null], ['lead', (one) => one.lead], ['lead has power', (one) => yesNo(one.leadHasPower)], ['lead areas', (one) => list(one.leadAreas)], ['area', (one) => list(one.area)],
  ['contributors', (one) => list(one.contributors.map(({ name, accepted }) => `${name} (${said[`${accepted}`]})`))],
  ['funding', (one) => one.funding.amount, inPounds], ['funding certainty', (one) => certainties.find((word) => word === one.funding.certainty) ?? null],
  ['reward', (one) => one.reward, inPounds], ['reason', (one) => one.reason], ['evidence', (one) => one.evidence], ['moves with', (one) => list(one.movesWith.map(({ key, sense }) => `${sense} ${key}`))],
  ['does not apply', (one) => list(one.notApplicable.map((field) => field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)))],
];

// Two figures are written with as many decimals as it takes to tell them apart.
const amountChange = (field: string, [before, was]: readonly [AgreementTarget, number | null], [after, is]: readonly [AgreementTarget, number | null], words: typeof valueOf = valueOf): FieldChange => {
  const written = (decimals: number) => ({ field, before: was === null ? null : words(before, was, decimals), after: is === null ? null : words(after, is, decimals) });
  const decimals = was === null || is === null || was === is ? 2 : ([2, 4, 6, 9, 12, 20].find((count) => written(count).before !== written(count).after) ?? 20);
  return written(decimals);
};

const byPeriod = (name: string, before: AgreementTarget, after: AgreementTarget, of: (target: AgreementTarget) => readonly PeriodValue[]): readonly FieldChange[] => {
  const at = (target: AgreementTarget, period: string): readonly [AgreementTarget, number | null] => [target, of(target).find((one) => one.period === period)?.value ?? null];
  const periods = [...new Set(byYear([...of(before), ...of(after)]).map((one) => one.period))];
  return periods.map((period) => amountChange(`${name} ${period}`, at(before, period), at(after, period)));
};

const differences = (before: AgreementTarget, after: AgreementTarget): readonly FieldChange[] => {
  const one = (entry: (typeof fixed)[number]): FieldChange => (entry.length === 2 ? { field: entry[0], before: entry[1](before), after: entry[1](after) } : amountChange(entry[0], [before, entry[1](before)], [after, entry[1](after)], entry[2]));
  const all = [...fixed.map(one), ...byPeriod('target', before, after, (target) => target.yearly), ...byPeriod('past', before, after, (target) => target.past)];
  const isOneCode = ({ field, before: was, after: is }: FieldChange): boolean => field === 'indicator' && was !== null && is !== null && codeKey(was) === codeKey(is);
  return all.filter((change) => change.before !== change.after && !isOneCode(change));
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
