import { sql } from 'kysely';
import { addDays, dayOf } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { partnershipById } from '#platform/auth/membership.ts';
import { hashToken, newToken } from '#platform/auth/secret.ts';
import { run } from '#platform/db/database.ts';
import { record } from '#platform/db/event.ts';
import type { Services, Work } from '#platform/services.ts';
import type { Share } from '#platform/slice.ts';
import { deleteTierLink, insertTierInvitation, insertTierLink, relations, setShares, tierInvitation, tierLink, useTierInvitation, type Relation } from '../store/tier-store.ts';

const daysValid = 14;

/** Makes a code that another partnership's coordinator may bring, to link the two. Until it is brought, neither knows of the other. */
export const inviteTier = async (work: Work, relation: string): Promise<Result<string>> => {
  const wanted = relations.find((one) => one === relation);
  if (wanted === undefined) return invalid([{ field: 'relation', message: 'Say where the other partnership stands' }]);
  const code = newToken();
  await insertTierInvitation(work.tx, work.here.id, hashToken('tier', code), wanted, addDays(dayOf(work.now), daysValid));
  await record(work, { what: 'TierInvited', subject: { kind: 'partnership', id: work.here.id }, data: { relation: wanted } });
  return ok(code);
};

const opposite: Readonly<Record<Relation, Relation>> = { above: 'below', below: 'above', beside: 'beside' };
const wrong = invalid([{ field: 'code', message: 'This code is not right, or it has been used or run out. Ask for a new one' }]);

/** Links two partnerships by the code of one of them, all in one transaction. Each side gets its own row, written as that side; nothing is shared yet. */
export const joinTier = async (work: Work, code: string): Promise<Result<string>> => {
  const { tx, here, services } = work;
  const hash = hashToken('tier', code.trim());
  const today = dayOf(work.now);
  const found = await tierInvitation(tx, hash);
  if (found === null || found.expiresOn < today) return wrong;
  if (found.from === here.id) return invalid([{ field: 'code', message: 'This is your own code. Give it to the other partnership’s coordinator' }]);
  const other = await partnershipById(services.db, found.from);
  if (other === null) return wrong;
  await insertTierLink(tx, here.id, { other: other.id, name: other.name, relation: opposite[found.relation], since: today });
  await record(work, { what: 'TierJoined', subject: { kind: 'partnership', id: other.id }, data: { name: other.name } });
  // From here on the transaction writes as the other side.
  await run(tx, sql`set local app.partnership = ${sql.lit(other.id)}`);
  if ((await useTierInvitation(tx, other.id, hash)) === 0) return wrong;
  await insertTierLink(tx, other.id, { other: here.id, name: here.name, relation: found.relation, since: today });
  await record({ tx, here: other, actor: { user: null, name: `${here.name}, by code` }, now: work.now }, { what: 'TierJoined', subject: { kind: 'partnership', id: here.id }, data: { name: here.name } });
  return ok(other.name);
};

/** Chooses what the other partnership may see of this one. */
export const chooseShares = async (work: Work, shares: readonly Share[], other: PartnershipId, version: number, wanted: readonly string[]): Promise<Result<null>> => {
  const kinds = shares.map((share) => share.kind).filter((kind) => wanted.includes(kind));
  if ((await tierLink(work.tx, work.here.id, other)) === null) return notFound('There is no such link here.');
  if (!(await setShares(work.tx, work.here.id, other, version, kinds))) return refuse({ kind: 'conflict', message: 'Somebody else changed what is shared after you opened the page. Open it again to see what it is now.' });
  await record(work, { what: 'SharesChosen', subject: { kind: 'partnership', id: other }, data: { shares: kinds } });
  return ok(null);
};

/** Ends a link on both sides at once: neither sees anything of the other from now on. */
export const endTier = async (work: Work, other: PartnershipId): Promise<Result<null>> => {
  if ((await deleteTierLink(work.tx, work.here.id, other)) === 0) return notFound('There is no such link here.');
  await record(work, { what: 'TierEnded', subject: { kind: 'partnership', id: other } });
  await run(work.tx, sql`set local app.partnership = ${sql.lit(other)}`);
  await deleteTierLink(work.tx, other, work.here.id);
  return ok(null);
};

export type SharedTable = { readonly kind: string; readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/**
 * What another partnership has chosen to share with this one. The choice is read in the other's own row for this partnership, in
 * the other's own transaction, and nothing is read that it does not name.
 */
export const sharedWith = async (services: Services, here: PartnershipId, other: PartnershipId, shares: readonly Share[]): Promise<readonly SharedTable[]> => {
  const from = await partnershipById(services.db, other);
  if (from === null) return [];
  return services.db.forPartnership(other, async (tx) => {
    const chosen = (await tierLink(tx, other, here))?.shares ?? [];
    const tables: SharedTable[] = [];
    for (const share of shares.filter((one) => chosen.includes(one.kind))) tables.push({ kind: share.kind, title: share.title, ...(await share.read(tx, from)) });
    return tables;
  });
};
