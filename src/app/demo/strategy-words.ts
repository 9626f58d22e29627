import type { EvidenceKind, Level } from '#strategy';

/** The strategies and plans of Hartshire, from the county down to one parish. Days are counted from today. */
export const plans: readonly { readonly title: string; readonly level: Level; readonly area: string; readonly vision: string; readonly from: number; readonly to: number; readonly review: number | null; readonly reviewed: number | null; readonly words: Partial<Record<'actionPlan' | 'actionPlanLink' | 'commitment' | 'checking' | 'reporting' | 'engagement', string>> }[] = [
  {
    title: 'Hartshire together', level: 'county', area: 'Hartshire', from: -900, to: 3300, review: 140, reviewed: -590,
    vision: 'In fifteen years a child born in Fernhaven will live as long and as well as one born in Brackenfield. People will be able to reach work without a car, afford a home near their family, and feel safe walking back to it. The hills and the river will be in better heart than we found them.',
    words: {
      actionPlan: 'The first three years go to the four places where lives are shortest, to young people with nowhere to go after school, and to homes. Each theme group brings its own plan to the board every spring.', actionPlanLink: 'https://hartshire.example/together/action-plan',
      commitment: 'The county council, the six districts, the police and the primary care trust each set aside two per cent of what they can move. The voluntary sector gives the time of its network of neighbourhood workers.',
      checking: 'The Performance and Finance Group looks at every outcome each quarter and passes on what is off course.', engagement: 'Forty evening meetings, a postcard to each household and a week at the county show. Buses came up more than anything else.',
    },
  },
  {
    title: 'Ambleton forward', level: 'district', area: 'Ambleton', from: -1300, to: 900, review: -75, reviewed: null,
    vision: 'A market town that earns its own living, where people who grow up here can stay.', words: { actionPlan: 'Renew the station quarter, and keep the college in the town.', checking: 'The town forum, twice a year.' },
  },
  { title: 'Thornby parish plan', level: 'parish', area: 'Thornby', from: -500, to: 1300, review: 400, reviewed: null, vision: 'A village with a shop, a bus and children in its school.', words: { actionPlan: 'Keep the shop open through a share offer.', commitment: 'Thirty people give an evening a month.', checking: 'The annual parish meeting.', reporting: 'The parish newsletter.', engagement: 'Every house was visited.' } },
];

export const themes: readonly (readonly [title: string, group: string | null])[] = [['Safer places', 'Safer Hartshire'], ['Healthier lives', 'Healthy Lives'], ['Work and skills', 'Working Hartshire'], ['Children first', 'Children and Young People'], ['Homes and green places', null]];

type OutcomeWords = { readonly id: string; readonly plan: number; readonly theme: number | null; readonly title: string; readonly good: string; readonly years: number; readonly serves?: string; readonly evidence: readonly number[] };

export const outcomes: readonly OutcomeWords[] = [
  { id: 'harm', plan: 0, theme: 0, title: 'Fewer people are harmed by violence and burglary', good: 'People lock the door and forget about it.', years: 6, evidence: [2, 5] },
  { id: 'roads', plan: 0, theme: 0, title: 'Fewer people are hurt on the roads', good: 'A parent lets a ten-year-old cycle to school.', years: 8, evidence: [2] },
  { id: 'longer', plan: 0, theme: 1, title: 'People live longer, most of all where lives are shortest', good: 'The bus from Brackenfield to Fernhaven no longer loses a year of life at each stop.', years: 12, evidence: [0, 8] },
  { id: 'older', plan: 0, theme: 1, title: 'Older people stay well and independent at home', good: 'Help comes before a fall, not after it.', years: 6, evidence: [0, 9] },
  { id: 'drink', plan: 0, theme: 1, title: 'Fewer people are made ill by drink', good: 'Saturday night in casualty looks like Tuesday.', years: 6, evidence: [0] },
  { id: 'young', plan: 0, theme: 2, title: 'Young people find work or training', good: 'Everyone of sixteen knows what they will do in September.', years: 4, evidence: [1, 3] },
  { id: 'skills', plan: 0, theme: 2, title: 'More people have the skills that employers ask for', good: 'Firms stop advertising the same post three times.', years: 8, evidence: [1] },
  { id: 'buses', plan: 0, theme: 2, title: 'Buses go where people work, when they work', good: 'A night shift can be worked without a car.', years: 8, evidence: [] },
  { id: 'school', plan: 0, theme: 3, title: 'Children start school ready to learn', good: 'A reception class can begin on its first day.', years: 5, evidence: [3, 7] },
  { id: 'safe', plan: 0, theme: 3, title: 'Every child is safe at home', good: 'Worries are heard once, and by the right person.', years: 5, evidence: [3] },
  { id: 'homes', plan: 0, theme: 4, title: 'There are homes that people can afford', good: 'A nurse and a bus driver can rent within five miles of work.', years: 8, evidence: [4] },
  { id: 'green', plan: 0, theme: 4, title: 'Less carbon, and less thrown away', good: 'Warm houses with small bills.', years: 12, evidence: [6] },
  { id: 'station', plan: 1, theme: null, title: 'Firms come to the station quarter and train people here', good: 'Three hundred jobs within a walk of the train.', years: 4, serves: 'skills', evidence: [1] },
  { id: 'college', plan: 1, theme: null, title: 'No young person in Ambleton leaves school for nothing', good: 'A named person calls each of them in August.', years: 3, serves: 'young', evidence: [3] },
  { id: 'night', plan: 1, theme: null, title: 'The town centre is calm at night', good: 'Families come in on a Friday.', years: 3, evidence: [2] },
  { id: 'bus', plan: 2, theme: null, title: 'A bus to Ambleton before eight', good: 'Two people can take the jobs they were offered.', years: 2, serves: 'station', evidence: [] },
  { id: 'shop', plan: 2, theme: null, title: 'The shop stays open', good: 'Milk without a drive.', years: 2, evidence: [] },
];

type EvidenceWords = { readonly title: string; readonly kind: EvidenceKind; readonly publisher: string; readonly published: number; readonly months: number | null; readonly summary: string; readonly owner: string | null };

/** Two are stale, one falls due soon, and one has no cycle. */
export const evidence: readonly EvidenceWords[] = [
  { title: 'Joint needs assessment of health and care', kind: 'needs-assessment', publisher: 'Hartshire Primary Care Trust and Hartshire County Council', published: -640, months: 36, summary: 'Men in four wards of Fernhaven live nine years less than men in the Brackenfield hills. Smoking explains about half of the gap.', owner: 'Hugh Barton' },
  { title: 'Economic assessment of the county', kind: 'economic-assessment', publisher: 'Hartshire County Council', published: -680, months: 24, summary: 'Wages are a tenth below the region’s. One job in five asks for a qualification that two people in three do not have.', owner: 'Victor Lund' },
  { title: 'Strategic assessment of crime and safety', kind: 'figures', publisher: 'Hartshire Police', published: -210, months: 12, summary: 'Burglary falls everywhere but in Calderwick. Half of all violence happens within half a mile of nine public houses.', owner: 'Rob Fenner' },
  { title: 'What children and young people need', kind: 'needs-assessment', publisher: 'Hartshire County Council', published: -1500, months: 36, summary: 'Speech at the age of three tells more than anything else how a child will do at sixteen.', owner: 'Imran Sheikh' },
  { title: 'Housing market study', kind: 'study', publisher: 'The six district councils', published: -2050, months: 60, summary: 'Each year 640 more households look for a home that they can pay for than find one.', owner: 'Owen Clarke' },
  { title: 'Residents’ survey', kind: 'survey', publisher: 'Hartshire Partnership', published: -330, months: 24, summary: 'Of 4,800 who answered, six in ten feel that they belong. Buses are the first thing that people would change.', owner: 'Meena Rao' },
  { title: 'Carbon account of the county', kind: 'figures', publisher: 'University of Ambleton', published: -260, months: 24, summary: 'Homes make 38 per cent of it, and half of them have no wall insulation.', owner: 'Stella Quinn' },
  { title: 'What three years of early-years visits achieved', kind: 'evaluation', publisher: 'University of Ambleton', published: -420, months: 48, summary: 'Families visited six times or more gained most; those visited once gained nothing that could be seen.', owner: 'Imran Sheikh' },
  { title: 'Lives and deaths by small area', kind: 'figures', publisher: 'Hartshire Primary Care Trust', published: -150, months: 12, summary: 'Deaths before 75, five years together, for each ward.', owner: 'Hugh Barton' },
  { title: 'How many of us will be old', kind: 'forecast', publisher: 'Hartshire County Council', published: -800, months: null, summary: 'By the end of the strategy one person in nine will be over eighty.', owner: null },
];

type CellWords = readonly [outcome: string, doer: string, leads: boolean, what: string, asked: string, answer: 'accepted' | 'declined' | null, words?: string];

export const cells: readonly CellWords[] = [
  ['harm', 'Hartshire Police', true, 'Officers who know each of the nine hot streets by name', 'Karen Stone', 'accepted', 'We will keep the same officers there for two years.'],
  ['harm', 'Hartshire Probation', false, 'Works with the forty people who burgle most', 'Fiona Keane', 'accepted'], ['harm', 'Hart Homes', false, 'Fits locks and lights in every home after a break-in', 'Ray Coombes', null],
  ['roads', 'Hartshire County Council', true, 'Redesigns six junctions a year', 'David Achebe', 'accepted'], ['roads', 'Hartshire Fire and Rescue', false, 'Teaches every pupil of fifteen', 'Dawn Lister', 'accepted'],
  ['longer', 'Hartshire Primary Care Trust', true, 'Puts health trainers into the four wards', 'Grace Adeyemi', 'accepted'], ['longer', 'Hartshire Faiths Together', false, 'Opens halls for checks and walks', 'Canon Judith Hale', 'accepted', 'Eleven halls, one evening each week.'],
  ['older', 'Healthy Lives', true, 'One plan for falls, shared by all who visit', 'Hugh Barton', 'accepted'], ['older', 'Hartshire Carers', false, 'A break for three hundred carers', 'Ann Sowerby', null], ['older', 'Hartshire Fire and Rescue', false, 'Looks for trip hazards on every safety visit', 'Keith Varley', 'accepted'],
  ['drink', 'Hartshire Primary Care Trust', true, 'A worker on each hospital ward', 'Lena Fischer', null],
  ['young', 'Hartshire College', true, 'A place for everyone who asks by August', 'Noor Haddad', 'accepted'], ['young', 'Jobcentre Plus Hartshire', false, 'An adviser in each school', 'Janet Ogden', 'accepted'], ['young', 'Hartshire Chamber of Commerce', false, 'Two hundred first jobs with training', 'Victor Lund', 'declined', 'Eighty is what firms will sign for. Ask us again with eighty.'],
  ['skills', 'University of Ambleton', false, 'Evening courses at three sites', 'Ivan Petrov', 'accepted'],
  ['buses', 'Hartline Buses', false, 'Later last buses on two lines', 'Mark Tully', null],
  ['school', 'Children and Young People', true, 'Six visits to each first-time family', 'Imran Sheikh', 'accepted'], ['safe', 'Hartshire County Council', true, 'One front door for every worry', 'Imran Sheikh', 'accepted'], ['safe', 'Hartshire Police', false, 'Tells schools the same day', 'Priya Nair', 'accepted'],
  ['homes', 'Ambleton Borough Council', true, 'Land for two hundred homes', 'Farah Aziz', 'accepted'], ['homes', 'Hart Homes', false, 'Builds and lets them', 'Tessa Lang', 'accepted'],
  ['college', 'Ambleton Borough Council', true, 'Pays for the caller in August', 'Farah Aziz', 'accepted'],
];

export const effects: readonly (readonly [from: string, to: string, sense: 'helps' | 'harms', why: string])[] = [
  ['drink', 'harm', 'helps', 'Most violence at night follows drink'], ['buses', 'young', 'helps', 'Half of the places are out of reach without a car'], ['homes', 'green', 'harms', 'Two sites lie where there is no bus, so more is driven'], ['school', 'young', 'helps', 'It shows twelve years later'],
];
