import type { Tx } from '#platform/db/database.ts';
import type { Work } from '#platform/services.ts';
import type { AskHere } from './ask.ts';

/** What a command needs, from a request and its open transaction. */
export const workOf = (ask: AskHere, tx: Tx): Work => ({ tx, here: ask.here, actor: ask.actor, now: ask.now, services: ask.services });
