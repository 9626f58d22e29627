import { addDays, formatDay, type Day } from '#lib/day.ts';
import type { Id, PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { isWebLink } from './plan.ts';

export type EvidenceId = Id<'evidence'>;

/** Kinds of evidence: needs assessments, other studies, what people say, what is watched, what may come. */
export const evidenceKinds = ['needs-assessment', 'economic-assessment', 'study', 'survey', 'figures', 'forecast', 'evaluation', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
export const evidenceKindNames: Readonly<Record<EvidenceKind, string>> = {
  'needs-assessment': 'Needs assessment', 'economic-assessment': 'Economic assessment', study: 'Study or review', survey: 'Survey or consultation', figures: 'Figures', forecast: 'Forecast', evaluation: 'Evaluation', other: 'Other',
};

export type EvidenceInput = {
  readonly title: string;
  readonly kind: EvidenceKind;
  readonly publisher: string;
  readonly publishedOn: Day | null;
  /** How many months it holds before it must be done afresh; null where nobody has said. */
  readonly refreshMonths: number | null;
  readonly link: string;
  readonly summary: string;
  readonly owner: PersonId | null;
};

/** `heldOn` is the last day on which its owner said that it still holds. */
export type Evidence = EvidenceInput & { readonly id: EvidenceId; readonly heldOn: Day | null; readonly heldBy: string | null; readonly withdrawnOn: Day | null; readonly withdrawnWhy: string | null; readonly version: number };

export type Freshness = 'fresh' | 'due' | 'stale' | 'unknown' | 'withdrawn';
export const freshnessNames: Readonly<Record<Freshness, string>> = { fresh: 'Fresh', due: 'Due for refresh', stale: 'Stale', unknown: 'Can’t tell', withdrawn: 'Withdrawn' };

/** The same day so many months on, or the last day of that month where there is none: 31 January and one month is 28 February. */
export const monthsAfter = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10) as Day;
};

/** When it must be done afresh: its cycle after it was published, or after its owner last said that it holds. Null where either is not known. */
export const refreshDue = ({ publishedOn, heldOn, refreshMonths }: Pick<Evidence, 'publishedOn' | 'heldOn' | 'refreshMonths'>): Day | null => {
  const last = publishedOn === null ? heldOn : heldOn !== null && heldOn > publishedOn ? heldOn : publishedOn;
  return last === null || refreshMonths === null ? null : monthsAfter(last, refreshMonths);
};

const warning = 90;

/** Fresh, due within 90 days, stale, or not to be told because its date or its cycle is not known. */
export const freshnessOf = (evidence: Pick<Evidence, 'publishedOn' | 'heldOn' | 'refreshMonths' | 'withdrawnOn'>, today: Day): Freshness => {
  if (evidence.withdrawnOn !== null) return 'withdrawn';
  const due = refreshDue(evidence);
  if (due === null) return 'unknown';
  return due < today ? 'stale' : due <= addDays(today, warning) ? 'due' : 'fresh';
};

/** Whether something may lean on it as it is. */
export const isSound = (freshness: Freshness): boolean => freshness === 'fresh' || freshness === 'due';

/** Where it stands in words: 'Due for refresh by 1 March 2027'. */
export const freshnessInWords = (evidence: Evidence, today: Day): string => {
  const due = refreshDue(evidence);
  if (evidence.withdrawnOn !== null) return `Withdrawn on ${formatDay(evidence.withdrawnOn)}`;
  if (due === null) return evidence.refreshMonths === null ? 'Nobody has said how long it holds' : 'Its date is not known';
  return due < today ? `Stale since ${formatDay(due)}` : `Holds until ${formatDay(due)}`;
};

export const checkEvidence = (evidence: EvidenceInput, today: Day): Result<EvidenceInput> => {
  const faults: readonly (Fault | false)[] = [
    evidence.title === '' && { field: 'title', message: 'Enter the title of the evidence' },
    evidence.title.length > 300 && { field: 'title', message: 'Title must be 300 characters or fewer' },
    evidence.publisher.length > 200 && { field: 'publisher', message: 'Publisher must be 200 characters or fewer' },
    evidence.summary.length > 4000 && { field: 'summary', message: 'What it says must be 4,000 characters or fewer' },
    evidence.link !== '' && !isWebLink(evidence.link) && { field: 'link', message: 'Enter a link that begins with https:// or http://' },
    evidence.publishedOn !== null && evidence.publishedOn > today && { field: 'publishedOn', message: 'The day it was published must be today or earlier' },
    evidence.refreshMonths !== null && (!Number.isInteger(evidence.refreshMonths) || evidence.refreshMonths < 1 || evidence.refreshMonths > 240) && { field: 'refreshMonths', message: 'Enter a whole number of months from 1 to 240, like 36' },
  ];
  const wrong = faults.filter((fault): fault is Fault => fault !== false);
  return wrong.length === 0 ? ok(evidence) : invalid(wrong);
};
