import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aTarget } from './agreement.ts';
import { compareAgreements } from './compare-agreements.ts';

const before = aTarget({ key: 'T1', kind: 'local', title: 'Warm homes', unit: 'homes', valueKind: 'number', baseline: 500, yearly: [{ period: '2008/09', value: 560 }, { period: '2009/10', value: 620 }], contributors: [{ name: 'Trust', accepted: null }], funding: { amount: 1000, certainty: 'likely' }, past: [{ period: '2006/07', value: 400 }] });

test('a changed target says field by field what it was and what it is', () => {
  const after = { ...before, baseline: 510, lead: 'Council', yearly: [{ period: '2009/10', value: 1620 }, { period: '2010/11', value: null }, { period: '2011/12', value: 700 }], contributors: [{ name: 'Trust', accepted: true }], funding: { amount: 2500, certainty: 'certain' as const }, past: [], movesWith: [{ key: 'T2', sense: 'harms' as const }], leadHasPower: false };
  assert.deepEqual(compareAgreements([before], [after]).changed, [{ key: 'T1', title: 'Warm homes', fields: [
    { field: 'baseline', before: '500 homes', after: '510 homes' }, { field: 'lead', before: null, after: 'Council' }, { field: 'lead has power', before: null, after: 'no' },
    { field: 'contributors', before: 'Trust (no answer yet)', after: 'Trust (accepted)' }, { field: 'funding', before: '£1,000', after: '£2,500' }, { field: 'funding certainty', before: 'likely', after: 'certain' }, { field: 'moves with', before: null, after: 'harms T2' },
    { field: 'target 2008/09', before: '560 homes', after: null }, { field: 'target 2009/10', before: '620 homes', after: '1,620 homes' }, { field: 'target 2011/12', before: null, after: '700 homes' }, { field: 'past 2006/07', before: '400 homes', after: null },
  ] }]);
});

test('added, dropped and moved to another kind are told apart from changed', () => {
  const [stays, goes, comes] = ['T2', 'T3', 'T4'].map((key) => ({ ...before, key })) as [typeof before, typeof before, typeof before];
  const done = compareAgreements([before, stays, goes], [comes, stays, { ...before, kind: 'designated' }]);
  assert.deepEqual([done.added.map((one) => one.key), done.dropped.map((one) => one.key), done.moved, done.changed, done.same], [['T4'], ['T3'], [{ key: 'T1', title: 'Warm homes', kind: 'designated', from: 'local' }], [], 1]);
});

test('the order of contributors, areas and years is no change', () => {
  const both = { ...before, contributors: [...before.contributors, { name: 'Police', accepted: true }], area: ['E1', 'E2'] };
  assert.equal(compareAgreements([both], [{ ...both, contributors: both.contributors.toReversed(), area: ['E2', 'E1'], yearly: both.yearly.toReversed() }]).same, 1);
});

test('what is said not to apply, a small figure and a far decimal are changes; one code written two ways is none', () => {
  const rate = { ...before, valueKind: 'rate' as const, unit: null, indicator: 'NI 1', baseline: 0.002, yearly: [{ period: '2008/09', value: 62.50001 }] };
  const fieldsOf = (after: Partial<typeof rate> & { readonly notApplicable?: readonly ('funding' | 'baselinePeriod')[] }) => compareAgreements([rate], [{ ...rate, ...after }]).changed.flatMap((one) => one.fields);
  assert.deepEqual(fieldsOf({ notApplicable: ['funding', 'baselinePeriod'] }), [{ field: 'does not apply', before: null, after: 'baseline period, funding' }]);
  assert.deepEqual(fieldsOf({ baseline: 0.004 }), [{ field: 'baseline', before: '0.002', after: '0.004' }]);
  assert.deepEqual(fieldsOf({ yearly: [{ period: '2008/09', value: 62.50002 }] }), [{ field: 'target 2008/09', before: '62.50001', after: '62.50002' }]);
  for (const indicator of ['NI1', 'ni 1', 'NI-1']) assert.deepEqual(fieldsOf({ indicator }), [], indicator);
  assert.equal(fieldsOf({ indicator: 'NI 1.1' }).length, 1);
});
