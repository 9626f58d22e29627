import { formatDay, type Day } from '#lib/day.ts';
import type { Id, PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { freshnessOf, monthsLater, type Evidence, type Freshness } from './evidence.ts';
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
export type KeptEvidence = EvidenceInput & { readonly id: EvidenceId; readonly heldOn: Day | null; readonly heldBy: string | null; readonly withdrawnOn: Day | null; readonly withdrawnWhy: string | null; readonly version: number };

export type KeptFreshness = Freshness | 'withdrawn';
export const freshnessNames: Readonly<Record<KeptFreshness, string>> = { fresh: 'Fresh', due: 'Due for refresh', stale: 'Stale', unknown: 'Can’t tell', withdrawn: 'Withdrawn' };

type Dated = Pick<KeptEvidence, 'publishedOn' | 'heldOn' | 'refreshMonths'>;

/** The day from which its cycle counts: when it was published, or its owner last said that it still holds. */
const countsFrom = ({ publishedOn, heldOn }: Dated): Day | null => (publishedOn === null || heldOn === null ? (publishedOn ?? heldOn) : heldOn > publishedOn ? heldOn : publishedOn);

/** Whether something may lean on it as it is. */
export const isSoundEvidence = (freshness: KeptFreshness): boolean => freshness === 'fresh' || freshness === 'due';

/** When it must be done afresh; null where its date or its cycle is not known. */
export const refreshDue = (evidence: Dated): Day | null => {
  const from = countsFrom(evidence);
  return from === null || evidence.refreshMonths === null ? null : monthsLater(from, evidence.refreshMonths);
};

/** How fresh it is, as the core tells it; unknown with no date, and withdrawn is withdrawn. */
export const keptFreshness = (evidence: Dated & Pick<KeptEvidence, 'withdrawnOn'>, today: Day): KeptFreshness => {
  const from = countsFrom(evidence);
  if (evidence.withdrawnOn !== null) return 'withdrawn';
  return from === null ? 'unknown' : freshnessOf({ id: '', title: '', published: from, refreshMonths: evidence.refreshMonths }, today);
};

/** Evidence as the core checks it: what was withdrawn is no evidence any more, and what has no date never grows stale. */
export const asEvidence = (all: readonly KeptEvidence[]): readonly Evidence[] =>
  all.filter((one) => one.withdrawnOn === null).map((one) => {
    const from = countsFrom(one);
    return { id: one.id, title: one.title, published: from ?? ('0001-01-01' as Day), refreshMonths: from === null ? null : one.refreshMonths };
  });

/** Where it stands in words: 'Holds until 1 March 2027'. */
export const freshnessInWords = (evidence: KeptEvidence, today: Day): string => {
  const due = refreshDue(evidence);
  if (evidence.withdrawnOn !== null) return `Withdrawn on ${formatDay(evidence.withdrawnOn)}`;
  if (due === null) return evidence.refreshMonths === null ? 'Nobody has said how long it holds' : 'Its date is not known';
  return due < today ? `Stale since ${formatDay(due)}` : `Holds until ${formatDay(due)}`;
};

/** Evidence that can be kept, or what is wrong with it. */
export const checkEvidenceInput = (evidence: EvidenceInput, today: Day): Result<EvidenceInput> => {
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
