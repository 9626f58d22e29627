import type { AgreementTarget, TargetField } from './agreement.ts';
import { byYear } from './written-year.ts';

const list = (items: readonly string[]): string => (items.length === 0 ? '' : `${items.join('; ')};`);
const text = (value: string | number | null): string => (value === null ? '' : String(value));
const said = { true: ' (accepted)', false: ' (not accepted)', null: '' } as const;

type Cell = readonly [heading: string, field: TargetField | 'key', write: (target: AgreementTarget) => string];

const before: readonly Cell[] = [
  ['key', 'key', (one) => one.key], ['kind', 'kind', (one) => one.kind], ['title', 'title', (one) => one.title], ['indicator', 'indicator', (one) => text(one.indicator)], ['definition', 'definition', (one) => text(one.definition)],
  ['unit', 'unit', (one) => text(one.unit)], ['value kind', 'valueKind', (one) => one.valueKind], ['polarity', 'polarity', (one) => text(one.polarity)], ['measure', 'measure', (one) => text(one.measure)],
  ['baseline', 'baseline', (one) => text(one.baseline)], ['baseline period', 'baselinePeriod', (one) => text(one.baselinePeriod)], ['denominator', 'denominator', (one) => text(one.denominator)], ['denominator of', 'denominatorOf', (one) => text(one.denominatorOf)],
  ['sample', 'sample', (one) => text(one.sample)],
];

const after: readonly Cell[] = [
  ['lead', 'lead', (one) => text(one.lead)], ['lead has power', 'leadHasPower', (one) => (one.leadHasPower === null ? '' : one.leadHasPower ? 'yes' : 'no')], ['area', 'area', (one) => list(one.area)], ['lead areas', 'leadAreas', (one) => list(one.leadAreas)],
  ['contributors', 'contributors', (one) => list(one.contributors.map(({ name, accepted }) => `${name}${said[`${accepted}`]}`))], ['funding', 'funding', (one) => text(one.funding.amount)], ['funding certainty', 'funding', (one) => text(one.funding.certainty)],
  ['reward', 'reward', (one) => text(one.reward)], ['reason', 'reason', (one) => text(one.reason)], ['evidence', 'evidence', (one) => text(one.evidence)], ['moves with', 'movesWith', (one) => list(one.movesWith.map(({ key, sense }) => `${key} (${sense})`))],
];

// What was said not to apply is written so where nothing else stands in the cell.
const cellOf = (target: AgreementTarget, [, field, write]: Cell): string => {
  const written = write(target);
  return written === '' && field !== 'key' && target.notApplicable.includes(field) ? 'NA' : written;
};

type Years = 'past' | 'yearly';
const periodsOf = (targets: readonly AgreementTarget[], which: Years): readonly string[] => [...new Set(byYear(targets.flatMap((one) => one[which])).map((one) => one.period))];

// A year that a target does not have is said not to apply, so that it is not read as a year with no figure yet.
const yearCell = (target: AgreementTarget, which: Years, period: string): string => {
  const found = target[which].find((one) => one.period === period);
  return found === undefined ? 'NA' : text(found.value);
};

/** The targets of an agreement as a table, its first row the headings, which reads back to the same (`agreementFromRows`). */
export const agreementToRows = (targets: readonly AgreementTarget[]): readonly (readonly string[])[] => {
  const [past, yearly] = [periodsOf(targets, 'past'), periodsOf(targets, 'yearly')];
  const heading = [...before.map(([name]) => name), ...past.map((period) => `past ${period}`), ...yearly.map((period) => `target ${period}`), ...after.map(([name]) => name)];
  const rows = targets.map((target) => [...before.map((one) => cellOf(target, one)), ...past.map((period) => yearCell(target, 'past', period)), ...yearly.map((period) => yearCell(target, 'yearly', period)), ...after.map((one) => cellOf(target, one))]);
  return [heading, ...rows];
};
