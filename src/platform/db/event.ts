import { sql } from 'kysely';
import type { Work } from '#platform/services.ts';
import { run } from './database.ts';

export type Event = {
  /** A past fact, `CampaignOpened`. */
  readonly what: string;
  readonly subject: { readonly kind: string; readonly id: string | null };
  readonly why?: string;
  /** What changed, never an answer and never a personal link. */
  readonly data?: Readonly<Record<string, unknown>>;
};

/** Writes who changed what, when and why, in the transaction of the change. */
export const record = async (work: Pick<Work, 'tx' | 'here' | 'actor' | 'now'>, event: Event): Promise<void> => {
  await run(
    work.tx,
    sql`insert into platform.event (partnership_id, at, actor_user, actor_person, actor, what, subject_kind, subject_id, why, data)
        values (${work.here.id}, ${work.now}, ${work.actor.user}, ${work.actor.person ?? null}, ${work.actor.name}, ${event.what}, ${event.subject.kind},
                ${event.subject.id}, ${event.why ?? null}, ${JSON.stringify(event.data ?? {})})`,
  );
};
