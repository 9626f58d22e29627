import { clip } from '#lib/text.ts';
import { aTarget, type AgreementTarget, type PeriodValue, type TargetField, type ValueKind } from './agreement.ts';
import type { Column, ColumnField } from './agreement-columns.ts';
import { isNotApplicable, isNotYet, readNumber } from './read-number.ts';
import { readCertainty, readContributors, readKind, readList, readMeasure, readMoves, readPolarity, readValueKind, readYesNo, withAccepted } from './read-words.ts';

export type Cells = { readonly row: number; readonly cells: readonly string[]; readonly columns: readonly Column[]; readonly kinds: readonly string[]; readonly fault: (field: string, message: string) => void };
export type RowTarget = { readonly target: AgreementTarget; readonly row: number; readonly keyGiven: boolean };

type Reader = {
  readonly raw: (field: ColumnField) => string;
  readonly text: (field: ColumnField) => string | null;
  readonly number: (field: ColumnField) => number | null;
  readonly word: <T>(field: ColumnField, read: (text: string) => T | null, says: string) => T | null;
  readonly years: (field: 'yearly' | 'past' | 'baselineOf') => readonly PeriodValue[];
  readonly perCent: () => boolean;
  readonly fault: (field: ColumnField, message: string) => void;
};

const readerOf = ({ cells, columns, fault }: Cells): Reader => {
  const column = (field: ColumnField): Column | undefined => columns.find((one) => one.field === field);
  const cell = (one: Column | undefined): string => (one === undefined ? '' : (cells[one.at] ?? '').trim());
  let sawPerCent = false;
  const numberIn = (one: Column): { readonly value: number | null; readonly applies: boolean } => {
    const written = readNumber(cell(one));
    if (written.is === 'fault') fault(one.heading.trim(), `“${clip(cell(one), 40)}” is not a number. Write it like 1,234 or 62.5 or 62%, NA if it does not apply, or leave it empty`);
    if (written.is === 'number' && written.perCent) sawPerCent = true;
    return { value: written.is === 'number' ? written.value : null, applies: written.is !== 'not-applicable' };
  };
  const raw = (field: ColumnField): string => cell(column(field));
  return {
    raw,
    text: (field) => (isNotYet(raw(field)) || isNotApplicable(raw(field)) ? null : raw(field)),
    number: (field) => { const one = column(field); return one === undefined ? null : numberIn(one).value; },
    word: (field, read, says) => {
      const written = raw(field);
      const found = written === '' || isNotApplicable(written) ? null : read(written);
      if (found === null && !isNotYet(written) && !isNotApplicable(written)) fault(column(field)?.heading.trim() ?? field, `“${clip(written, 40)}” is not understood. Write ${says}`);
      return found;
    },
    years: (field) => columns.flatMap((one) => {
      if (one.field !== field || !('period' in one)) return [];
      const { value, applies } = numberIn(one);
      return applies ? [{ period: one.period, value }] : [];
    }),
    perCent: () => sawPerCent,
    fault: (field, message) => fault(column(field)?.heading.trim() ?? field, message),
  };
};

const perCentUnit = /%|\bper ?cent|percent/i;
const rateUnit = /\brate\b|\bper\s+[\d,]+|\bper (?:head|thousand|million|person)\b/i;

const guessKind = (read: Reader, values: readonly (number | null)[], denominator: number | null): ValueKind => {
  const unit = read.text('unit') ?? '';
  if (perCentUnit.test(unit) || read.perCent()) return 'per-cent';
  if (rateUnit.test(unit)) return 'rate';
  if (unit !== '') return 'number';
  const title = read.raw('title');
  if (/^%|\bper ?cent(age)? of\b|\bpercentage\b|\bproportion of\b/i.test(title)) return 'per-cent';
  return denominator !== null && values.every((value) => value === null || (value >= 0 && value <= 100)) ? 'per-cent' : 'other';
};

const applicable: readonly (readonly [TargetField, ColumnField])[] = [
  ['indicator', 'indicator'], ['definition', 'definition'], ['polarity', 'polarity'], ['measure', 'measure'], ['baseline', 'baseline'], ['denominator', 'denominator'], ['sample', 'sample'], ['lead', 'lead'],
  ['area', 'area'], ['leadAreas', 'leadAreas'], ['leadHasPower', 'leadHasPower'], ['contributors', 'contributors'], ['funding', 'funding'], ['funding', 'certainty'], ['reward', 'reward'], ['reason', 'reason'], ['evidence', 'evidence'],
];

const movesOf = (read: Reader): AgreementTarget['movesWith'] => {
  const list = (field: ColumnField): readonly string[] => readList(read.text(field) ?? '');
  const { moves, unclear } = readMoves(read.text('movesWith') ?? '');
  if (unclear.length > 0) read.fault('movesWith', `“${clip(unclear[0] as string, 40)}” does not say whether it helps or harms. Write “T2 (harms)” or “T2: helps”`);
  return [...list('helps').map((key) => ({ key, sense: 'helps' as const })), ...list('harms').map((key) => ({ key, sense: 'harms' as const })), ...moves];
};

const figuresOf = (read: Reader) => {
  const [own, dated] = [read.number('baseline'), read.years('baselineOf')];
  const measured = dated.find((one) => one.value !== null) ?? null;
  const yearly = read.years('yearly');
  const aim = read.number('aim');
  const aimPeriod = read.text('aimPeriod') ?? 'the end';
  return {
    baseline: own ?? measured?.value ?? null,
    baselinePeriod: read.text('baselinePeriod') ?? (own === null ? measured?.period ?? null : null),
    past: read.years('past').filter((one) => one.value !== null),
    yearly: aim === null || yearly.some((one) => one.period === aimPeriod && one.value !== null) ? yearly : [...yearly.filter((one) => one.period !== aimPeriod), { period: aimPeriod, value: aim }],
  };
};

const peopleOf = (read: Reader): Pick<AgreementTarget, 'lead' | 'leadAreas' | 'area' | 'leadHasPower' | 'contributors'> => {
  const contributors = readContributors(read.text('contributors') ?? '');
  const accepted = read.text('accepted');
  return {
    lead: read.text('lead'), leadAreas: readList(read.text('leadAreas') ?? ''), area: readList(read.text('area') ?? ''),
    leadHasPower: read.word('leadHasPower', readYesNo, 'yes or no'), contributors: accepted === null && readYesNo(read.raw('accepted')) === null ? contributors : withAccepted(contributors, read.raw('accepted')),
  };
};

const nationalCode = /^NI ?\d{1,3}[a-z]?$/i;

/** One row as a target. What can't be understood is told to `fault`. */
export const targetFromCells = (given: Cells): RowTarget => {
  const read = readerOf(given);
  const figures = figuresOf(read);
  const denominator = read.number('denominator');
  const sample = read.number('sample');
  for (const [field, value] of [['denominator', denominator], ['sample', sample]] as const) if (value !== null && value <= 0) read.fault(field, 'must be a number above 0');
  const [key, title] = [read.text('key'), read.text('title')];
  const indicator = read.text('indicator') ?? (key !== null && nationalCode.test(key) ? key : null);
  if (key === null && indicator === null && title === null) read.fault('title', 'this row has no title, indicator or key');
  const valueKind = read.word('valueKind', readValueKind, 'per cent, number, rate or other') ?? guessKind(read, [figures.baseline, ...figures.yearly.map((one) => one.value)], denominator);
  const target = aTarget({
    key: key ?? indicator ?? `row ${given.row + 1}`, kind: readKind(read.raw('kind'), given.kinds), title: title ?? indicator ?? key ?? '', indicator, ...figures, valueKind, denominator,
    definition: read.text('definition'), unit: read.text('unit'), denominatorOf: read.text('denominatorOf'), sample,
    polarity: read.word('polarity', readPolarity, 'up, down or none'), measure: read.word('measure', readMeasure, 'input, process, output, outcome or perception'), ...peopleOf(read),
    funding: { amount: read.number('funding'), certainty: read.word('certainty', readCertainty, 'certain, likely or uncertain') }, reward: read.number('reward'),
    reason: read.text('reason'), evidence: read.text('evidence'), movesWith: movesOf(read),
    notApplicable: [...new Set(applicable.flatMap(([field, column]) => (isNotApplicable(read.raw(column)) ? [field] : [])))],
  });
  return { target, row: given.row, keyGiven: key !== null };
};
