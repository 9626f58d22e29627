import { sql } from 'kysely';
import { dayOf, formatDay } from '#lib/day.ts';
import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { all } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import type { MessageBody } from '#platform/mail/message.ts';
import { Details } from '#platform/ui/details.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { assessmentSide } from './assessment-side.ts';

type Row = { readonly to_name: string; readonly to_address: string; readonly subject: string; readonly body_sealed: Buffer; readonly created_at: Date };

const linkIn = (text: string): string | null => /https?:\/\/\S+\/[rcn]\/\S+/.exec(text)?.[0] ?? null;

const opened = (ask: AskHere, row: Row): MessageBody | null => {
  try {
    return JSON.parse(ask.services.secret.open(row.body_sealed)) as MessageBody;
  } catch {
    return null;
  }
};

/** With no mail server: what would have been sent, each with its personal link, for trying things out. */
export const messagesPage = async (ask: AskHere): Answered => {
  if (ask.services.config.smtpUrl !== undefined) return notFound('Messages are sent by mail here, and not kept.');
  const rows = await ask.within((tx) =>
    all<Row>(tx, sql`select to_name, to_address, subject, body_sealed, created_at from platform.message where partnership_id = ${ask.here.id} and body_sealed is not null order by created_at desc, to_name limit 300`),
  );
  return ok(
    page({
      title: 'Messages',
      side: assessmentSide(ask, 'messages'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Messages" lead={`${plural(rows.length, 'message')} written and not sent, because no mail server is set up.`} />
          <InsetText>Each link opens as the person it was written to. This page is for trying things out: before you ask real people, set SMTP_URL. Then messages go out by mail, their text is wiped once sent, and this page is gone.</InsetText>
          {rows.map((row) => {
            const body = opened(ask, row);
            if (body === null) return <p class="govuk-body">A message to {row.to_name} can’t be opened: it was sealed with another server key.</p>;
            const link = linkIn(body.text);
            return (
              <section class="joinery-message">
                <h2 class="govuk-heading-s govuk-!-margin-bottom-1">To {row.to_name} ({row.to_address})</h2>
                <p class="govuk-body govuk-!-margin-bottom-1">{row.subject}. Written {formatDay(dayOf(row.created_at))}.</p>
                {link === null ? null : <p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href={new URL(link).pathname}>Open the personal link<span class="govuk-visually-hidden"> of {row.to_name}</span></a></p>}
                <Details summaryText="The message"><pre class="joinery-letter">{body.text}</pre></Details>
              </section>
            );
          })}
        </>
      ),
    }),
  );
};
