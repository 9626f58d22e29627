import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aTarget, type AgreementLimits, type AgreementTarget } from './agreement.ts';
import type { AgreementFinding } from './agreement-finding.ts';
import { checkAgreement } from './check-agreement.ts';

const limits: AgreementLimits = {
  kinds: [{ kind: 'designated', most: 35, national: true, source: 'WBT App 2' }, { kind: 'statutory', most: 16, national: true, source: 'ART' }, { kind: 'local', most: null, national: false, source: 'WBT App 2' }],
  manageable: 51, manageableSource: 'CSP 2.16',
};

const good: AgreementTarget = aTarget({
  key: 'homes', kind: 'local', title: 'Homes made warm', indicator: 'L1', definition: 'Homes insulated in the year, by the energy register', unit: 'homes', polarity: 'up', measure: 'output', valueKind: 'number',
  baseline: 500, baselinePeriod: '2007/08', past: [{ period: '2005/06', value: 300 }, { period: '2006/07', value: 400 }],
  yearly: [{ period: '2008/09', value: 560 }, { period: '2009/10', value: 620 }, { period: '2010/11', value: 680 }],
  lead: 'County Council', leadAreas: ['E10000007'], area: ['E10000007'], leadHasPower: true, contributors: [{ name: 'Energy Trust', accepted: true }],
  funding: { amount: 200_000, certainty: 'certain' }, reward: 20_000, reason: 'Cold homes come first in the needs assessment',
});
const share: AgreementTarget = { ...good, key: 'work', title: 'Young people in work or learning', indicator: 'NI 117', valueKind: 'per-cent', unit: '%', baseline: 62, denominator: 4100, past: [{ period: '2005/06', value: 54 }, { period: '2006/07', value: 58 }], yearly: [{ period: '2008/09', value: 65 }, { period: '2009/10', value: 67.5 }, { period: '2010/11', value: 70 }] };

const about = (change: Partial<AgreementTarget>, of = good): readonly AgreementFinding[] => checkAgreement([{ ...of, ...change }], limits);
const names = (found: readonly AgreementFinding[]): readonly string[] => found.map((one) => one.check);
const one = (found: readonly AgreementFinding[], check: string): AgreementFinding => {
  const hit = found.find((finding) => finding.check === check);
  assert.ok(hit, `${check} was not found in ${names(found).join(', ') || 'nothing'}`);
  return hit;
};

test('a target with all that is needed has no finding', () => assert.deepEqual(about({}), []));

const trips: readonly (readonly [check: string, severity: string, change: Partial<AgreementTarget>, words: RegExp])[] = [
  ['no-owner', 'stop', { lead: null }, /nobody answers/],
  ['lead-without-power', 'stop', { leadHasPower: false }, /County Council leads and has no power/],
  ['lead-without-power', 'warn', { leadHasPower: null, area: ['E07000032', 'E07000033'], leadAreas: ['e07000033'] }, /1 of its 2 areas: E07000032/],
  ['lead-without-power', 'note', { area: ['E07000032'], leadAreas: ['E07000033'] }, /any of its area: E07000032/],
  ['contributor-not-accepted', 'warn', { contributors: [{ name: 'Police', accepted: true }, { name: 'NHS', accepted: false }, { name: 'College', accepted: null }] }, /1 of 3 contributing partners accepted their part: not accepted by NHS; no answer is recorded from College/],
  ['no-baseline', 'stop', { baseline: null }, /There is no baseline/],
  ['no-baseline', 'stop', { baseline: null, notApplicable: ['baseline'] }, /does not apply/],
  ['baseline-without-period', 'warn', { baselinePeriod: null }, /500 homes does not say which period/],
  ['no-definition', 'warn', { definition: null }, /names the indicator L1/],
  ['no-definition', 'stop', { definition: null, indicator: null }, /what is counted/],
  ['no-yearly-targets', 'stop', { yearly: [] }, /no target for any year/],
  ['no-last-year-target', 'stop', { yearly: [...good.yearly.slice(0, 2), { period: '2010/11', value: null }] }, /The last year, 2010\/11/],
  ['year-without-target', 'warn', { yearly: [{ period: '2008/09', value: null }, ...good.yearly.slice(1)] }, /no target for 2008\/09/],
  ['no-direction', 'note', { polarity: null }, /more is better or less/],
  ['no-funding', 'stop', { funding: { amount: null, certainty: null } }, /paid from/],
  ['funding-not-certain', 'stop', { funding: { amount: 50_000, certainty: 'uncertain' } }, /£50,000 is not certain/],
  ['funding-not-certain', 'stop', { funding: { amount: 50_000, certainty: null } }, /nobody’s word/],
  ['funding-not-certain', 'warn', { funding: { amount: 50_000, certainty: 'likely' } }, /not yet certain/],
  ['funding-without-amount', 'note', { funding: { amount: null, certainty: 'certain' } }, /how much it is/],
  ['reward-led', 'warn', { reason: null }, /£20,000, and neither a reason nor evidence/],
  ['reward-led', 'warn', { reward: 300_000 }, /more than the £200,000/],
  ['reward-led', 'warn', { yearly: good.yearly.map((point) => ({ ...point, value: 550 })) }, /reached in its first year/],
  ['short-term-first-year', 'warn', { yearly: good.yearly.map((point) => ({ ...point, value: 550 })) }, /550 homes by 2008\/09, and the 2 years after stay there/],
  ['short-term-flat', 'note', { yearly: [{ period: '2008/09', value: 560 }, { period: '2009/10', value: 600 }, { period: '2010/11', value: 600 }] }, /no further after 2009\/10: 600 homes, and the year after stays/],
  ['yearly-not-monotone', 'warn', { yearly: [{ period: '2008/09', value: 700 }, { period: '2009/10', value: 620 }, { period: '2010/11', value: 680 }] }, /700 homes in 2008\/09 to 620 homes in 2009\/10/],
  ['met-at-baseline', 'warn', { yearly: [{ period: '2010/11', value: 500 }] }, /met before anything is done/],
  ['wrong-direction', 'stop', { yearly: [{ period: '2010/11', value: 450 }] }, /down to 450 homes.*50 homes of getting worse/],
  ['wrong-direction', 'stop', { polarity: 'down' }, /Less is better here, and the target goes from 500 homes up to 680 homes/],
  ['short-term-easy', 'note', { past: [{ period: '2003/04', value: 100 }, { period: '2004/05', value: 201 }, { period: '2005/06', value: 300 }, { period: '2006/07', value: 401 }], yearly: [{ period: '2010/11', value: 560 }] }, /about 80[0-9.]+ homes/],
  ['faster-than-the-past', 'warn', { yearly: [{ period: '2010/11', value: 1100 }] }, /200 homes a year. The most in one year so far was 100 homes \(2005\/06 to 2006\/07\), of 2 changes seen: it would have to go 2 times as fast, 3 years on end/],
  ['faster-than-the-past', 'warn', { past: [{ period: '2006/07', value: 600 }] }, /not once moved that way in 1 change/],
  ['faster-than-the-past', 'note', { yearly: [{ period: '2008/09', value: 650 }, { period: '2009/10', value: 680 }] }, /From 2007\/08 to 2008\/09 it asks for 150 homes a year.*that year would have to go 1.5 times as fast/],
  ['unknown-kind', 'warn', { kind: 'regional' }, /“regional” is no kind/],
  ['moves-with-unknown', 'warn', { movesWith: [{ key: 'none', sense: 'harms' }] }, /“none”/],
  ['perception-measure', 'warn', { measure: 'perception' }, /what people feel/],
];
for (const [check, severity, change, words] of trips) {
  test(`${check} (${severity}) is found when ${Object.keys(change).join(' and ')} ${Object.keys(change).length > 1 ? 'are' : 'is'} so, says why and what to do`, () => {
    const found = one(about(change), check);
    assert.match(found.reason, words);
    assert.deepEqual([found.target, found.severity, found.fix.length > 10, /^(CSP|WBT|ART)/.test(found.source)], ['homes', severity, true, true]);
  });
}

test('a reward as large as the funding is no sign by itself', () => assert.deepEqual(about({ reward: 200_000 }), []));
test('funding that does not apply is not asked for', () => assert.deepEqual(about({ funding: { amount: null, certainty: null }, notApplicable: ['funding'] }), []));
test('a target that holds its value has no other finding of being early', () => assert.deepEqual(names(about({ reward: null, yearly: good.yearly.map((point) => ({ ...point, value: 500 })) })), ['met-at-baseline']));
test('a fall is as good as a rise where less is better', () => {
  const falling = { ...good, polarity: 'down' as const, past: [{ period: '2006/07', value: 600 }], yearly: [{ period: '2008/09', value: 450 }, { period: '2009/10', value: 400 }] };
  assert.deepEqual(about({}, falling), []);
  assert.deepEqual(names(about({ yearly: [{ period: '2008/09', value: 450 }, { period: '2009/10', value: 460 }] }, falling)), ['yearly-not-monotone']);
});

test('a per cent is put into numbers of people, beside the past and chance', () => {
  const [found, ...more] = about({}, share);
  assert.deepEqual([found?.check, found?.severity, more.length], ['numbers-of-people', 'note', 0]);
  assert.equal(found?.reason, 'From 62% of 4,100 people (2,542) to 70% (2,870) in 2010/11: 328 more people, about 109 a year. That is 21% of the 1,558 who are not there yet. Neither the past nor chance speaks against it.');
  assert.match(about({ past: [] }, share)[0]?.reason ?? '', /no past figures/);
  assert.match(about({ denominatorOf: 'pupils' }, share)[0]?.reason ?? '', /328 more pupils/);
});

test('a per cent that is too fast or too small a change is not plausible', () => {
  const fast = about({ past: [{ period: '2005/06', value: 60 }, { period: '2006/07', value: 61 }] }, share);
  assert.deepEqual(names(fast), ['numbers-of-people', 'faster-than-the-past']);
  assert.match(one(fast, 'numbers-of-people').reason, /Is that plausible\? It is faster than ever seen/);
  const few = about({ denominator: 100 }, share);
  assert.deepEqual([names(few), few.map((found) => found.severity)], [['numbers-of-people', 'within-chance'], ['warn', 'warn']]);
  assert.match(one(few, 'within-chance').reason, /Among 100 a change of 8 percentage points can’t be told from chance.*between -5.1 and 20.7 points/);
  assert.match(one(about({ denominator: 5, yearly: [{ period: '2010/11', value: 63 }] }, share), 'numbers-of-people').reason, /not one whole person/);
});

test('a per cent of nobody knows how many is said, and a share above all is impossible', () => {
  assert.deepEqual(names(about({ denominator: null }, share)), ['no-denominator']);
  assert.deepEqual(about({ denominator: null, notApplicable: ['denominator'] }, share), []);
  assert.match(one(about({ yearly: [{ period: '2010/11', value: 120 }] }, share), 'impossible-value').reason, /120% for 2010\/11 can’t be so/);
  assert.match(one(about({ baseline: -3 }), 'impossible-value').reason, /count is not below nought/);
});

test('a share of all, or of none, is to miss nobody; a fall is measured by those there now', () => {
  const all = one(about({ past: [], yearly: [{ period: '2010/11', value: 100 }] }, share), 'numbers-of-people');
  assert.deepEqual([all.severity, all.reason.includes('every one of the 1,558 who are not there yet')], ['warn', true]);
  const fewer = one(about({ past: [], polarity: 'down', baseline: 20, yearly: [{ period: '2010/11', value: 15 }] }, share), 'numbers-of-people');
  assert.match(fewer.reason, /205 fewer people, about 68 a year. That is 25% of the 820 who are there now/);
});

test('per cents written as fractions of one are asked about', () => {
  const small = { ...share, past: [], baseline: 0.62, yearly: [{ period: '2010/11', value: 0.7 }] };
  assert.match(one(about({}, small), 'per-cent-as-fraction').reason, /0.7 would then be 70%/);
  assert.ok(!names(about({ yearly: [{ period: '2010/11', value: 1.5 }] }, small)).includes('per-cent-as-fraction'));
});

test('a perception measure says how large a survey must be', () => {
  const asked = { ...share, measure: 'perception' as const, baseline: 40, past: [], yearly: [{ period: '2010/11', value: 45 }] };
  const unknown = one(about({}, asked), 'perception-measure');
  assert.match(unknown.reason, /To see 40% become 45%, each of two surveys must ask at least 1,531 people.*not given/);
  const small = one(about({ sample: 500 }, asked), 'perception-measure');
  assert.match(small.reason, /Yours asks 500: too few. It can show a change of about 8.7 points/);
  assert.match(one(about({ past: share.past, baseline: 62, yearly: share.yearly }, asked), 'numbers-of-people').reason, /The past does not speak against it/);
  const large = one(about({ sample: 2000 }, asked), 'perception-measure');
  assert.deepEqual([unknown.severity, small.severity, large.severity], ['warn', 'warn', 'note']);
});

test('two targets that move each other are named on both', () => {
  const other = { ...good, key: 'bills', title: 'Lower bills', indicator: 'L2' };
  const harmed = checkAgreement([{ ...good, movesWith: [{ key: 'bills', sense: 'harms' }] }, other], limits);
  assert.deepEqual(harmed.map((found) => [found.target, found.check, found.severity]), [['homes', 'targets-harm-each-other', 'warn'], ['bills', 'targets-harm-each-other', 'warn']]);
  assert.match(harmed[1]?.reason ?? '', /meeting homes \(Homes made warm\) harms it/);
  const helped = checkAgreement([good, { ...other, movesWith: [{ key: 'homes', sense: 'helps' }] }], limits);
  assert.deepEqual(names(helped), ['targets-help-each-other', 'targets-help-each-other']);
  assert.deepEqual(checkAgreement([good, other], limits), []);
});

test('one indicator used twice is said, more gravely when the two go opposite ways; not when each is for its own area', () => {
  const twin = { ...good, key: 'twin', indicator: 'l 1' };
  assert.deepEqual(names(checkAgreement([good, twin], limits)), ['same-indicator-twice', 'same-indicator-twice']);
  const against = checkAgreement([good, { ...twin, polarity: 'down' as const, yearly: [{ period: '2010/11', value: 450 }], past: [{ period: '2006/07', value: 600 }] }], limits);
  assert.deepEqual(against.map((found) => [found.check, found.severity]), [['same-indicator-opposite-ways', 'stop'], ['same-indicator-opposite-ways', 'stop']]);
  const eitherWay = { ...good, polarity: null };
  assert.ok(names(checkAgreement([eitherWay, { ...eitherWay, key: 'twin', yearly: [{ period: '2010/11', value: 450 }] }], limits)).includes('same-indicator-opposite-ways'));
  assert.deepEqual(checkAgreement([good, { ...twin, area: ['E10000008'], leadAreas: ['E10000008'] }], limits), []);
});

test('limits of kinds and of what can be managed come from outside', () => {
  const many = (count: number, kind: string) => Array.from({ length: count }, (_, index) => ({ ...good, key: `${kind}${index}`, kind, indicator: `${kind} ${index}` }));
  assert.deepEqual(checkAgreement(many(35, 'designated'), limits), []);
  const over = checkAgreement(many(36, 'designated'), limits);
  assert.deepEqual(over.map((found) => [found.target, found.check, found.severity]), [[null, 'too-many-of-a-kind', 'stop']]);
  assert.match(over[0]?.reason ?? '', /36 designated targets and there may be 35 at most: 1 too many/);
  assert.match(checkAgreement(many(17, 'statutory'), limits)[0]?.reason ?? '', /17 statutory targets/);
  assert.deepEqual(names(checkAgreement(many(52, 'local'), limits)), ['too-many-indicators']);
  assert.deepEqual(checkAgreement(many(51, 'local'), limits), []);
  const written = many(52, 'local').map((target, index) => (index === 51 ? { ...target, indicator: 'LOCAL50', area: ['E10000008'], leadAreas: ['E10000008'] } : target));
  assert.deepEqual(checkAgreement(written, limits), [], 'a code written another way is the same indicator');
  assert.deepEqual(checkAgreement(many(52, 'local'), { ...limits, manageable: null }), []);
  assert.deepEqual(names(checkAgreement(many(3, 'local'), { kinds: [{ kind: 'local', most: 2, national: false, source: 'WBT' }], manageable: null, manageableSource: '' })), ['too-many-of-a-kind']);
});

test('a past that all but stood still gives no number of times', () => {
  const still = { ...good, valueKind: 'per-cent' as const, unit: null, polarity: null, denominator: null, baselinePeriod: null, baseline: -1.0000000000000003e-9, past: [{ period: '2006/07', value: 0 }, { period: '2010/11', value: 1.5e-323 }], yearly: [{ period: '2006/07', value: 0 }] };
  for (const found of checkAgreement([still], limits)) assert.doesNotMatch(`${found.reason} ${found.fix}`, /∞|NaN/);
});

test('another way to tell areas may be given', () => {
  assert.deepEqual(names(checkAgreement([{ ...good, leadHasPower: null }], limits, () => ['E07000099'])), ['lead-without-power']);
});
