import { addDays, type Day } from '#lib/day.ts';
import { readPeriod, type Period, type PeriodRule } from '#lib/period.ts';
import { readMembership } from '#partnership/reads';
import type { Membership } from '#partnership';
import type { Indicator, IndicatorDraft, Observation } from '#performance';
import { addIndicator, adoptIndicators, changeIndicator, indicatorsOf, insertFigures, insertLoad, lockFigures, nameAreas, sayOfFigure } from '#performance/reads';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services, Work } from '#platform/services.ts';
import type { EvidenceId } from '#strategy';
import { addAgreement, saveTarget, signAgreement } from '#strategy/reads';
import { targets, type TargetWords } from './agreement-words.ts';
import { as, must, personOf } from './demo-steps.ts';
import { districtOf, monthsOf, yearsOf } from './figure-series.ts';
import { ambition, monthly, sayings, type MonthlyWords } from './figure-words.ts';
import { beginOf, inputOf, yearFrom } from './load-agreement.ts';

const county = 'X10000001';
const districts: readonly (readonly [code: string, name: string])[] = [['X07000001', 'Ambleton'], ['X07000002', 'Brackenfield'], ['X07000003', 'Calderwick'], ['X07000004', 'Dunmere'], ['X07000005', 'Eastling'], ['X07000006', 'Fernhaven']];
const bySmallAreas = new Set(['NI 16', 'NI 117', 'NI 154', 'NI 192']);
const unsaid = new Set(['NI 171']);

const measured = targets.filter((one): one is TargetWords & { readonly indicator: string } => one.indicator !== null && one.baseline !== null);

type Strategy = { readonly keys: ReadonlyMap<string, string>; readonly evidence: readonly EvidenceId[] };
type Given = { readonly at: Day; readonly by: string; readonly name: string; readonly figures: readonly (Observation & { readonly revision: number })[] };

const plain = { lower: null, upper: null, absent: 'there', origin: 'measured', provisional: false, note: null, numerator: null, denominator: null, breakdown: '', revision: 1 } as const;
const periodOf = (rule: PeriodRule, label: string): Period => readPeriod(rule, label) as Period;

const shareOf = (value: number, of: number | undefined): Pick<Observation, 'value' | 'numerator' | 'denominator'> => {
  if (of === undefined) return { value, numerator: null, denominator: null };
  const numerator = Math.round((value * of) / 100);
  return { value: (100 * numerator) / of, numerator, denominator: of };
};

const perOf = (unit: string | null): number => (/10,000/.test(unit ?? '') ? 10_000 : /100,000/.test(unit ?? '') ? 100_000 : 1_000);

// A survey tells no more than the people it asked; a rate rests on the people who live there.
const partsOf = (one: TargetWords, value: number): Pick<Observation, 'value' | 'numerator' | 'denominator'> => {
  if (one.figures[0] === 'per-cent') return shareOf(value, one.sample ?? one.of?.[0]);
  const per = perOf(one.figures[1]);
  if (one.figures[0] !== 'rate' || one.indicator === 'NI 120' || one.indicator === 'NI 39') return { value, numerator: null, denominator: null };
  const people = 742_000;
  return { value, numerator: Math.round((value * people) / per), denominator: people };
};

const yearly = (one: TargetWords & { readonly indicator: string }, number: number, today: Day): readonly Given[] =>
  yearsOf(one).flatMap((value, index, all) => {
    const back = index - all.length;
    const period = periodOf('financial-year', yearFrom(today, back));
    const at = addDays(period.to, 70 + ((number * 7) % 40));
    if (unsaid.has(one.indicator) && back === -1) return [];
    const whole = { ...plain, indicator: number, area: county, period, ...partsOf(one, value), provisional: back === -1 && number % 5 === 0 };
    const parts = bySmallAreas.has(one.indicator) && back >= -4 ? districts.map(([area], each) => ({ ...plain, indicator: number, area, period, value: one.indicator === 'NI 154' ? Math.round(value * ([0.27, 0.1, 0.21, 0.13, 0.13, 0.16][each] ?? 0)) : districtOf(one.key, value, each), numerator: null, denominator: null })) : [];
    return [{ at, by: one.lead?.[1] ?? 'Joe Pritchard', name: one.title, figures: [whole, ...parts] }];
  });

const monthBack = (today: Day, back: number): string => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const at = year * 12 + month - 1 - back;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};

const labelBack = (rule: PeriodRule, today: Day, back: number): string => {
  if (rule === 'month') return monthBack(today, back);
  const [year = 0, month = 1] = monthBack(today, back * 3).split('-').map(Number);
  const begun = month >= 4 ? year : year - 1;
  return `${begun}/${String((begun + 1) % 100).padStart(2, '0')} Q${Math.floor(((month + 8) % 12) / 3) + 1}`;
};

const often = (one: MonthlyWords, number: number, today: Day): readonly Given[] => {
  const count = one.rule === 'month' ? 30 : 14;
  return monthsOf(one, count).map((value, index) => {
    const period = periodOf(one.rule, labelBack(one.rule, today, count - index));
    return { at: addDays(period.to, 18), by: one.lead[1], name: one.title, figures: [{ ...plain, indicator: number, area: county, period, ...(one.measure === 'per-cent' ? shareOf(value, one.of) : { value }) }] };
  });
};

const draftOf = (words: TargetWords, membership: Membership): Partial<IndicatorDraft> => {
  const [kind, unit, better, measure] = words.figures;
  const lead = personOf(membership, words.lead?.[1] ?? null);
  const survey = words.sample !== undefined;
  return {
    definition: words.definition ?? '', unit: unit === '%' ? '' : (unit ?? ''), measure: kind, ratePer: kind === 'rate' ? perOf(unit) : null, better, kind: measure, periodRule: 'financial-year', frequency: survey ? 'two-years' : 'year', area: county, geography: 'Districts',
    decimals: (words.baseline ?? 0) >= 200 ? 0 : 1, smallest: 5, returnedWithin: 120, source: survey ? 'Residents’ survey of Hartshire' : `Returns of ${words.lead?.[0] ?? 'the partners'}`,
    leadOrganisation: membership.organisations.find((each) => each.name === words.lead?.[0])?.id ?? null, leadPerson: lead, compilingPerson: personOf(membership, 'Joe Pritchard'), accountablePerson: lead,
  };
};

const oftenDraft = (one: MonthlyWords, membership: Membership): IndicatorDraft => {
  const lead = personOf(membership, one.lead[1]);
  return {
    code: one.code, title: one.title, definition: one.definition, theme: one.theme, unit: one.unit, measure: one.measure, ratePer: null, better: one.better, kind: one.kind, periodRule: one.rule, frequency: one.frequency, area: county, geography: '', source: `Records of ${one.lead[0]}`, decimals: one.measure === 'number' ? 0 : 1, smallest: 0, story: '',
    leadOrganisation: membership.organisations.find((each) => each.name === one.lead[0])?.id ?? null, leadPerson: lead, compilingPerson: lead, accountablePerson: null, returnedWithin: 30,
  };
};

const describe = async (work: Work, membership: Membership): Promise<ReadonlyMap<string, Indicator>> => {
  const { tx, here } = work;
  await must(adoptIndicators(work, 'national-indicators', measured.map((one) => one.indicator)));
  for (const one of await indicatorsOf(tx, here.id)) {
    const words = measured.find((each) => each.indicator === one.code);
    if (words !== undefined) await must(changeIndicator(work, one.id, one.version, { ...one, ...draftOf(words, membership) }));
  }
  for (const one of monthly) await must(addIndicator(work, oftenDraft(one, membership)));
  return new Map((await indicatorsOf(tx, here.id)).map((one) => [one.code ?? '', one]));
};

// Each entry as it came, in the order of the days on which it came, so that what a board saw on a day can be looked up.
const enter = async (work: Work, given: readonly Given[], today: Day): Promise<void> => {
  const { tx, here } = work;
  await nameAreas(tx, here.id, new Map([[county, 'Hartshire'], ...districts]));
  for (const { at, by, name, figures } of given.filter((one) => one.at <= today).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const load = await insertLoad(tx, here.id, { at: new Date(`${at}T10:00:00Z`), by, person: null, source: 'demo', name, added: figures.filter((one) => one.revision === 1).length, revised: figures.filter((one) => one.revision > 1).length });
    await insertFigures(tx, here.id, load, figures);
  }
};

/** The agreement that runs now: signed three years ago, with what it promised set beside what came. */
const loadRunning = async (work: Work, membership: Membership, today: Day, { keys, evidence }: Strategy): Promise<void> => {
  const signedOn = beginOf(today, -3);
  const then: Work = { ...work, now: new Date(`${addDays(signedOn, -20)}T10:00:00Z`) };
  const agreement = await must(addAgreement(then, { title: `Hartshire’s agreement ${yearFrom(today, -3).slice(0, 4)} to ${yearFrom(today, 1).slice(0, 4)}`, from: signedOn, to: addDays(beginOf(today, 1), -1) }));
  for (const [index, one] of measured.entries()) {
    const came = yearsOf(one).slice(-4);
    const [from, to] = [came[0] as number, came.at(-1) as number];
    const good = one.figures[2] === 'up' ? 1 : -1;
    const step = ((to - from) * good > 0 ? (to - from) / 3 : good * Math.abs(from) * 0.012) * (ambition[index % ambition.length] ?? 1);
    const value = (years: number): number => Math.round((from + step * years) * 10) / 10;
    const base = inputOf(one, one.yearly, membership, today, new Map());
    await must(saveTarget(then, agreement, { id: null, version: 0, evidence: one.evidence.flatMap((each) => evidence[each] ?? []), why: '', input: { ...base, outcome: keys.get(one.outcome ?? '') ?? null, past: [], baseline: from, baselinePeriod: yearFrom(today, -4), yearly: [1, 2, 3, 4].map((years) => ({ period: yearFrom(today, years - 4), value: value(years) })), reason: base.reason ?? 'Chosen with the partners when the strategy was agreed' } }));
  }
  await must(signAgreement(then, agreement, { version: 1, seen: null, why: 'What is still open is settled before the first year ends' }));
};

/** Hartshire’s figures: nine years of what the agreement promises, the months that theme groups watch, and what was said of them. */
export const loadFigures = async (tx: Tx, services: Services, here: Here, today: Day, strategy: Strategy): Promise<Work> => {
  const work: Work = { tx, here, actor: { user: null, name: 'Joe Pritchard' }, now: services.clock(), services };
  const membership = await readMembership(tx, here.id);
  await lockFigures(tx, here.id);
  await loadRunning(as(work, 'Ruth Ellery'), membership, today, strategy);
  const indicators = await describe(work, membership);
  const number = (code: string): number => indicators.get(code)?.number ?? 0;
  const given = [...measured.flatMap((one) => yearly(one, number(one.indicator), today)), ...monthly.flatMap((one) => often(one, number(one.code), today))];
  const waste = measured.find((one) => one.indicator === 'NI 192') as TargetWords;
  const period = periodOf('financial-year', yearFrom(today, -1));
  const revised: Given = { at: addDays(today, -40), by: 'Joe Pritchard', name: waste.title, figures: [{ ...plain, indicator: number('NI 192'), area: county, period, ...shareOf((waste.baseline ?? 0) + 0.6, waste.of?.[0]), revision: 2, note: 'Two months of Eastling’s returns came late' }] };
  await enter(work, [...given, revised], today);
  for (const [code, person, words] of sayings) {
    const rule = code.startsWith('NI') ? 'financial-year' : 'month';
    const about = rule === 'month' ? periodOf('month', monthBack(today, 1)) : period;
    const one = indicators.get(code);
    if (one !== undefined) await must(sayOfFigure(as(work, person), one.id, about, words, personOf(membership, person)));
  }
  return as(work, 'Ruth Ellery');
};

/** What there is to rate, sign, challenge and claim. */
export const trustGround = async ({ tx, here, now }: Work) => {
  const { people, organisations } = await readMembership(tx, here.id);
  return { indicators: new Map((await indicatorsOf(tx, here.id)).map((one) => [one.code ?? '', one])), people: new Map(people.map((one) => [one.name, one.id])), organisations: new Map(organisations.map((one) => [one.name, one.id])), now };
};
