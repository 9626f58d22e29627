import pg from 'pg';

type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** Every statement that a piece of work sends to the database, in order. */
export const recordSql = async (work: () => Promise<unknown>): Promise<readonly Statement[]> => {
  const found: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...args: readonly unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function recorded(this: unknown, ...args: readonly unknown[]): unknown {
    const [first, second] = args as readonly [string | { readonly text?: string; readonly values?: readonly unknown[] }, unknown];
    const text = typeof first === 'string' ? first : first.text;
    if (text !== undefined) found.push({ text, values: Array.isArray(second) ? second : typeof first === 'object' ? (first.values ?? []) : [] });
    return original.apply(this, [...args]);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return found;
};

/** Sends the same statements again, one after another, and reads all their rows. */
export const replaySql = async (client: pg.Client, statements: readonly Statement[]): Promise<void> => {
  for (const { text, values } of statements) await client.query(text, [...values]);
};
