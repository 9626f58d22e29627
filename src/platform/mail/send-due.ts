import { sql } from 'kysely';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Services } from '#platform/services.ts';
import { first, run } from '#platform/db/database.ts';
import type { MessageBody } from './message.ts';

type Due = { readonly id: string; readonly to_name: string; readonly to_address: string; readonly subject: string; readonly body_sealed: Buffer; readonly attempts: number; readonly leave_no_trace: boolean; readonly claimed_until: Date };

const mostAttempts = 8;
// What was written longer ago is out of date: a trial's messages must not go out on the day that a mail server is set up.
const longest = 3 * 86_400_000;

// One at a time, so that a slow mail server never outlasts the claim and a second replica never sends the same.
const claim = (services: Services): Promise<Due | null> =>
  services.db.forService((tx) =>
    first<Due>(
      tx,
      sql`update platform.message set claimed_until = ${new Date(services.clock().getTime() + 120_000)}, attempts = attempts + 1
          where id in (select id from platform.message
                       where sent_at is null and failed_at is null and due_at <= ${services.clock()}
                         and created_at > ${new Date(services.clock().getTime() - longest)}
                         and (claimed_until is null or claimed_until < ${services.clock()})
                       order by due_at limit 1 for update skip locked)
          returning id, to_name, to_address, subject, body_sealed, attempts, leave_no_trace, claimed_until`,
    ),
  );

const deliver = async (services: Services, transport: Transporter, due: Due): Promise<void> => {
  const body = JSON.parse(services.secret.open(due.body_sealed)) as MessageBody;
  await transport.sendMail({
    from: services.config.mailFrom,
    to: { name: due.to_name, address: due.to_address },
    subject: due.subject,
    text: body.text,
    ...(body.replyTo === undefined ? {} : { replyTo: body.replyTo }),
    ...(body.html === undefined ? {} : { html: body.html }),
    ...(body.calendar === undefined ? {} : { icalEvent: { method: 'PUBLISH', filename: 'closing-date.ics', content: body.calendar } }),
    // The id of the row, so that a message sent twice after a crash is seen as one.
    messageId: `<${due.id}@joinery>`,
  });
};

// A mail server that answers the recipient or the message with 5xx means it for good (RFC 5321 4.2.1): trying again would only put
// off that anybody is told. A 5xx to our signing in or to our own address is a fault of ours, and tells nothing of the recipient.
const isForGood = (error: unknown): boolean => {
  const { responseCode: code, command } = error as { readonly responseCode?: unknown; readonly command?: unknown };
  return typeof code === 'number' && code >= 500 && code < 600 && (command === 'RCPT TO' || command === 'DATA');
};

const settle = (services: Services, due: Due, error: unknown): Promise<number> =>
  services.db.forService((tx) => {
    if (error === null) {
      return due.leave_no_trace
        ? run(tx, sql`delete from platform.message where id = ${due.id}`)
        : run(tx, sql`update platform.message set sent_at = ${services.clock()}, body_sealed = null, last_error = null where id = ${due.id}`);
    }
    const reason = error instanceof Error ? error.message : String(error);
    const wait = new Date(services.clock().getTime() + 60_000 * 2 ** due.attempts);
    return due.attempts >= mostAttempts || isForGood(error)
      ? run(tx, sql`update platform.message set failed_at = ${services.clock()}, body_sealed = null, refused = ${isForGood(error)}, last_error = ${reason} where id = ${due.id} and claimed_until = ${due.claimed_until}`)
      : run(tx, sql`update platform.message set due_at = ${wait}, claimed_until = null, last_error = ${reason} where id = ${due.id} and claimed_until = ${due.claimed_until}`);
  });

// Too old to send is too old to keep: its text, with the personal link in it, goes, and the coordinator can see that it did not arrive.
const giveUp = (services: Services): Promise<number> =>
  services.db.forService((tx) => run(tx, sql`update platform.message set failed_at = ${services.clock()}, body_sealed = null, last_error = coalesce(last_error, 'It could not be sent within three days') where sent_at is null and failed_at is null and created_at <= ${new Date(services.clock().getTime() - longest)}`));

/** Sends what waits in the outbox. With no mail server it leaves the messages where the messages page shows them. */
export const sendDue = async (services: Services): Promise<number> => {
  await giveUp(services);
  if (services.config.smtpUrl === undefined) return 0;
  const transport = nodemailer.createTransport({ url: services.config.smtpUrl, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 45_000, disableFileAccess: true, disableUrlAccess: true });
  let sent = 0;
  for (let due = await claim(services); due !== null; due = await claim(services)) {
    const message = due;
    const error = await deliver(services, transport, message).then(() => null, (reason: unknown) => reason ?? 'unknown');
    await settle(services, message, error);
    if (error === null) sent += 1;
    else services.log('message not sent', { id: message.id, attempt: message.attempts });
  }
  transport.close();
  return sent;
};
