import { sql } from 'kysely';
import type { PersonId, UserId } from '#lib/id.ts';
import { all, first, type Database } from '#platform/db/database.ts';
import type { Here, Role } from '#platform/http/ask.ts';

export type Place = Here & { readonly role: Role; readonly person: PersonId | null; readonly seenAt: Date | null };

const columns = sql`p.id, p.slug, p.name, p.pack, p.pack_version as "packVersion", p.demo, m.role, m.person_id as person, m.seen_at as "seenAt"`;

/** The partnerships a user sits in. */
export const placesOf = (db: Database, user: UserId): Promise<readonly Place[]> =>
  db.forService((tx) =>
    all<Place>(tx, sql`select ${columns} from platform.membership m join platform.partnership p on p.id = m.partnership_id where m.user_id = ${user} order by p.name`),
  );

/** One partnership as a user of it, or null: the same for one that does not exist and one that is another's. */
export const placeOf = (db: Database, user: UserId, slug: string): Promise<Place | null> =>
  db.forService((tx) =>
    first<Place>(tx, sql`select ${columns} from platform.membership m join platform.partnership p on p.id = m.partnership_id where m.user_id = ${user} and p.slug = ${slug}`),
  );

/** A partnership by its id, for personal links and jobs. */
export const partnershipById = (db: Database, id: string): Promise<Here | null> =>
  db.forService((tx) => first<Here>(tx, sql`select id, slug, name, pack, pack_version as "packVersion", demo from platform.partnership where id = ${id}`));

/** A partnership by the name in its address, for what everybody may see. */
export const partnershipBySlug = (db: Database, slug: string): Promise<Here | null> =>
  db.forService((tx) => first<Here>(tx, sql`select id, slug, name, pack, pack_version as "packVersion", demo from platform.partnership where slug = ${slug}`));

export const allPartnerships = (db: Database): Promise<readonly Here[]> =>
  db.forService((tx) => all<Here>(tx, sql`select id, slug, name, pack, pack_version as "packVersion", demo from platform.partnership order by name`));
