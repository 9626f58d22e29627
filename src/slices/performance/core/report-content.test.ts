import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import { readPeriod } from '#lib/period.ts';
import { changeKinds, type Scored } from './changes.ts';
import { suggestExceptions, type Exception } from './exception.ts';
import { emptyIndicator, type Indicator, type IndicatorId } from './indicator.ts';
import { comparable, judge } from './judge.ts';
import { layerKinds } from './layer-kinds.ts';
import { adviseLength, lengthOf, picturedLines, usualLimits } from './length.ts';
import { noFigure, type KeptObservation } from './observation.ts';
import type { TargetLine } from './promised.ts';
import { buildReport, type ReportMatter } from './report-content.ts';
import { sayOutlook } from './say-figure.ts';

const today = '2026-06-03' as Day;
const tagged = (id: string, ...layers: readonly string[]) => ({ id, tags: Object.fromEntries(layers.map((layer) => [layer, 'true'])) });
const kinds = layerKinds([tagged('input', 'operational'), tagged('process', 'operational', 'executive'), tagged('output', 'executive', 'strategic'), tagged('outcome', 'strategic'), tagged('perception', 'strategic')]);

type Made = Partial<Indicator> & { readonly values: readonly number[]; readonly target?: readonly [from: number, to: number]; readonly of?: number };
let next = 0;
const line = ({ values, target, of, ...rest }: Made): Scored => {
  next += 1;
  const indicator: Indicator = { ...emptyIndicator, better: 'up', ...rest, id: `00000000-0000-4000-8000-${String(next).padStart(12, '0')}` as IndicatorId, number: next, title: rest.title ?? `Figure ${next}`, series: null, retiredOn: null, version: 1 };
  const figures: readonly KeptObservation[] = values.map((value, at) => {
    const year = 2025 - values.length + 1 + at;
    const period = readPeriod(indicator.periodRule, indicator.periodRule === 'month' ? `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}` : `${year}/${String(year + 1).slice(2)}`) as NonNullable<ReturnType<typeof readPeriod>>;
    return { ...noFigure, indicator: next, area: '', breakdown: '', period, value, absent: 'there', ...(of === undefined ? {} : { numerator: Math.round((value * of) / 100), denominator: of }), revision: 1, load: 1 };
  });
  const promise: TargetLine | null = target === undefined ? null : { baseline: target[0], baselinePeriod: '2022/23', yearly: [{ period: '2027/28', value: target[1] }] };
  return { indicator, series: comparable(indicator.periodRule, figures), promise: promise === null ? null : { ...promise, title: indicator.title, outcomeTitle: null }, judged: judge(indicator, figures, promise, today) };
};

const matter = (layer: 'strategic' | 'executive' | 'operational', lines: readonly Scored[], rest: Partial<ReportMatter> = {}): ReportMatter => ({
  report: { layer, title: 'A report', meetsOn: today, choices: { summary: '', struck: [], added: [], most: 20 } }, group: 'Board', chosen: null, asOf: 7, since: null, lines, kinds, exceptions: [], challenges: [], before: new Map(), comments: new Map(), names: new Map(), badges: new Map(), ...rest,
});

const falling = line({ title: 'Volunteers', kind: 'outcome', values: [30, 28, 26, 24], target: [30, 40] });
const input = line({ title: 'Money spent', kind: 'input', measure: 'money', decimals: 0, values: [100, 120] });
const visits = line({ title: 'Visits', kind: 'process', values: [4, 5] });

test('each layer sees its own kinds of figure, and no other', () => {
  const all = [falling, input, visits, line({ title: 'Homes', kind: 'output', values: [1, 2] })];
  const of = (layer: 'strategic' | 'executive' | 'operational') => buildReport(matter(layer, all)).lines.map((one) => one.title).toSorted();
  assert.deepEqual(of('strategic'), ['Homes', 'Volunteers']);
  assert.deepEqual(of('executive'), ['Homes', 'Visits']);
  assert.deepEqual(of('operational'), ['Money spent', 'Visits']);
});

test('a figure of another layer comes in as an exception and in no other way, with who passed it up and why', () => {
  const exception: Exception = { id: 'e' as Exception['id'], indicator: input.indicator.id, layer: 'strategic', open: true, version: 1, steps: [{ kind: 'raised', from: 'executive', to: 'strategic', why: 'The grant ends in March', by: 'A', at: new Date('2026-05-01T09:00:00Z') }] };
  const made = buildReport(matter('strategic', [falling, input], { exceptions: [exception] }));
  assert.deepEqual(made.exceptions.map((one) => [one.title, one.from, one.since, one.figure]), [['Money spent', 'executive', '2026-05-01', '£120 in 2025/26']]);
  assert.deepEqual(made.lines.map((one) => one.title), ['Volunteers']);
  assert.match(made.questions[0]?.text ?? '', /The grant ends in March\. What can only this board do/);
  assert.equal(buildReport(matter('executive', [input], { exceptions: [exception] })).exceptions.length, 0);
});

test('a strategic report says what turned since the last one, and asks why where nobody has said', () => {
  const whole = line({ title: 'Volunteers', kind: 'outcome', values: [30, 31, 34, 36], target: [30, 40] });
  const then: Scored = { ...whole, series: whole.series.slice(0, -1), judged: { ...whole.judged, latest: whole.series.at(-2) ?? null } };
  const made = buildReport(matter('strategic', [falling], { before: new Map([[falling.indicator.id, then]]), since: { title: 'Before', meetsOn: '2026-03-01' as Day } }));
  assert.match(made.headlines[0] ?? '', /Of 1 promise, 0 are on track and 1 off track. Last time 1 was on track/);
  assert.match(made.headlines[1] ?? '', /Gone off track since the last report: “Volunteers”/);
  assert.match(made.questions[0]?.text ?? '', /is off track and nobody has said why/);
  assert.match(made.lines[0]?.change ?? '', /On track → off track/);
});

test('where something was said of the latest figure, the question is whether it is enough', () => {
  const comments = new Map([[falling.indicator.id as string, [{ from: '2025-04-01' as Day, to: '2026-03-31' as Day, words: 'The bureau closed' }]]]);
  const made = buildReport(matter('strategic', [falling], { comments }));
  assert.match(made.questions[0]?.text ?? '', /Is what is being done enough/);
  assert.equal(made.lines[0]?.words, 'The bureau closed');
});

test('few people behind a figure prompt another question than a figure that is late', () => {
  const small = line({ title: 'Small', kind: 'outcome', measure: 'per-cent', values: [30, 33], of: 20, target: [30, 40] });
  const late = line({ title: 'Late', kind: 'outcome', returnedWithin: 10, values: [1, 2].slice(0, 1), periodRule: 'month' });
  const texts = buildReport(matter('strategic', [small, late])).questions.map((one) => one.text).join('\n');
  assert.match(texts, /Too few people stand behind the figure for “Small”/);
  assert.match(texts, /The figure for “Late” was due by/);
});

test('struck questions go, added ones stay, and a summary stands first', () => {
  const asked = buildReport(matter('strategic', [falling]));
  const choices = { summary: 'In short.', struck: asked.questions.map((one) => one.key), added: ['What of the bus?'], most: 20 };
  const made = buildReport({ ...matter('strategic', [falling]), report: { layer: 'strategic', title: 'A', meetsOn: today, choices } });
  assert.deepEqual(made.questions.map((one) => one.text), ['What of the bus?']);
  assert.equal(made.summary, 'In short.');
});

test('an executive report names late figures by partner and tells what is put in, in pounds', () => {
  const late = line({ title: 'Late', kind: 'process', returnedWithin: 10, values: [1], periodRule: 'month', leadOrganisation: 'org' as never });
  const made = buildReport(matter('executive', [late, input], { names: new Map([['org', 'The police']]) }));
  assert.deepEqual(made.late.map((one) => [one.partner, one.figures.length]), [['The police', 1]]);
  assert.deepEqual(made.resources, ['Money spent: £120 in 2025/26']);
  assert.match(made.headlines.join(' '), /1 figure is late: The police 1/);
});

const months = (last: readonly number[]): readonly number[] => [...Array.from({ length: 14 }, (_, at) => 50 + (at % 2)), ...last];
const burst = line({ title: 'Response times', kind: 'process', better: 'down', periodRule: 'month', frequency: 'month', values: months([50, 51, 70]), theme: 'Safer' });

test('an operational report says what changed for the worse by its run chart, and draws only that', () => {
  const calm = line({ title: 'Calm', kind: 'process', periodRule: 'month', values: months([50, 51]), theme: 'Safer' });
  const made = buildReport(matter('operational', [calm, burst]));
  assert.match(made.headlines[0] ?? '', /act now: “Response times”/);
  assert.match(made.lines.find((one) => one.title === 'Response times')?.signal ?? '', /Higher than usual, for the worse: outside the limits/);
  assert.deepEqual(picturedLines(made).map((one) => one.title), ['Response times']);
});

test('a rule suggests what is off track and worse twice running, what changed for the worse, and what is later than its own time', () => {
  const late = line({ title: 'Late', kind: 'outcome', returnedWithin: 30, values: [1], periodRule: 'month' });
  const found = suggestExceptions([falling, burst, late, visits], new Set(), kinds, today);
  assert.deepEqual(found.map((one) => [one.title, one.to]), [['Volunteers', 'strategic'], ['Response times', 'executive'], ['Late', 'strategic']]);
  assert.deepEqual(suggestExceptions([falling], new Set([falling.indicator.id]), kinds, today), []);
});

test('a report longer than its layer allows says by how much and what to leave out, least urgent first', () => {
  const many = buildReport(matter('strategic', Array.from({ length: 30 }, (_, at) => line({ title: `Outcome ${at}`, kind: 'outcome', values: [1, 2, 3] })), { report: { layer: 'strategic', title: 'A', meetsOn: today, choices: { summary: '', struck: [], added: [], most: 50 } } }));
  const limit = { ...usualLimits.strategic, meeting: 60 };
  const advice = adviseLength(many, limit);
  assert.equal(advice.allowed, 15);
  assert.match(advice.warnings[0] ?? '', /5 more than the 15|more than the 15 that monitoring may take/);
  assert.ok(advice.leaveOut.length > 0 && advice.leaveOut.at(-1) === many.lines.at(-1)?.title);
  const kept = { ...many, lines: many.lines.slice(0, many.lines.length - advice.leaveOut.length) };
  assert.deepEqual(adviseLength(kept, limit).warnings, []);
  assert.ok(lengthOf(kept).minutes <= 15);
});

test('a first figure of what nobody promised turns no judgement', () => {
  const now = line({ title: 'New', values: [3] });
  const before: Scored = { ...now, series: [], judged: { ...now.judged, latest: null } };
  assert.deepEqual(changeKinds(now, before), ['new']);
});

test('a forecast stands between two numbers', () => {
  const outlook = { willReach: 'unlikely', forecast: { value: 690, lower: 679, upper: 709 } } as const;
  assert.match(sayOutlook({ measure: 'number', decimals: 0, unit: '', ratePer: null }, outlook) ?? '', /between 679 and 709/);
});

test('with nothing known a report says so and asks nothing', () => {
  const made = buildReport(matter('strategic', []));
  assert.deepEqual([made.headlines, made.questions, made.lines, made.leftOut], [[], [], [], []]);
});
