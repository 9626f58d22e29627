import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aTarget, certainties, measureKinds, polarities, type AgreementLimits, type AgreementTarget } from './agreement.ts';
import { severities } from './agreement-finding.ts';
import { checkAgreement } from './check-agreement.ts';
import { compareAgreements } from './compare-agreements.ts';

const limits: AgreementLimits = { kinds: [{ kind: 'designated', most: 3, national: true, source: 'WBT App 2' }, { kind: 'local', most: null, national: false, source: 'WBT App 2' }], manageable: null, manageableSource: 'CSP 2.16' };
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const periods = ['2006/07', '2007/08', '2008/09', '2009/10', '2010/11'];
const values = maybe(fc.double({ min: -10, max: 130, noNaN: true }));
const places = fc.uniqueArray(fc.constantFrom('E1', 'E2', 'E3'), { maxLength: 3 });

const loose = fc.record({
  kind: fc.constantFrom('designated', 'local', 'other'), title: fc.constantFrom('A', 'People who feel safe'), indicator: maybe(fc.constantFrom('NI 1', 'NI 2', 'NI 3')), definition: maybe(fc.constant('d')), polarity: maybe(fc.constantFrom(...polarities)),
  measure: maybe(fc.constantFrom(...measureKinds)), valueKind: fc.constantFrom('per-cent' as const, 'number' as const), baseline: values, baselinePeriod: maybe(fc.constantFrom(...periods.slice(0, 2), 'x')), denominator: maybe(fc.integer({ min: 1, max: 9000 })),
  sample: maybe(fc.integer({ min: 1, max: 3000 })), past: fc.array(fc.record({ period: fc.constantFrom(...periods), value: values }), { maxLength: 5 }), yearly: fc.array(fc.record({ period: fc.constantFrom(...periods, 'year 1'), value: values }), { maxLength: 4 }),
  lead: maybe(fc.constant('Council')), leadAreas: places, area: places, leadHasPower: maybe(fc.boolean()), funding: fc.record({ amount: maybe(fc.integer({ min: 0, max: 9999 })), certainty: maybe(fc.constantFrom(...certainties)) }), reward: maybe(fc.integer({ min: 0, max: 99_999 })),
  reason: maybe(fc.constant('r')), movesWith: fc.array(fc.record({ key: fc.constantFrom('t0', 't1', 't2', 'gone'), sense: fc.constantFrom('helps' as const, 'harms' as const) }), { maxLength: 2 }),
});
const drafts = fc.array(loose, { maxLength: 6 }).map((all): readonly AgreementTarget[] => all.map((one, index) => aTarget({ ...one, key: `t${index}` })));
const good: AgreementTarget = aTarget({
  key: 'good', kind: 'local', title: 'Homes made warm', indicator: 'L9', definition: 'd', polarity: 'up', measure: 'output', valueKind: 'number', baseline: 500, baselinePeriod: '2007/08', yearly: [{ period: '2008/09', value: 560 }, { period: '2009/10', value: 620 }],
  lead: 'Council', leadHasPower: true, funding: { amount: 9, certainty: 'certain' },
});
const sorted = (found: readonly unknown[]): readonly string[] => found.map((one) => JSON.stringify(one)).toSorted();

test('the order of the targets does not matter', () => {
  fc.assert(fc.property(drafts, fc.integer(), (draft, seed) => {
    const turned = draft.toSorted((a, b) => ((seed * 31 + a.key.charCodeAt(1) * 7919) % 13) - ((seed * 31 + b.key.charCodeAt(1) * 7919) % 13)).toReversed();
    assert.deepEqual(sorted(checkAgreement(turned, limits)), sorted(checkAgreement(draft, limits)));
  }));
});

test('one more good target that has to do with none of them finds nothing new', () => {
  fc.assert(fc.property(drafts, fc.nat(6), (draft, at) => {
    assert.deepEqual(sorted(checkAgreement(draft.toSpliced(at, 0, good), limits)), sorted(checkAgreement(draft, limits)));
  }));
});

test('every finding is of a target of the draft or of the whole, with words for why and what to do and no figure that is none', () => {
  fc.assert(fc.property(drafts, (draft) => {
    for (const found of checkAgreement(draft, limits)) {
      assert.ok(found.target === null || draft.some((one) => one.key === found.target));
      assert.ok(severities.includes(found.severity) && /^[a-z-]+$/.test(found.check) && found.fix.length > 10);
      assert.doesNotMatch(`${found.reason} ${found.fix}`, /NaN|Infinity|∞|undefined|null|\[object/);
    }
  }), { numRuns: 500 });
});

test('a draft beside itself differs in nothing, and two drafts the other way round swap what is added and dropped', () => {
  fc.assert(fc.property(drafts, drafts, (one, two) => {
    const same = compareAgreements(one, one);
    assert.deepEqual([same.added, same.dropped, same.moved, same.changed, same.same], [[], [], [], [], one.length]);
    const [there, back] = [compareAgreements(one, two), compareAgreements(two, one)];
    assert.deepEqual([sorted(there.added), sorted(there.changed.map((change) => change.fields.map((field) => [field.field, field.before, field.after])))], [sorted(back.dropped), sorted(back.changed.map((change) => change.fields.map((field) => [field.field, field.after, field.before])))]);
  }));
});
