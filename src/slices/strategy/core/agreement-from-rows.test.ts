import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agreementFromRows, type AgreementRead } from './agreement-from-rows.ts';
import { headings, readColumn } from './agreement-columns.ts';
import type { AgreementTarget } from './agreement.ts';
import { readNumber } from './read-number.ts';

const kinds = ['designated', 'statutory', 'local'];
const read = (rows: readonly (readonly string[])[]): AgreementRead => {
  const done = agreementFromRows(rows, kinds);
  assert.ok(done.ok, done.ok ? '' : JSON.stringify(done.refusal));
  return done.value;
};
const first = (row: Readonly<Record<string, string>>): AgreementTarget => read([Object.keys(row), Object.values(row)]).targets[0] as AgreementTarget;
const faults = (...rows: readonly (readonly string[])[]): readonly string[] => {
  const done = agreementFromRows(rows, kinds);
  return done.ok ? [] : (done.refusal.faults ?? []).map((fault) => `${fault.row ?? ''} ${fault.field}: ${fault.message}`);
};

test('headings are read whatever their case, spaces, underscores and common synonyms', () => {
  for (const heading of ['Lead', 'lead_partner', 'LEAD PARTNER', 'leadPartner', 'Owner', 'responsible partner ', '\uFEFFlead']) assert.equal(first({ title: 'A', [heading]: 'Police' }).lead, 'Police', heading);
  assert.equal(first({ 'Target title': 'A', 'Funding (£)': '£1,200' }).funding.amount, 1200);
});

test('every synonym means one field only', () => {
  const all = Object.values(headings).flat();
  assert.equal(new Set(all).size, all.length);
  for (const [field, names] of Object.entries(headings)) for (const name of names) assert.equal(readColumn(name.replaceAll(' ', '_').toUpperCase(), 0).field, field, name);
});

test('years of the agreement, of the past and of the baseline are told apart, however they are written', () => {
  const period = (heading: string) => { const column = readColumn(heading, 0); return 'period' in column ? `${column.field} ${column.period}` : column.field; };
  const expected: Readonly<Record<string, string>> = {
    'target_2008/09': 'yearly 2008/09', 'target 2009-10': 'yearly 2009/10', '2009/10': 'yearly 2009/10', 'Target 2010/2011': 'yearly 2010/11', '2011': 'yearly 2011', target_2008_09: 'yearly 2008/09', '2010-11 target': 'yearly 2010/11',
    'past_2005/06': 'past 2005/06', 'Outturn 2006-07': 'past 2006/07', 'actual 2007': 'past 2007', past_2005_06: 'past 2005/06', 'baseline 2007/08': 'baselineOf 2007/08', 'Year 1 target': 'yearly year 1', target_2: 'yearly year 2', 'Target Year 3': 'yearly year 3',
    'target year': 'aimPeriod', baseline_year: 'baselinePeriod', 'favourite colour': 'unknown',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((heading) => [heading, period(heading)])), expected);
  const target = first({ title: 'A', 'baseline 2007/08': '62%', 'past 2006/07': '60', '2008/09': '64', '2009/10': '' });
  assert.deepEqual([target.baseline, target.baselinePeriod, target.past, target.yearly, target.valueKind], [62, '2007/08', [{ period: '2006/07', value: 60 }], [{ period: '2008/09', value: 64 }, { period: '2009/10', value: null }], 'per-cent']);
});

test('a single target with its year is a yearly target', () => {
  assert.deepEqual(first({ title: 'A', target: '70', 'target year': '2010/11' }).yearly, [{ period: '2010/11', value: 70 }]);
  assert.deepEqual(first({ title: 'A', target: '', '2009/10': '3' }).yearly, [{ period: '2009/10', value: 3 }]);
});

test('figures are read as people write them, and a comma that is no thousands is a fault', () => {
  const value = (text: string) => { const done = readNumber(text); return done.is === 'number' ? done.value : done.is; };
  assert.deepEqual(['1,234', '1234.5', '62%', '62.5 per cent', '£1.2m', '£500k', '−3', '.5', '1 234 567', '', '–', 'TBC', 'NA', 'n/a', '62,5', 'about 5', '1e3', '9'.repeat(400)].map(value), [1234, 1234.5, 62, 62.5, 1_200_000, 500_000, -3, 0.5, 1_234_567, 'blank', 'blank', 'blank', 'not-applicable', 'not-applicable', 'fault', 'fault', 'fault', 'fault']);
  fc.assert(fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (number) => value(number.toLocaleString('en-GB')) === number));
});

test('what does not apply is kept apart from what is empty', () => {
  const row = first({ title: 'A', funding: 'NA', lead: 'n/a', denominator: '', '2009/10': 'NA', '2010/11': '', reason: 'TBC' });
  assert.deepEqual([row.notApplicable, row.lead, row.reason, row.yearly], [['lead', 'funding'], null, null, [{ period: '2010/11', value: null }]]);
});

test('kinds are read in full, with words after them, and by their letter', () => {
  assert.deepEqual(['Designated', 'statutory education target', 'L', 'regional', ''].map((kind) => first({ title: 'A', kind }).kind), ['designated', 'statutory', 'local', 'regional', '']);
});

test('contributors, areas and other targets are lists; who accepted may be beside the name or in a column', () => {
  const row = first({ title: 'A', contributors: 'Police (accepted); NHS: no; College', areas: 'E07000032, E07000033', power: 'No' });
  assert.deepEqual([row.contributors, row.area, row.leadHasPower], [[{ name: 'Police', accepted: true }, { name: 'NHS', accepted: false }, { name: 'College', accepted: null }], ['E07000032', 'E07000033'], false]);
  assert.deepEqual(first({ title: 'A', contributors: 'Police; NHS', accepted: 'NHS' }).contributors.map((one) => one.accepted), [null, true]);
  assert.deepEqual(first({ title: 'A', contributors: 'Police; NHS', accepted: 'yes' }).contributors.map((one) => one.accepted), [true, true]);
  const [one, two] = read([['key', 'title', 'indicator', 'moves with', 'harms'], ['T1', 'A', 'NI 1', 't2 (helps)', 'ni 9'], ['T2', 'B', 'NI 9', '', '']]).targets;
  assert.deepEqual([one?.movesWith, two?.movesWith], [[{ key: 'T2', sense: 'harms' }, { key: 'T2', sense: 'helps' }], []]);
});

test('what values are is said, or told from unit, signs, title and denominator', () => {
  const kind = (row: Readonly<Record<string, string>>) => first({ ...row, title: row['title'] ?? 'A' }).valueKind;
  assert.deepEqual([kind({ unit: 'per cent' }), kind({ baseline: '62%' }), kind({ title: '% of pupils' }), kind({ unit: 'per 1,000 people' }), kind({ unit: 'homes' }), kind({ denominator: '4,100', baseline: '62' }), kind({ denominator: '4,100', baseline: '620' }), kind({ baseline: '62' }), kind({ unit: 'homes', format: 'rate' })], ['per-cent', 'per-cent', 'per-cent', 'rate', 'number', 'per-cent', 'other', 'other', 'rate']);
});

test('each fault names its row and column, and nothing is read', () => {
  assert.deepEqual(faults(['Key', 'Title', 'Baseline', 'Good is', 'Power', 'moves with'], ['1', 'A', 'lots', 'sideways', 'maybe', 'T2'], ['', '', '', '', '', ''], ['1', 'B', '3', 'up', 'yes', '', 'more']), [
    '1 Baseline: “lots” is not a number. Write it like 1,234 or 62.5 or 62%, NA if it does not apply, or leave it empty', '1 Good is: “sideways” is not understood. Write up, down or none', '1 Power: “maybe” is not understood. Write yes or no',
    '1 moves with: “T2” does not say whether it helps or harms. Write “T2 (harms)” or “T2: helps”', '3 columns: there are 7 cells and 6 headings. A comma inside a cell needs quotation marks around the cell', '3 key: the key “1” was given to row 2 already; each target needs its own',
  ]);
  assert.match(faults(['title', 'sample'], ['A', '0'])[0] ?? '', /1 sample: must be a number above 0/);
  assert.match(faults(['a', 'b'], ['1', '2'])[0] ?? '', /no column “title”, “indicator” or “key”/);
  assert.match(faults(['title'])[0] ?? '', /no targets below/);
  assert.match(faults(['title', 'lead'], ['', 'Police'])[0] ?? '', /no title, indicator or key/);
});

test('columns not known and columns said twice are warnings', () => {
  assert.deepEqual(read([['title', 'Mood', 'lead', 'owner', ''], ['A', 'x', 'Police', 'NHS', '']]), { targets: read([['title', 'lead'], ['A', 'Police']]).targets, warnings: ['The columns “lead” and “owner” mean the same; only the first is read.', 'Not read, because no such column is known: “Mood”.'] });
});

test('a key that is a national indicator is the indicator too', () => {
  assert.deepEqual(['NI 1', 'ni117', 'T1', 'Nice 1'].map((ref) => first({ ref, title: 'A' }).indicator), ['NI 1', 'ni117', null, null]);
  assert.equal(first({ ref: 'NI 1', indicator: 'NI 2', title: 'A' }).indicator, 'NI 2');
});

test('targets with no key are known by their indicator, and by their row when it is taken', () => {
  assert.deepEqual(read([['title', 'indicator'], ['A', 'NI 1'], ['B', 'NI 1'], ['C', '']]).targets.map((one) => one.key), ['NI 1', 'NI 1 (row 3)', 'row 4']);
});
