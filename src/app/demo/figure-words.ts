import type { Better, FigureKind, Frequency, Measure } from '#performance';
import type { PeriodRule } from '#lib/period.ts';

/** What theme groups watch from month to month: inputs, processes and outputs, invented with the changes that real ones have. */
export type MonthlyWords = {
  readonly code: string;
  readonly title: string;
  readonly definition: string;
  readonly theme: string;
  readonly unit: string;
  readonly measure: Measure;
  readonly better: Better;
  readonly kind: FigureKind;
  readonly rule: PeriodRule;
  readonly frequency: Frequency;
  readonly lead: readonly [organisation: string, person: string];
  /** Where it began, how much it varies, and from which period back it changed by how much. */
  readonly shape: readonly [level: number, noise: number, changedBefore: number, change: number];
  readonly of?: number;
};

export const monthly: readonly MonthlyWords[] = [
  { code: 'L 11', title: 'Calls about disorder answered in person within a day', definition: 'Of calls about anti-social behaviour, the share that an officer of any partner answers at the door within 24 hours', theme: 'Safer communities', unit: '', measure: 'per-cent', better: 'up', kind: 'process', rule: 'month', frequency: 'month', lead: ['Hartshire Police', 'Rob Fenner'], shape: [71, 2.4, 8, 7], of: 640 },
  { code: 'L 12', title: 'Home fire safety visits', definition: 'Visits in the month in which an alarm was fitted or tested', theme: 'Safer communities', unit: 'visits', measure: 'number', better: 'up', kind: 'output', rule: 'month', frequency: 'month', lead: ['Hartshire Fire and Rescue', 'Dawn Lister'], shape: [310, 22, 0, 0] },
  { code: 'L 13', title: 'Days that people wait for drug treatment', definition: 'Mean days from referral to the first appointment, of those who had one in the month', theme: 'Safer communities', unit: 'days', measure: 'mean', better: 'down', kind: 'process', rule: 'month', frequency: 'month', lead: ['Hart Valley Mental Health Trust', 'Grace Adeyemi'], shape: [17, 1.1, 7, 4.5] },
  { code: 'L 14', title: 'Posts empty in the joint family team', definition: 'Posts of the joint team with nobody in them on the last day of the month', theme: 'Children and young people: stay safe', unit: 'posts', measure: 'number', better: 'down', kind: 'input', rule: 'month', frequency: 'month', lead: ['Hartshire County Council', 'Imran Sheikh'], shape: [5, 0.9, 5, 3] },
  { code: 'L 15', title: 'Families seen within a week of asking for help', definition: 'Of families who asked in the month, the share seen within seven days', theme: 'Children and young people: stay safe', unit: '', measure: 'per-cent', better: 'up', kind: 'process', rule: 'month', frequency: 'month', lead: ['Hartshire County Council', 'Imran Sheikh'], shape: [84, 2.2, 5, -9], of: 190 },
  { code: 'L 16', title: 'Older people who go home with help on the day they are fit', definition: 'Of people aged 65 or over who need help at home, the share who leave hospital on the day they are fit to', theme: 'Adult health and well-being', unit: '', measure: 'per-cent', better: 'up', kind: 'process', rule: 'month', frequency: 'month', lead: ['Ambleton Hospitals NHS Trust', 'Simon Yates'], shape: [62, 3.2, 0, 0], of: 270 },
  { code: 'L 17', title: 'Hours of advice in job clubs', definition: 'Hours that advisers of all partners sat in job clubs in the quarter', theme: 'Local economy', unit: 'hours', measure: 'number', better: 'up', kind: 'input', rule: 'financial-quarter', frequency: 'quarter', lead: ['Jobcentre Plus Hartshire', 'Janet Ogden'], shape: [1450, 90, 0, 0] },
  { code: 'L 18', title: 'People placed in work by job clubs', definition: 'People in work of 16 hours or more a week within the quarter in which they left a job club', theme: 'Local economy', unit: 'people', measure: 'number', better: 'up', kind: 'output', rule: 'financial-quarter', frequency: 'quarter', lead: ['Jobcentre Plus Hartshire', 'Janet Ogden'], shape: [240, 21, 4, 55] },
  { code: 'L 19', title: 'Passengers on the college lines', definition: 'Trips on the four lines that serve the colleges, in thousands', theme: 'Local economy', unit: 'thousand trips', measure: 'other', better: 'up', kind: 'output', rule: 'month', frequency: 'month', lead: ['Hartline Buses', 'Mark Tully'], shape: [88, 4.1, 0, 0] },
];

/** What was said of figures, by whom: code, person, words. */
export const sayings: readonly (readonly [code: string, person: string, words: string])[] = [
  ['NI 39', 'Lena Fischer', 'The fall is in planned stays. Emergency stays of people under 40 still rise, most of them at weekends in Ambleton and Fernhaven.'],
  ['NI 117', 'Ben Carver', 'The college took 240 more in September. The rise in Fernhaven follows the closing of the cannery.'],
  ['NI 16', 'Rob Fenner', 'Thefts from cars fell by a third after the car parks were lit. Break-ins at homes have not moved for two years.'],
  ['NI 192', 'Stella Quinn', 'Food waste is now collected everywhere but Brackenfield, which begins in April.'],
  ['NI 154', 'Owen Clarke', 'Two large sites in Ambleton stopped when their builder failed. Neither has a new one yet.'],
  ['L 13', 'Grace Adeyemi', 'Two workers left in spring and the posts are hard to fill. From January a shared rota with Port Sallow covers three days a week.'],
  ['L 15', 'Imran Sheikh', 'The team has eight posts empty. Every family at risk is still seen on the day; it is the others who wait.'],
];

/** What each target of the agreement now running was meant to bring, beside what came: above 1 more than came. */
export const ambition: readonly number[] = [0.7, 1.6, 1, 0.8, 1.9, 1.1, 0.9, 1.4];
