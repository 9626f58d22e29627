import type { Pack } from '#pack';
import type { Here, Actor } from '#platform/http/ask.ts';
import type { Secret } from '#platform/auth/secret.ts';
import type { Config } from '#platform/config.ts';
import type { Database, Tx } from '#platform/db/database.ts';
import type { Log } from '#platform/log/log.ts';

/** What the composition root hands to every slice. */
export type Services = {
  readonly config: Config;
  readonly db: Database;
  readonly secret: Secret;
  readonly clock: () => Date;
  readonly log: Log;
  /** The pack a partnership uses: one that ships, or one uploaded by that partnership. */
  readonly packFor: (tx: Tx, here: Pick<Here, 'id' | 'pack' | 'packVersion'>) => Promise<Pack>;
  /** The packs that ship. */
  readonly packs: readonly Pack[];
  /** The address people use, with no slash at the end. */
  readonly baseUrl: () => string;
  /** Tells the worker that there are messages to send, after the transaction that wrote them. */
  readonly nudge: () => void;
};

/** Everything a command needs beside its input: one open transaction, who, where and when. */
export type Work = {
  readonly tx: Tx;
  readonly here: Here;
  readonly actor: Actor;
  readonly now: Date;
  readonly services: Services;
};
