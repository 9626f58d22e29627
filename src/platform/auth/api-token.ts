import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Database } from '#platform/db/database.ts';
import type { User } from '#platform/http/ask.ts';
import { hashToken, newToken } from './secret.ts';

export type TokenHolder = { readonly user: User; readonly partnership: PartnershipId; readonly scopes: readonly string[] };
export type TokenRow = { readonly id: string; readonly name: string; readonly scopes: readonly string[]; readonly partnership: string; readonly expiresAt: Date; readonly usedAt: Date | null };

/** Who a personal token speaks for, or null when it has ended or never was. */
export const readToken = (db: Database, token: string, now: Date): Promise<TokenHolder | null> =>
  db.forService(async (tx) => {
    const row = await first<User & { readonly partnership: PartnershipId; readonly scopes: string[] }>(
      tx,
      sql`update platform.api_token t set used_at = ${now} from platform.app_user u
          where u.id = t.user_id and t.token_hash = ${hashToken('api', token)} and t.expires_at > ${now}
          returning u.id, u.name, u.email, u.administrator, t.partnership_id as partnership, t.scopes`,
    );
    return row === null ? null : { user: { id: row.id, name: row.name, email: row.email, administrator: row.administrator }, partnership: row.partnership, scopes: row.scopes };
  });

/** Makes a personal token for one partnership; the text is shown once and only its hash is kept. */
export const makeToken = async (db: Database, input: { readonly user: string; readonly partnership: string; readonly name: string; readonly scopes: readonly string[]; readonly expiresAt: Date }): Promise<string> => {
  const token = `joinery_${newToken()}`;
  await db.forService((tx) =>
    run(
      tx,
      sql`insert into platform.api_token (token_hash, user_id, partnership_id, name, scopes, expires_at)
          values (${hashToken('api', token)}, ${input.user}, ${input.partnership}, ${input.name}, ${input.scopes}::text[], ${input.expiresAt})`,
    ),
  );
  return token;
};

export const tokensOf = (db: Database, user: string): Promise<readonly TokenRow[]> =>
  db.forService((tx) =>
    all<TokenRow>(
      tx,
      sql`select t.id, t.name, t.scopes, p.name as partnership, t.expires_at as "expiresAt", t.used_at as "usedAt"
          from platform.api_token t join platform.partnership p on p.id = t.partnership_id where t.user_id = ${user} order by t.created_at`,
    ),
  );

export const withdrawToken = async (db: Database, user: string, id: string): Promise<void> => {
  await db.forService((tx) => run(tx, sql`delete from platform.api_token where id = ${id} and user_id = ${user}`));
};
