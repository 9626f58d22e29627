import type { Day } from '#lib/day.ts';
import type { GroupId, Id } from '#lib/id.ts';
import type { Layer } from '#partnership';
import type { FigureKind, Indicator, IndicatorId } from './indicator.ts';
import type { Way } from './judge.ts';
import type { PromisedPoint, SeriesPoint } from './series-points.ts';
import type { Status } from './trajectory.ts';

export type ReportId = Id<'report'>;
export type ReportState = 'draft' | 'issued';

/** What the coordinator wrote and chose for a report. */
export type ReportChoices = {
  readonly summary: string;
  /** Keys of questions that are left out. */
  readonly struck: readonly string[];
  readonly added: readonly string[];
  /** How many figures it holds. */
  readonly most: number;
};

/** A report as it is kept; `content` is there once it is issued, and is then what the group saw. */
export type Report = {
  readonly id: ReportId;
  readonly layer: Layer;
  readonly group: GroupId;
  readonly title: string;
  readonly meetsOn: Day;
  readonly state: ReportState;
  readonly choices: ReportChoices;
  readonly asOf: number | null;
  readonly content: ReportContent | null;
  readonly checksum: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly issuedAt: Date | null;
  readonly issuedBy: string | null;
  readonly version: number;
};

/** One figure of a report with everything that is said of it, so that it can be printed again without asking anything. */
export type ReportLine = {
  readonly indicator: IndicatorId;
  readonly number: number;
  readonly code: string | null;
  readonly title: string;
  readonly theme: string;
  readonly kind: FigureKind;
  readonly said: Pick<Indicator, 'measure' | 'decimals' | 'unit' | 'ratePer'>;
  readonly period: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Which revision of the figure it is, and the entry that it came with. */
  readonly revision: number | null;
  readonly load: number | null;
  readonly value: string;
  readonly interval: string;
  readonly promised: string;
  readonly status: Status | null;
  readonly standing: string;
  readonly why: string;
  readonly way: Way;
  readonly wayWhy: string;
  readonly outlook: string | null;
  readonly signal: string;
  readonly late: string | null;
  readonly change: string | null;
  readonly lead: string;
  readonly words: string | null;
  /** What is known of the quality of its figures, in a word or two. */
  readonly badge: string | null;
  readonly picture: string;
  readonly points: readonly SeriesPoint[];
  readonly promisedPoints: readonly PromisedPoint[];
  readonly limits: { readonly mean: number; readonly lower: number; readonly upper: number } | null;
};

/** A report in a list: which group saw it and what it said first, once it is issued. */
export type ReportHead = Omit<Report, 'choices' | 'content'> & { readonly seenBy: string | null; readonly saidFirst: string | null };

/** How one figure stood when a report was issued, whether there was room for it or not: what the next report compares with. */
export type StoodLine = Pick<ReportLine, 'indicator' | 'from' | 'to' | 'status' | 'way'>;

export type ReportQuestion = { readonly key: string; readonly text: string };
export type ReportException = { readonly indicator: IndicatorId; readonly title: string; readonly kind: FigureKind; readonly from: Layer; readonly since: Day; readonly why: string; readonly figure: string; readonly standing: string };
export type LateReturns = { readonly partner: string; readonly figures: readonly { readonly title: string; readonly due: Day }[] };
export type ReportChallenge = { readonly title: string; readonly asks: string; readonly of: string; readonly question: string; readonly answer: string | null; readonly due: Day | null };

/** A report in full: what is previewed in a draft, frozen when issued, and printed as page, Word, PDF and spreadsheet. */
export type ReportContent = {
  readonly form: 1;
  readonly layer: Layer;
  readonly group: string;
  readonly title: string;
  readonly meetsOn: Day;
  /** The last entry of figures that it knows of. */
  readonly asOf: number;
  /** The report of this layer before it. */
  readonly since: { readonly title: string; readonly meetsOn: Day } | null;
  readonly summary: string;
  readonly headlines: readonly string[];
  readonly questions: readonly ReportQuestion[];
  readonly exceptions: readonly ReportException[];
  readonly lines: readonly ReportLine[];
  /** Every figure of this layer as it stood; reports issued before this was kept have none. */
  readonly stood?: readonly StoodLine[];
  /** Titles of the figures of this layer that are not in it, for want of room. */
  readonly leftOut: readonly string[];
  readonly late: readonly LateReturns[];
  readonly resources: readonly string[];
  readonly challenges: readonly ReportChallenge[];
};
