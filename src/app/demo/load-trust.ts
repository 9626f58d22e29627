import { addDays, dayOf, type Day } from '#lib/day.ts';
import type { OrganisationId, PersonId } from '#lib/id.ts';
import type { Period } from '#lib/period.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { ClaimDraft } from '../../slices/performance/core/claims.ts';
import type { Indicator } from '../../slices/performance/core/indicator.ts';
import type { Agrees } from '../../slices/performance/core/quality.ts';
import { insertChallenge, setAnswer, setWithdrawn } from '../../slices/performance/store/challenge-store.ts';
import { insertClaim } from '../../slices/performance/store/claim-store.ts';
import { headlineFigures } from '../../slices/performance/store/observation-store.ts';
import { insertRating, insertSignOff, insertSpotCheck } from '../../slices/performance/store/quality-store.ts';

/** What there is to say something about: indicators by code, people and organisations by name. */
export type TrustGround = { readonly indicators: ReadonlyMap<string, Indicator>; readonly people: ReadonlyMap<string, PersonId>; readonly organisations: ReadonlyMap<string, OrganisationId>; readonly now: Date };

// Accuracy, validity, reliability, timeliness, relevance, completeness; 0 is not rated.
type Rated = readonly [code: string, by: string, scores: readonly [number, number, number, number, number, number], daysAgo: number, words: string];
const ratings: readonly Rated[] = [
  ['NI 16', 'Rob Fenner', [4, 4, 3, 4, 4, 3], 40, 'Recorded under the national counting rules, checked each month.'],
  ['NI 47', 'Rob Fenner', [3, 4, 4, 3, 4, 3], 70, 'Slight injuries are under-reported; this counts only the serious ones.'],
  ['NI 117', 'Ben Carver', [3, 3, 2, 3, 4, 2], 55, 'One young person in eleven is “not known”. Two districts follow them up, four do not.'],
  ['NI 112', 'Hugh Barton', [4, 4, 4, 1, 4, 4], 95, 'Sound, and fourteen months old when it comes. Clinic counts are used between.'],
  ['NI 39', 'Hugh Barton', [3, 2, 2, 3, 3, 3], 230, 'The way admissions are attributed to alcohol changed two years ago.'],
  ['NI 154', 'Owen Clarke', [4, 3, 4, 3, 4, 4], 120, ''],
  ['NI 192', 'Farah Aziz', [4, 4, 4, 4, 3, 4], 30, 'Weighbridge records, the same at every site.'],
  ['NI 4', 'Meena Rao', [3, 4, 3, 2, 3, 0], 210, 'A survey every other year. Nobody has looked at who does not answer.'],
  ['NI 6', 'Dele Martins', [2, 2, 1, 2, 3, 2], 60, 'Each voluntary group counts in its own way. A common form is being tried.'],
];

const dimensions = ['accuracy', 'validity', 'reliability', 'timeliness', 'relevance', 'completeness'] as const;

type Signed = readonly [code: string, by: string, daysAgo: number, revisedSince: boolean];
const signs: readonly Signed[] = [['NI 16', 'Karen Stone', 20, false], ['NI 47', 'Karen Stone', 20, false], ['NI 192', 'Farah Aziz', 25, false], ['NI 154', 'Farah Aziz', 60, true], ['NI 112', 'Grace Adeyemi', 80, false], ['NI 117', 'Noor Haddad', 45, true]];

type Checked = readonly [code: string, organisation: string, by: string, daysAgo: number, agrees: Agrees, found: string];
const checks: readonly Checked[] = [
  ['NI 16', 'Hartshire Fire and Rescue', 'Dawn Lister', 35, 'yes', 'Forty crime records of one week were followed from the call to the count. All forty are there, once.'],
  ['NI 117', 'Jobcentre Plus Hartshire', 'Janet Ogden', 50, 'partly', 'Of sixty young people shown as in training, seven had left within the month and were not taken off.'],
  ['NI 6', 'Hartshire County Council', 'Joe Pritchard', 28, 'no', 'Three of eight groups counted people on their mailing list, not those who volunteered.'],
];

type Asked = readonly [code: string, by: string, from: string, to: string, toOrganisation: string, daysAgo: number, due: number, question: string, answer: string | null];
const challenges: readonly Asked[] = [
  ['NI 117', 'Victor Lund', 'Hartshire Chamber of Commerce', 'Noor Haddad', 'Hartshire College', 24, -10, 'Is the fall real, or are more young people simply “not known”? Employers in Dunmere see no change.', null],
  ['NI 39', 'Miriam Katz', 'Hartshire Voluntary Action', 'Hugh Barton', 'Hartshire Primary Care Trust', 12, 9, 'How much of the rise is the new way of counting, and how much is people?', null],
  ['NI 16', 'Grace Adeyemi', 'Hartshire Primary Care Trust', 'Rob Fenner', 'Hartshire Police', 70, -56, 'Which part of the county accounts for the change, and what was done there?', 'Two thirds of it is Ambleton town centre, where street wardens and officers have shared one rota since spring. The rest is within the usual variation.'],
  ['NI 192', 'Walter Finch', 'Hartshire Association of Parishes', 'Farah Aziz', 'Ambleton Borough Council', 130, -116, 'Do the parish collection points count, and if not, why not?', 'They did not. From April they are weighed at the depot and counted.'],
  ['NI 154', 'Tessa Lang', 'Hart Homes', 'Owen Clarke', 'Ambleton Borough Council', 420, -400, 'How many of these homes are for rent below the market?', 'Forty-one of each hundred. The next report shows it as a line of its own.'],
  ['NI 47', 'Mark Tully', 'Hartline Buses', 'Rob Fenner', 'Hartshire Police', 400, -380, 'Are accidents at bus stops told apart?', null],
];

type Claimed = readonly [codes: string | null, draft: Omit<ClaimDraft, 'indicator' | 'organisations' | 'from' | 'to'>, organisations: readonly string[], by: string, from: number, to: number | null];
const claims: readonly Claimed[] = [
  ['NI 16', { title: 'Fewer break-ins in Ambleton after wardens and officers shared a rota', outcome: 'Fewer people are harmed by crime', what: 'Street wardens of the borough and neighbourhood officers work to one rota and one list of addresses that were broken into twice.', kind: 'people', otherwise: 'Crime of this kind fell across the region, by about half as much.', strength: 'compared', evidence: 'Against: it fell elsewhere too. For: in the four districts with no shared rota it fell by half as much over the same eighteen months.', link: '' }, ['Hartshire Police', 'Ambleton Borough Council'], 'Rob Fenner', 540, 20],
  ['NI 117', { title: 'More young people in training through one door for employers', outcome: 'Young people find work or training', what: 'The college, Jobcentre Plus and the chamber call on employers together, with one list of places.', kind: 'people', otherwise: '', strength: 'asserted', evidence: 'The three agree that it helps.', link: '' }, ['Hartshire College', 'Jobcentre Plus Hartshire', 'Hartshire Chamber of Commerce'], 'Ben Carver', 400, null],
  [null, { title: 'One safety visit in place of three', outcome: 'People live safely in their own homes', what: 'Fire officers, health visitors and housing officers use one checklist and pass on what they find.', kind: 'process', otherwise: 'The trust was changing its visits anyway.', strength: 'corroborated', evidence: 'Visit records: 1,240 homes were seen once in place of up to three times.', link: '' }, ['Hartshire Fire and Rescue', 'Hartshire Primary Care Trust', 'Hart Homes'], 'Keith Varley', 300, null],
  [null, { title: 'Partners tell one another a year’s plans before the budgets are set', outcome: '', what: 'Directors of finance meet each October with their draft plans.', kind: 'process', otherwise: '', strength: 'plausible', evidence: 'Two closures were put off after the last meeting.', link: '' }, ['Hartshire County Council', 'Hartshire Primary Care Trust', 'Hartshire Police'], 'Susan Whitlock', 400, null],
];

type Standing = ReadonlyMap<number, { readonly period: Period; readonly load: number }>;

const latestFigures = async (tx: Tx, here: Here): Promise<Standing> => {
  const figures = (await headlineFigures(tx, here.id)).filter((one) => one.value !== null && one.origin === 'measured');
  return new Map(figures.toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1)).map((one) => [one.indicator, { period: one.period, load: one.load }]));
};

const loadQuality = async (tx: Tx, here: Here, { indicators, people, organisations, now }: TrustGround): Promise<void> => {
  const standing = await latestFigures(tx, here);
  const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const signer = (by: string, days: number) => ({ by, person: people.get(by) ?? null, at: ago(days) });
  for (const [code, by, scores, days, words] of ratings) {
    const one = indicators.get(code);
    if (one !== undefined) await insertRating(tx, here.id, one.id, null, Object.fromEntries(dimensions.map((dimension, at) => [dimension, scores[at] === 0 ? null : (scores[at] ?? null)])), words, signer(by, days));
  }
  for (const [code, by, days, revisedSince] of signs) {
    const one = indicators.get(code);
    const figure = one === undefined ? undefined : standing.get(one.number);
    if (one !== undefined && figure !== undefined) await insertSignOff(tx, here.id, { indicator: one.id, area: one.area, period: figure.period, load: revisedSince ? figure.load - 1 : figure.load }, signer(by, days));
  }
  for (const [code, organisation, by, days, agrees, found] of checks) {
    const one = indicators.get(code);
    const [figure, checker] = [one === undefined ? undefined : standing.get(one.number), organisations.get(organisation)];
    if (one !== undefined && figure !== undefined && checker !== undefined) await insertSpotCheck(tx, here.id, { indicator: one.id, area: one.area, ...figure }, { organisation: checker, on: dayOf(ago(days)), agrees, found }, signer(by, days - 1));
  }
};

const loadChallenges = async (tx: Tx, here: Here, { indicators, people, organisations, now }: TrustGround, today: Day): Promise<void> => {
  for (const [code, by, from, to, toOrganisation, days, due, question, answer] of challenges) {
    const one = indicators.get(code);
    if (one === undefined) continue;
    const asked = new Date(now.getTime() - days * 86_400_000);
    const draft = { indicator: one.id, period: null, toOrganisation: organisations.get(toOrganisation) ?? null, toPerson: people.get(to) ?? null, question, dueOn: addDays(today, due) };
    const id = await insertChallenge(tx, here.id, draft, { by, person: people.get(by) ?? null, organisation: organisations.get(from) ?? null, at: asked });
    if (answer !== null) await setAnswer(tx, here.id, id, 1, answer, { by: to, person: people.get(to) ?? null, at: new Date(asked.getTime() + 11 * 86_400_000) });
    else if (due < -100) await setWithdrawn(tx, here.id, id, 1);
  }
};

const loadClaims = async (tx: Tx, here: Here, { indicators, people, organisations, now }: TrustGround, today: Day): Promise<void> => {
  for (const [code, draft, names, by, from, to] of claims) {
    const who = names.flatMap((name) => organisations.get(name) ?? []);
    await insertClaim(tx, here.id, { ...draft, indicator: (code === null ? undefined : indicators.get(code))?.id ?? null, organisations: who, from: addDays(today, -from), to: to === null ? null : addDays(today, -to) }, { by, person: people.get(by) ?? null, at: new Date(now.getTime() - 15 * 86_400_000) });
  }
};

/** What Hartshire says of its figures: ratings, signatures and spot checks, questions and answers, and claims. Figures are there before; what names an indicator that is not there is left out. */
export const loadTrust = async (tx: Tx, here: Here, ground: TrustGround): Promise<void> => {
  const today = dayOf(ground.now);
  await loadQuality(tx, here, ground);
  await loadChallenges(tx, here, ground, today);
  await loadClaims(tx, here, ground, today);
};
