import type { Writable } from 'node:stream';
import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { PartnershipId } from '#lib/id.ts';

// Days stay text and counts stay numbers: no value changes its type on the way to the core.
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(20, Number);

/** A transaction that has been told whose rows it may see. */
export type Tx = Transaction<unknown>;

export type Database = {
  /** Sees and changes one partnership's rows, and nothing else. Here and below, work that returns a refusal is rolled back. */
  readonly forPartnership: <T>(id: PartnershipId, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Sees the tables of the service itself (directory, users, sessions, messages) and no partnership's own rows. */
  readonly forService: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** As `forPartnership`, with COPY for many rows. The work says whether what it wrote is to be kept: a preview writes and is rolled back. */
  readonly forMany: <T>(id: PartnershipId, work: (tx: Tx, copyIn: CopyIn) => Promise<{ readonly keep: boolean; readonly value: T }>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** A stream into which rows are written, in COPY's text form, for the statement named. */
export type CopyIn = (statement: string) => Writable;

// What refuses has changed nothing, however far it had come: the transaction is rolled back, and the refusal is returned.
class Refused extends Error {
  readonly done: unknown;
  constructor(done: unknown) {
    super('refused');
    this.done = done;
  }
}
const isRefused = (done: unknown): boolean => typeof done === 'object' && done !== null && 'ok' in done && done.ok === false && 'refusal' in done;

class NotKept<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('not kept');
    this.value = value;
  }
}

// One client of the pool for the whole of the work, known to Kysely and to COPY alike.
const withCopy = async <T>(pool: pg.Pool, id: PartnershipId, work: (tx: Tx, copyIn: CopyIn) => Promise<{ readonly keep: boolean; readonly value: T }>): Promise<T> => {
  const client = await pool.connect();
  // Released at the end of all, and not between two statements.
  const held = new Proxy(client, { get: (target, name) => (name === 'release' ? () => undefined : name === 'query' ? target.query.bind(target) : Reflect.get(target, name, target)) });
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: { connect: async () => held, end: async () => undefined } as unknown as pg.Pool }) });
  let broken: unknown;
  try {
    return await kysely.transaction().execute(async (tx) => {
      await sql`set local app.partnership = ${sql.lit(id)}`.execute(tx);
      const { keep, value } = await work(tx, (statement) => client.query(copyFrom(statement)));
      if (!keep) throw new NotKept(value);
      return value;
    });
  } catch (error) {
    if (error instanceof NotKept) return error.value as T;
    broken = error;
    throw error;
  } finally {
    // A client that failed in the middle of COPY is not used again.
    client.release(broken !== undefined);
  }
};

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
    forService: (work) => within(sql`set local app.service = 'on'`, work),
    forMany: (id, work) => withCopy(pool, id, work),
    close: () => kysely.destroy(),
  };
};

/** All rows of a query. */
export const all = async <Row>(tx: Tx, query: RawBuilder<unknown>): Promise<readonly Row[]> => (await query.execute(tx)).rows as Row[];

/** The first row, or null. */
export const first = async <Row>(tx: Tx, query: RawBuilder<unknown>): Promise<Row | null> => (await all<Row>(tx, query))[0] ?? null;

/** Runs a statement and says how many rows it changed. */
export const run = async (tx: Tx, query: RawBuilder<unknown>): Promise<number> => Number((await query.execute(tx)).numAffectedRows ?? 0n);
