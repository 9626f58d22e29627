import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { printCsv } from '#platform/documents/csv.ts';
import { readTextTable } from '#platform/files/read-table.ts';
import { aTarget, certainties, measureKinds, polarities, type AgreementTarget } from './agreement.ts';
import { agreementFromRows } from './agreement-from-rows.ts';
import { agreementToRows } from './agreement-to-rows.ts';

const kinds = ['designated', 'statutory', 'local'];
const word = fc.stringMatching(/^[A-Z][a-z]{3,9}( [a-z]{3,8}){0,3}$/).map((text) => `W${text}`);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const figure = fc.integer({ min: 0, max: 90_000 }).map((value) => value / 100);
const years = (first: number) => fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }).chain((offsets) => fc.tuple(...offsets.toSorted((a, b) => a - b).map((offset) => maybe(figure).map((value) => ({ period: `${first + offset}/${String((first + offset + 1) % 100).padStart(2, '0')}`, value })))));

const target = fc.record({
  kind: fc.constantFrom(...kinds), title: word, indicator: maybe(word), definition: maybe(word), unit: maybe(word), polarity: maybe(fc.constantFrom(...polarities)), measure: maybe(fc.constantFrom(...measureKinds)), valueKind: fc.constantFrom('per-cent' as const, 'number' as const, 'rate' as const),
  baseline: maybe(figure), baselinePeriod: maybe(fc.constant('2025/26')), denominator: maybe(figure.map((value) => value + 1)), denominatorOf: maybe(word), sample: maybe(fc.integer({ min: 1, max: 9000 })), past: years(2018).map((all) => all.filter((one) => one.value !== null)), yearly: years(2026),
  lead: maybe(word), area: fc.uniqueArray(word, { maxLength: 3 }), leadAreas: fc.uniqueArray(word, { maxLength: 2 }), leadHasPower: maybe(fc.boolean()), contributors: fc.uniqueArray(fc.record({ name: word, accepted: maybe(fc.boolean()) }, { noNullPrototype: true }), { maxLength: 3, selector: (one) => one.name }),
  funding: fc.record({ amount: maybe(figure), certainty: maybe(fc.constantFrom(...certainties)) }, { noNullPrototype: true }), reward: maybe(figure), reason: maybe(word), evidence: maybe(word),
});
const agreement = fc.array(target, { minLength: 1, maxLength: 6 }).map((all): readonly AgreementTarget[] => all.map((one, index) => aTarget({ ...one, key: `T${index + 1}`, movesWith: index === 0 ? [] : [{ key: 'T1', sense: index % 2 === 0 ? 'helps' : 'harms' }] })));

test('an agreement written as a file reads back to the same', () => {
  fc.assert(fc.property(agreement, (targets) => {
    const [heading = [], ...rows] = agreementToRows(targets);
    const table = readTextTable(printCsv({ columns: heading.map((title) => ({ title })), rows }));
    assert.ok(table.ok);
    const back = agreementFromRows([table.value.heading, ...table.value.rows], kinds);
    assert.ok(back.ok, JSON.stringify(back));
    assert.deepEqual(back.value.targets, targets);
    assert.deepEqual(back.value.warnings, []);
  }), { numRuns: 200 });
});

test('what was said not to apply is written so', () => {
  const [heading = [], row = []] = agreementToRows([aTarget({ key: 'T1', kind: 'local', title: 'Buses', notApplicable: ['funding', 'baseline'] })]);
  assert.equal(row[heading.indexOf('baseline')], 'NA');
  assert.equal(row[heading.indexOf('funding')], 'NA');
  assert.equal(row[heading.indexOf('reward')], '');
});
