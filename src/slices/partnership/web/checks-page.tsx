import { ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { runChecks } from '../commands/run-checks.ts';
import { summaryOf } from '../core/check-partnership.ts';
import { checkNames, type CheckName, type Finding } from '../core/finding.ts';
import { peopleSide } from './people-side.ts';

const One = ({ ask, finding }: { readonly ask: AskHere; readonly finding: Finding }) => (
  <li class={`joinery-finding${finding.weight === 'act' ? ' joinery-finding--sharp' : ''}`}>
    <p class="govuk-body govuk-!-margin-bottom-1">
      <Tag text={finding.weight === 'act' ? 'Put right' : 'Talk about'} classes={finding.weight === 'act' ? 'govuk-tag--orange' : 'govuk-tag--blue'} /> {finding.text}
    </p>
    <p class="govuk-body govuk-!-margin-bottom-1"><strong>What to do:</strong> {finding.todo} <a class="govuk-link" href={ask.link(finding.path)}>Go there<span class="govuk-visually-hidden"> for: {finding.text}</span></a></p>
    <p class="govuk-body-s govuk-!-margin-bottom-0">Source: {finding.source}</p>
  </li>
);

/** Every check of who is at the table, in words with what to do. */
export const checksPage = async (ask: AskHere): Answered => {
  const { findings, on } = await ask.within((tx) => runChecks(workOf(ask, tx)));
  const by = Map.groupBy(findings, (finding) => finding.check);
  const clear = (Object.keys(checkNames) as CheckName[]).filter((check) => !by.has(check));
  return ok(
    page({
      title: 'Checks',
      side: peopleSide(ask, 'checks'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Who is missing, and what is out of balance" lead={summaryOf(findings, on)} />
          {[...by].map(([check, found]) => (
            <>
              <h2 class="govuk-heading-m" id={check}>{checkNames[check]}</h2>
              <ul class="joinery-findings">{found.map((finding) => <One ask={ask} finding={finding} />)}</ul>
            </>
          ))}
          {clear.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Nothing found</h2>
              <ul class="govuk-list govuk-list--bullet">{clear.map((check) => <li>{checkNames[check]}</li>)}</ul>
            </>
          )}
          <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">How this was worked out</span></summary>
            <div class="govuk-details__text">
              <p>From the organisations, people, groups and seats as they are today, against the pack’s lists of named partners, sectors and limits. An organisation counts as named by its kind, or by what is ticked on its page. A seat counts for the organisation that the person sits for. Committees of one partner are left out.</p>
            </div>
          </details>
        </>
      ),
    }),
  );
};
