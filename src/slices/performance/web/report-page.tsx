import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { PaperBlocks } from '#platform/documents/paper-blocks.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { changeDraft, discardDraft, issueReport } from '../commands/edit-report.ts';
import { seesOnlySigned } from '../commands/read-quality.ts';
import { previewReport, revisedSince, sumOf, type Revised } from '../commands/read-report.ts';
import { layerNames } from '../core/layer-kinds.ts';
import type { Report, ReportContent, ReportId } from '../core/report.ts';
import { reportById } from '../store/report-store.ts';
import { DraftForm, LengthWords, sentDraft, typedDraft, type TypedDraft } from './draft-form.tsx';
import { performanceSide } from './performance-side.ts';
import { reportPaper } from './report-paper.tsx';
import { ReportButtons } from './reports-page.tsx';

const gone = notFound('There is no such report here.');
const idOf = (ask: AskHere): ReportId | null => readId<'report'>(ask.params['id']);
const at = (ask: AskHere, id: string): string => ask.link(`/performance/reports/${id}`);

const RevisedSince = ({ ask, revised, issuedOn, hidden }: { readonly ask: AskHere; readonly revised: readonly Revised[]; readonly issuedOn: string; readonly hidden: boolean }) =>
  revised.length === 0 ? <p class="govuk-body">None of its figures has been revised since.</p> : (
    <div class="govuk-inset-text">
      <p class="govuk-body"><strong>{plural(revised.length, 'of its figures was', 'of its figures were')} revised after {issuedOn}.</strong> The report keeps what the meeting saw.</p>
      <ul class="govuk-list govuk-list--bullet">{revised.map((one) => <li><a class="govuk-link" href={ask.link(`/performance/indicators/${one.indicator}/history`)}>{one.title}</a>, {one.period}: it said {one.was}{hidden ? '' : `, and now says ${one.now}`}</li>)}</ul>
    </div>
  );

const Behind = ({ ask, content }: { readonly ask: AskHere; readonly content: ReportContent }) =>
  content.lines.length === 0 ? null : (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">The pages behind its figures</span></summary>
      <div class="govuk-details__text"><ul class="govuk-list">{content.lines.map((line) => <li><a class="govuk-link" href={ask.link(`/performance/indicators/${line.indicator}`)}>{line.title}</a></li>)}</ul></div>
    </details>
  );

const Heading = ({ ask, content }: { readonly ask: AskHere; readonly content: ReportContent }) => {
  const paper = reportPaper(content, ask.here.name);
  return <PageHeading caption={`${paper.partnership}, ${paper.date}. ${paper.purpose}`} heading={paper.title} lead={`${paper.subtitle}.`} />;
};

const issuedPage = async (ask: AskHere, report: Report, content: ReportContent): Answered => {
  const { revised, hidden } = await ask.within(async (tx) => ({ revised: await revisedSince({ tx, here: ask.here }, content), hidden: await seesOnlySigned(tx, ask.here.id, ask.role) }));
  const issuedOn = report.issuedAt === null ? '' : formatDay(dayOf(report.issuedAt));
  const whole = report.checksum === sumOf(content);
  return ok(
    page({
      title: report.title, wide: true, side: performanceSide(ask, 'reports'), back: { href: ask.link('/performance/reports') },
      body: (
        <>
          <Heading ask={ask} content={content} />
          <p class="govuk-body">As {content.group} saw it: issued by {report.issuedBy} on {issuedOn}, and kept as it was.</p>
          {!whole && <InsetText text="What is kept does not match the sum that was taken when it was issued: somebody has changed it in the database." />}
          <RevisedSince ask={ask} revised={revised} issuedOn={issuedOn} hidden={hidden} />
          <ReportButtons ask={ask} id={report.id} />
          <PaperBlocks paper={reportPaper(content, ask.here.name)} />
          <Behind ask={ask} content={content} />
          <p class="govuk-hint govuk-!-font-size-14">Sum of its content: {report.checksum?.slice(0, 16)}</p>
        </>
      ),
    }),
  );
};

const Issue = ({ ask, report }: { readonly ask: AskHere; readonly report: Report }) => (
  <div class="govuk-button-group">
    <form method="post" action={`${at(ask, report.id)}/issue`}><input type="hidden" name="version" value={String(report.version)} /><Button text="Issue it as it stands" preventDoubleClick /></form>
    <form method="post" action={`${at(ask, report.id)}/discard`}><input type="hidden" name="version" value={String(report.version)} /><Button text="Discard the draft" classes="govuk-button--warning" preventDoubleClick /></form>
  </div>
);

const draftPage = async (ask: AskHere, report: Report, typed: TypedDraft | null = null, faults: readonly Fault[] = []): Answered => {
  const { content, proposed, advice } = await ask.within((tx) => previewReport(workOf(ask, tx), report));
  return ok(
    page({
      title: `Draft: ${report.title}`, wide: true, side: performanceSide(ask, 'reports'), back: { href: ask.link('/performance/reports') }, ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
      body: (
        <>
          {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
          <PageHeading caption={`${layerNames[report.layer]} report, draft`} heading={report.title} lead={`For ${content.group} on ${formatDay(report.meetsOn)}. Only coordinators see it until it is issued.`} />
          <LengthWords advice={advice} />
          <DraftForm action={at(ask, report.id)} version={report.version} typed={typed ?? typedDraft(report)} proposed={proposed} faults={faults} />
          <h2 class="govuk-heading-l">What will be issued</h2>
          <p class="govuk-body">From the figures as they stand now. Issuing keeps it just so, whatever is revised later.</p>
          <Issue ask={ask} report={report} />
          <ReportButtons ask={ask} id={report.id} />
          <PaperBlocks paper={reportPaper(content, ask.here.name)} />
          <Behind ask={ask} content={content} />
        </>
      ),
    }),
  );
};

const readOne = (ask: AskHere): Promise<Report | null> => {
  const id = idOf(ask);
  return id === null ? Promise.resolve(null) : ask.within((tx) => reportById(tx, ask.here.id, id));
};

/** A report: as it was issued; or as a draft, for those who make them. */
export const reportPage = async (ask: AskHere): Answered => {
  const report = await readOne(ask);
  if (report === null || (report.state === 'draft' && !ask.may('report.edit'))) return gone;
  return report.content === null ? draftPage(ask, report) : issuedPage(ask, report, report.content);
};

/** Keeps what was written and chosen. */
export const saveReport = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const report = await readOne(ask);
  if (report === null) return gone;
  const sent = sentDraft(form.value, report);
  const done = await ask.within((tx) => changeDraft(workOf(ask, tx), report.id, sent.version, sent.input, sent.choices));
  if (!done.ok) return done.refusal.kind === 'invalid' ? draftPage(ask, report, sent.typed, done.refusal.faults ?? []) : done;
  sayNext(ask.http, 'Saved');
  return ok(redirect(at(ask, report.id)));
};

export const saveIssue = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = idOf(ask);
  if (!form.ok) return form;
  if (id === null) return gone;
  const done = await ask.within((tx) => issueReport(workOf(ask, tx), id, Number(form.value.text('version')) || 0, ask.person));
  if (!done.ok) return done;
  sayNext(ask.http, 'Issued. Everyone in the partnership can see it now, and it stays as it is.');
  return ok(redirect(at(ask, id)));
};

export const saveDiscard = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = idOf(ask);
  if (!form.ok) return form;
  if (id === null) return gone;
  const done = await ask.within((tx) => discardDraft(workOf(ask, tx), id, Number(form.value.text('version')) || 0));
  if (!done.ok) return done;
  sayNext(ask.http, 'The draft is gone.');
  return ok(redirect(ask.link('/performance/reports')));
};
