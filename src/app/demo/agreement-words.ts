import type { Certainty, MeasureKind, Polarity, ValueKind } from '#strategy';

export type TargetWords = {
  readonly key: string;
  readonly kind: 'designated' | 'statutory' | 'local';
  readonly indicator: string | null;
  readonly title: string;
  readonly outcome: string | null;
  readonly figures: readonly [kind: ValueKind, unit: string | null, polarity: Polarity, measure: MeasureKind];
  readonly baseline: number | null;
  readonly yearly: readonly [number | null, number | null, number | null];
  readonly past?: readonly [number, number, number];
  readonly of?: readonly [count: number, what: string];
  readonly sample?: number;
  readonly lead: readonly [organisation: string, person: string | null] | null;
  readonly money: readonly [amount: number | null, certainty: Certainty | null, reward?: number];
  readonly definition: string | null;
  readonly evidence: readonly number[];
  readonly reason?: string;
  readonly moves?: readonly (readonly [key: string, sense: 'helps' | 'harms'])[];
  readonly noPower?: true;
};

const rate = 'rate', share = 'per-cent', count = 'number';

/** The targets of Hartshire’s agreement: figures invented, some of them with the faults that drafts have. */
export const targets: readonly TargetWords[] = [
  { key: 'T1', kind: 'designated', indicator: 'NI 16', title: 'Serious thefts and break-ins', outcome: 'harm', figures: [rate, 'per 1,000 people', 'down', 'outcome'], baseline: 11.4, yearly: [10.9, 10.4, 9.8], past: [13.1, 12.6, 12], lead: ['Hartshire Police', 'Rob Fenner'], money: [240_000, 'certain'], definition: 'Burglaries of homes, robberies and thefts of and from cars that the police record in the year, for each 1,000 people', evidence: [2] },
  { key: 'T2', kind: 'designated', indicator: 'NI 20', title: 'Assaults with injury', outcome: 'harm', figures: [rate, 'per 1,000 people', 'down', 'outcome'], baseline: 6.8, yearly: [6.6, 6.3, 6], past: [6.9, 7, 6.9], lead: ['Hartshire Police', 'Rob Fenner'], money: [90_000, 'certain'], definition: 'Assaults with less serious injury that the police record in the year, for each 1,000 people', evidence: [2] },
  { key: 'T3', kind: 'designated', indicator: 'NI 30', title: 'Crimes by those who offend most', outcome: 'harm', figures: [count, 'convictions', 'down', 'outcome'], baseline: 412, yearly: [370, 340, 310], lead: ['Hartshire Probation', 'Fiona Keane'], money: [120_000, 'likely', 180_000], definition: 'Convictions in the year of the people on the list of prolific offenders on 1 April', evidence: [2] },
  { key: 'T4', kind: 'designated', indicator: 'NI 47', title: 'People killed or badly hurt on the roads', outcome: 'roads', figures: [count, 'people', 'down', 'outcome'], baseline: 318, yearly: [300, 284, 268], past: [351, 340, 329], lead: ['Hartshire County Council', 'Dawn Lister'], money: [600_000, 'certain'], definition: 'People killed or seriously injured in the calendar year, mean of three years', evidence: [2] },
  { key: 'T5', kind: 'designated', indicator: 'NI 120', title: 'Deaths from any cause, men', outcome: 'longer', figures: [rate, 'per 100,000', 'down', 'outcome'], baseline: 702, yearly: [684, 667, 650], past: [745, 731, 716], lead: ['Hartshire Primary Care Trust', 'Hugh Barton'], money: [310_000, 'certain'], definition: 'Deaths of men from any cause, standardised for age, for each 100,000', evidence: [0, 8] },
  { key: 'T6', kind: 'designated', indicator: 'NI 123', title: 'People who have stopped smoking for four weeks', outcome: 'longer', figures: [rate, 'per 100,000 aged 16 or over', 'up', 'output'], baseline: 780, yearly: [900, 980, 1050], past: [742, 755, 769], lead: ['Hartshire Primary Care Trust', 'Lena Fischer'], money: [150_000, 'likely'], definition: 'People aged 16 or over who say at four weeks that they have stopped, for each 100,000', evidence: [0] },
  { key: 'T7', kind: 'designated', indicator: 'NI 125', title: 'Older people still at home three months after hospital', outcome: 'older', figures: [share, '%', 'up', 'outcome'], baseline: 76, yearly: [79, 82, 84], past: [73, 74, 75], of: [2_600, 'older people'], lead: ['Hartshire County Council', 'Paula Gray'], money: [420_000, 'certain'], definition: 'Of those aged 65 or over sent home with help between October and December, the share who are at home after 91 days', evidence: [0, 9] },
  { key: 'T8', kind: 'designated', indicator: 'NI 39', title: 'Hospital stays because of drink', outcome: 'drink', figures: [rate, 'per 100,000', 'down', 'outcome'], baseline: 1490, yearly: [1520, 1500, 1460], past: [1240, 1330, 1415], lead: ['Hartshire Primary Care Trust', null], money: [null, 'uncertain'], definition: 'Stays in hospital that drink explains, standardised for age, for each 100,000', evidence: [0], moves: [['T2', 'helps']] },
  { key: 'T9', kind: 'designated', indicator: 'NI 117', title: 'Young people with neither work nor training', outcome: 'young', figures: [share, '%', 'down', 'outcome'], baseline: 7.6, yearly: [7, 6.4, 5.8], past: [8.1, 7.9, 7.8], of: [21_400, 'young people'], lead: ['Hartshire College', 'Ben Carver'], money: [380_000, 'certain', 250_000], definition: 'Aged 16 to 18 and in neither education, work nor training, mean of November to January', evidence: [1, 3] },
  { key: 'T10', kind: 'designated', indicator: 'NI 163', title: 'Working people qualified to level 2', outcome: 'skills', figures: [share, '%', 'up', 'outcome'], baseline: 66.5, yearly: [68, 70, 73], past: [65.4, 65.8, 66.1], of: [392_000, 'people'], lead: ['Hartshire College', 'Noor Haddad'], money: [null, 'likely'], definition: 'Of those of working age, the share with a qualification of level 2 or above', evidence: [1] },
  { key: 'T11', kind: 'designated', indicator: 'NI 171', title: 'New firms registered', outcome: 'skills', figures: [rate, 'per 10,000 adults', 'up', 'outcome'], baseline: 48, yearly: [49, 51, 54], lead: null, money: [60_000, 'uncertain'], definition: null, evidence: [] },
  { key: 'T12', kind: 'designated', indicator: 'NI 154', title: 'More homes built', outcome: 'homes', figures: [count, 'homes', 'up', 'output'], baseline: 1840, yearly: [1900, 2050, 2200], past: [2110, 2020, 1930], lead: ['Ambleton Borough Council', 'Owen Clarke'], money: [800_000, 'likely'], definition: 'New homes finished in the year, less those pulled down', evidence: [4], moves: [['T14', 'harms']] },
  { key: 'T13', kind: 'designated', indicator: 'NI 155', title: 'Homes that people can afford', outcome: 'homes', figures: [count, 'homes', 'up', 'output'], baseline: 310, yearly: [420, 480, 540], past: [290, 305, 298], lead: ['Hart Homes', 'Tessa Lang'], money: [2_400_000, 'uncertain'], definition: 'Homes for rent below the market or for part ownership, finished or bought in the year', evidence: [4] },
  { key: 'T14', kind: 'designated', indicator: 'NI 186', title: 'Carbon for each person', outcome: 'green', figures: [count, 'tonnes', 'down', 'outcome'], baseline: 7.4, yearly: [7.1, 6.8, 6.5], past: [7.9, 7.8, 7.6], lead: ['Hartshire County Council', 'Stella Quinn'], money: [175_000, 'likely'], definition: 'Tonnes of carbon dioxide a year from homes, work and roads, for each person', evidence: [6], noPower: true },
  { key: 'T15', kind: 'designated', indicator: 'NI 192', title: 'Household waste used again or composted', outcome: 'green', figures: [share, '%', 'up', 'outcome'], baseline: 44, yearly: [47, 50, 53], past: [38, 40, 42], of: [358_000, 'tonnes'], lead: ['Hartshire County Council', null], money: [520_000, 'certain'], definition: 'Of the tonnes that households throw away, the share that is used again, recycled or composted', evidence: [6] },
  { key: 'T16', kind: 'designated', indicator: 'NI 4', title: 'People who feel that they can sway what is decided here', outcome: null, figures: [share, '%', 'up', 'perception'], baseline: 31, yearly: [32, null, 34], of: [598_000, 'adults'], sample: 4_800, lead: ['Hartshire County Council', 'Meena Rao'], money: [null, null, 100_000], definition: 'Of those who answer the residents’ survey, the share who agree', evidence: [5] },
  { key: 'T17', kind: 'statutory', indicator: 'NI 72', title: 'Children doing well at five', outcome: 'school', figures: [share, '%', 'up', 'outcome'], baseline: 51, yearly: [53, 55, 57], past: [47, 48, 50], of: [8_200, 'children'], lead: ['Hartshire County Council', 'Imran Sheikh'], money: [260_000, 'certain'], definition: 'Of children at the end of reception, the share with 78 points or more and six in each scale for language and for feelings', evidence: [3, 7] },
  { key: 'T18', kind: 'statutory', indicator: 'NI 73', title: 'English and maths at eleven', outcome: 'school', figures: [share, '%', 'up', 'outcome'], baseline: 73, yearly: [75, 77, 79], of: [8_050, 'pupils'], lead: ['Hartshire County Council', 'Imran Sheikh'], money: [null, 'certain'], definition: 'Of pupils at the end of key stage 2, the share at level 4 or above in both', evidence: [3] },
  { key: 'T19', kind: 'statutory', indicator: 'NI 75', title: 'Five good passes with English and maths', outcome: 'young', figures: [share, '%', 'up', 'outcome'], baseline: 49, yearly: [52, 55, 58], past: [44, 46, 47], of: [8_900, 'pupils'], lead: ['Hartshire County Council', 'Imran Sheikh'], money: [null, 'certain'], definition: 'Of pupils at the end of key stage 4, the share with five passes at A* to C with English and maths among them', evidence: [3] },
  { key: 'T20', kind: 'statutory', indicator: 'NI 87', title: 'Pupils away for a fifth of the year', outcome: 'young', figures: [share, '%', 'down', 'outcome'], baseline: 5.9, yearly: [5.5, 5.2, 5], of: [46_000, 'pupils'], lead: ['Hartshire County Council', null], money: [null, 'certain'], definition: 'Of secondary pupils, the share who miss a fifth of sessions or more', evidence: [3] },
  { key: 'L1', kind: 'local', indicator: null, title: 'Children with a plan who are seen every week', outcome: 'safe', figures: [share, '%', 'up', 'process'], baseline: 81, yearly: [90, 95, 98], of: [540, 'children'], lead: ['Hartshire County Council', 'Imran Sheikh'], money: [40_000, 'certain'], definition: 'Of children with a protection plan, the share seen by their worker in each week of the quarter', evidence: [3] },
  { key: 'L2', kind: 'local', indicator: null, title: 'Carers who had a break', outcome: 'older', figures: [count, 'carers', 'up', 'output'], baseline: 210, yearly: [260, 300, 340], lead: ['Hartshire Carers', 'Ann Sowerby'], money: [65_000, 'likely'], definition: 'Carers who had two days or more in the year', evidence: [0] },
  { key: 'L3', kind: 'local', indicator: null, title: 'Visits to village libraries', outcome: null, figures: [count, 'visits', 'up', 'output'], baseline: 88_000, yearly: [90_000, 92_000, 94_000], lead: ['Hartshire County Council', null], money: [20_000, 'certain', 90_000], definition: 'Visits counted at the door in the year', evidence: [], reason: 'An easy one that brings the reward early' },
  { key: 'L4', kind: 'local', indicator: null, title: 'First jobs with training', outcome: 'young', figures: [count, 'young people', 'up', 'output'], baseline: null, yearly: [80, 140, 200], lead: ['Hartshire Chamber of Commerce', 'Victor Lund'], money: [110_000, 'likely'], definition: 'Young people who begin a first job with a day of training each week', evidence: [1] },
];

export type ContributorWords = readonly [target: string, organisation: string, person: string, what: string, answer: 'accepted' | 'declined' | null, words?: string];

export const contributors: readonly ContributorWords[] = [
  ['T1', 'Hart Homes', 'Ray Coombes', 'Locks and lights in 400 homes', 'accepted'], ['T1', 'Hartshire Probation', 'Fiona Keane', 'Weekly meetings about the forty', 'accepted'], ['T2', 'Hartshire Primary Care Trust', 'Lena Fischer', 'Casualty tells where each injury happened', null],
  ['T4', 'Hartshire Police', 'Priya Nair', 'Speed checks on nine roads', 'accepted'], ['T4', 'Hartshire Fire and Rescue', 'Dawn Lister', 'Lessons in every school', 'accepted', 'From September, in all 41 schools.'], ['T5', 'Hartshire Faiths Together', 'Canon Judith Hale', 'Halls for health checks', 'accepted'],
  ['T7', 'Ambleton Hospitals NHS Trust', 'Simon Yates', 'A plan for going home from the first day', null], ['T7', 'Hartshire Carers', 'Ann Sowerby', 'A call to each family in the first week', 'accepted'], ['T9', 'Jobcentre Plus Hartshire', 'Janet Ogden', 'An adviser in each school', 'accepted'], ['T9', 'Hartshire Voluntary Action', 'Miriam Katz', 'Sixty placements', 'accepted'],
  ['T9', 'Hartline Buses', 'Mark Tully', 'Half fares to college', 'declined', 'We can do it on two lines, not on all.'], ['T12', 'Calderwick Borough Council', 'Peter Nyman', 'Two sites released', null], ['T12', 'Fernhaven Borough Council', 'Anil Desai', 'One site released', 'accepted'], ['T13', 'Dunmere District Council', 'Martin Ross', 'Land at the old depot', null],
  ['T17', 'Hartshire Primary Care Trust', 'Lena Fischer', 'Health visitors share what they see', 'accepted'], ['L4', 'Hartshire College', 'Ben Carver', 'The day of training', 'accepted'],
];

/** What each district takes of a target in one year of the agreement, the first being year 0; null: not said yet. */
export const shares: readonly { readonly target: string; readonly year: number; readonly parts: readonly (readonly [area: string, value: number | null, base: number | null, agreed: boolean])[] }[] = [
  { target: 'T12', year: 0, parts: [['Ambleton', 520, null, true], ['Brackenfield', 180, null, true], ['Calderwick', 410, null, true], ['Dunmere', 240, null, true], ['Eastling', 250, null, true], ['Fernhaven', 300, null, true]] },
  { target: 'T12', year: 2, parts: [['Ambleton', 600, null, true], ['Brackenfield', 200, null, true], ['Calderwick', null, null, false], ['Dunmere', 280, null, true], ['Eastling', 290, null, true], ['Fernhaven', 340, null, false]] },
  { target: 'T9', year: 2, parts: [['Ambleton', 6.1, 5_200, true], ['Brackenfield', 3.9, 2_500, true], ['Calderwick', 6.8, 4_300, true], ['Dunmere', 5.2, 3_000, true], ['Eastling', 5.4, 2_900, true], ['Fernhaven', 7.4, 3_500, false]] },
];

export const rounds: readonly (readonly [number: number, days: number, who: string, target: string | null, what: string, why: string, answer: string])[] = [
  [1, -95, 'Government office', 'T12', 'A target for all new homes, not only for those that people can afford', 'The national programme counts every home', 'Taken in, with the affordable homes kept beside it'],
  [1, -95, 'Government office', 'T14', 'A carbon target for the whole county', 'Asked of every county this year', 'Taken in. The strategy’s own outcome was widened at the next board'],
  [1, -93, 'Hartshire Police', 'T2', 'Assaults counted by injury, not by feeling safe', 'The survey comes only every two years', 'Agreed'],
  [2, -40, 'Performance and Finance Group', 'T6', 'A target that stays within what the trust can pay for', 'The first draft asked for half as much again', 'Lowered by 150 in the last year'],
  [2, -38, 'Government office', 'L4', 'A baseline before signing', 'Nobody could say later whether it rose', ''],
];

/** What the first draft said otherwise. */
export const earlier: Readonly<Record<string, { readonly yearly: readonly [number | null, number | null, number | null]; readonly why: string }>> = {
  T6: { yearly: [950, 1100, 1200], why: 'What the trust can pay for' }, T9: { yearly: [7.2, 6.8, 6.5], why: 'Partners offered more than the first draft asked' }, T15: { yearly: [46, 48, 50], why: 'The new depot opens a year early' },
};
