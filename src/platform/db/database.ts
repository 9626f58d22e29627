import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import type { PartnershipId, UserId } from '#lib/id.ts';

// Days stay text and counts stay numbers: no value changes its type on the way to the core.
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(20, Number);

/** A transaction that has been told whose rows it may see. */
export type Tx = Transaction<unknown>;

export type Database = {
  /** Sees and changes one partnership's rows, and nothing else. Here and below, work that returns a refusal is rolled back. */
  readonly forPartnership: <T>(id: PartnershipId, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Sees the memberships of one user across partnerships. */
  readonly forUser: <T>(id: UserId, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Sees the tables of the service itself (directory, users, sessions, messages) and no partnership's own rows. */
  readonly forService: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

// What refuses has changed nothing, however far it had come: the transaction is rolled back, and the refusal is returned.
class Refused extends Error {
  readonly done: unknown;
  constructor(done: unknown) {
    super('refused');
    this.done = done;
  }
}
const isRefused = (done: unknown): boolean => typeof done === 'object' && done !== null && 'ok' in done && done.ok === false && 'refusal' in done;

/** Opens the app's pool. Errors of idle connections are swallowed: the next query reports a lost server to the person it concerns. */
export const openDatabase = (appUrl: string, size = 10): Database => {
  const pool = new pg.Pool({ connectionString: appUrl, max: size, connectionTimeoutMillis: 5_000, application_name: 'joinery' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const within = async <T>(setting: RawBuilder<unknown>, work: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      return await kysely.transaction().execute(async (tx) => {
        await setting.execute(tx);
        const done = await work(tx);
        if (isRefused(done)) throw new Refused(done);
        return done;
      });
    } catch (error) {
      if (error instanceof Refused) return error.done as T;
      throw error;
    }
  };
  return {
    forPartnership: (id, work) => within(sql`set local app.partnership = ${sql.lit(id)}`, work),
    forUser: (id, work) => within(sql`set local app.user = ${sql.lit(id)}`, work),
    forService: (work) => within(sql`set local app.service = 'on'`, work),
    close: () => kysely.destroy(),
  };
};

/** All rows of a query. */
export const all = async <Row>(tx: Tx, query: RawBuilder<unknown>): Promise<readonly Row[]> => (await query.execute(tx)).rows as Row[];

/** The first row, or null. */
export const first = async <Row>(tx: Tx, query: RawBuilder<unknown>): Promise<Row | null> => (await all<Row>(tx, query))[0] ?? null;

/** Runs a statement and says how many rows it changed. */
export const run = async (tx: Tx, query: RawBuilder<unknown>): Promise<number> => Number((await query.execute(tx)).numAffectedRows ?? 0n);
