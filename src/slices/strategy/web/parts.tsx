import type { Child } from 'hono/jsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import type { Fault } from '#lib/result.ts';
import { Button } from '#platform/ui/button.tsx';
import { Table, type TableCell } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { freshnessNames, type Freshness } from '../core/evidence.ts';
import { planStatusNames, type PlanStatus } from '../core/plan.ts';
import { agreementStatusNames, type AgreementStatus } from '../core/kept-target.ts';
import type { Severity } from '../core/agreement-finding.ts';

const freshnessColours: Readonly<Record<Freshness, string>> = { fresh: 'govuk-tag--green', due: 'govuk-tag--yellow', stale: 'govuk-tag--red', unknown: 'govuk-tag--grey', withdrawn: 'govuk-tag--grey' };
export const FreshnessTag = ({ freshness }: { readonly freshness: Freshness }) => <Tag text={freshnessNames[freshness]} classes={freshnessColours[freshness]} />;

const planColours: Readonly<Record<PlanStatus, string>> = { draft: 'govuk-tag--yellow', adopted: 'govuk-tag--green', replaced: 'govuk-tag--grey' };
export const PlanTag = ({ status }: { readonly status: PlanStatus }) => <Tag text={planStatusNames[status]} classes={planColours[status]} />;

const agreementColours: Readonly<Record<AgreementStatus, string>> = { draft: 'govuk-tag--yellow', negotiating: 'govuk-tag--light-blue', signed: 'govuk-tag--green', closed: 'govuk-tag--grey' };
export const AgreementTag = ({ status }: { readonly status: AgreementStatus }) => <Tag text={agreementStatusNames[status]} classes={agreementColours[status]} />;

export const severityNames: Readonly<Record<Severity, string>> = { stop: 'Mend first', warn: 'Talk over', note: 'Good to know' };
const severityColours: Readonly<Record<Severity, string>> = { stop: 'govuk-tag--red', warn: 'govuk-tag--orange', note: 'govuk-tag--grey' };
export const SeverityTag = ({ severity }: { readonly severity: Severity }) => <Tag text={severityNames[severity]} classes={severityColours[severity]} />;

const answerColours = { accepted: 'govuk-tag--green', declined: 'govuk-tag--red', none: 'govuk-tag--yellow' } as const;
/** Where an offer stands; `earlier`: the partner said yes to what it said before. */
export const AnswerTag = ({ answer, earlier = false }: { readonly answer: 'accepted' | 'declined' | null; readonly earlier?: boolean }) => <Tag text={answer === null ? (earlier ? 'Accepted an earlier version' : 'Not yet accepted') : answer === 'accepted' ? 'Accepted' : 'Declined'} classes={answerColours[answer ?? 'none']} />;

type WideTableProps = { readonly caption: string; readonly head: readonly (string | { readonly text: string; readonly format?: string })[]; readonly rows: readonly (readonly TableCell[])[]; readonly hiddenCaption?: boolean };

/** A table that scrolls sideways where the screen is narrow. */
export const WideTable = ({ caption, head, rows, hiddenCaption = false }: WideTableProps) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
    <Table classes="joinery-dense" caption={caption} captionClasses={hiddenCaption ? 'govuk-visually-hidden' : 'govuk-table__caption--m'} firstCellIsHeader head={head.map((one) => (typeof one === 'string' ? { text: one } : one))} rows={rows} />
  </div>
);

type PressProps = {
  readonly action: string;
  readonly version: number;
  /** What the page shows of the targets, where the press is about all of them. */
  readonly seen?: string;
  readonly text: string;
  readonly classes?: string;
  readonly why?: { readonly label: string; readonly hint?: string; readonly value?: string };
  readonly faults?: readonly Fault[];
  readonly children?: Child;
};

/** One press that changes something: a button, with a reason to give where one is asked for. */
export const Press = ({ action, version, seen, text, classes, why, faults = [], children }: PressProps) => (
  <form method="post" action={action} novalidate>
    <input type="hidden" name="version" value={String(version)} />
    {seen === undefined ? null : <input type="hidden" name="seen" value={seen} />}
    {children}
    {why === undefined ? null : <Textarea id="why" name="why" rows={3} label={{ text: why.label }} value={why.value ?? ''} {...(why.hint === undefined ? {} : { hint: { text: why.hint } })} {...faultMessage(faults, 'why')} />}
    <Button text={text} preventDoubleClick {...(classes === undefined ? {} : { classes })} />
  </form>
);

/** Words as they were typed, paragraph by paragraph. */
export const Paragraphs = ({ text, none }: { readonly text: string; readonly none: string }) =>
  text === '' ? <p class="govuk-body">{none}</p> : <>{text.split(/\n\s*\n/).map((part) => <p class="govuk-body">{part.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}</p>)}</>;

/** A link out of Joinery. */
export const OutLink = ({ href, text }: { readonly href: string; readonly text: string }) => <a class="govuk-link" href={href} rel="noreferrer noopener">{text}</a>;
