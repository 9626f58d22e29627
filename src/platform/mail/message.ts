import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import type { Services } from '#platform/services.ts';
import { run, type Tx } from '#platform/db/database.ts';

export type Message = {
  readonly kind: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: { readonly name: string; readonly address: string };
  /** Whom it is for, where that is a person at a table. */
  readonly person?: PersonId;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly calendar?: string;
  /** Its row is taken away once it is sent, so that nothing tells who had it. */
  readonly leaveNoTrace?: boolean;
  /** A second message with the same key is never queued. */
  readonly onceKey?: string;
};

export type MessageBody = Pick<Message, 'replyTo' | 'text' | 'html' | 'calendar'>;

/** Puts a message into the outbox in the transaction of the change that it tells of. Its body is sealed; it is wiped once sent. */
export const queueMessage = async (services: Pick<Services, 'secret'>, tx: Tx, partnership: PartnershipId | null, message: Message): Promise<void> => {
  const body: MessageBody = {
    text: message.text,
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
    ...(message.html === undefined ? {} : { html: message.html }),
    ...(message.calendar === undefined ? {} : { calendar: message.calendar }),
  };
  await run(
    tx,
    sql`insert into platform.message (partnership_id, kind, once_key, to_name, to_address, subject, body_sealed, leave_no_trace, person_id)
        values (${partnership}, ${message.kind}, ${message.onceKey ?? null}, ${message.to.name}, ${message.to.address},
                ${message.subject}, ${services.secret.seal(JSON.stringify(body))}, ${message.leaveNoTrace === true}, ${message.person ?? null})
        on conflict (once_key) do nothing`,
  );
};
