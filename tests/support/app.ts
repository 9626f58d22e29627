import { join } from 'node:path';
import { sql } from 'kysely';
import type { Hono } from 'hono';
import { findPack } from '#assessment/reads';
import { setUpPartnership, insertGroup, insertOrganisation, insertPerson, insertSeat } from '#partnership/reads';
import type { PartnershipId, PersonId, UserId } from '#lib/id.ts';
import { readPack } from '#pack/reader';
import { secretFrom } from '#platform/auth/secret.ts';
import { openSession } from '#platform/auth/session.ts';
import { readConfig } from '#platform/config.ts';
import { first, run } from '#platform/db/database.ts';
import { projectRoot } from '#platform/files/root.ts';
import { createApp } from '#platform/http/app.ts';
import type { Services } from '#platform/services.ts';
import { slices } from '#app/slices.ts';
import { testDatabase, type TestDatabase } from './database.ts';

export type AppUnderTest = {
  readonly app: Hono;
  readonly services: Services;
  readonly database: TestDatabase;
  readonly setNow: (moment: Date) => void;
  /** A user with a session: the cookie to send. */
  readonly user: (email: string, administrator?: boolean) => Promise<{ readonly id: UserId; readonly cookie: string }>;
  readonly member: (place: PartnershipId, user: UserId, role: string) => Promise<void>;
  /** A partnership with people in it, the first its coordinator. */
  readonly partnership: (name: string, founder: UserId, people: readonly { readonly name: string; readonly sector: string; readonly role?: 'member' | 'coordinator' | 'chair' }[]) => Promise<{ readonly id: PartnershipId; readonly slug: string; readonly people: readonly PersonId[] }>;
  readonly post: (path: string, cookie: string, fields: Readonly<Record<string, string>>) => Promise<Response>;
  readonly get: (path: string, cookie?: string) => Promise<Response>;
};

/** The whole app over a database of its own, with a clock that the test sets. */
export const appUnderTest = async (environment: Readonly<Record<string, string>> = {}): Promise<AppUnderTest> => {
  const database = await testDatabase();
  const config = readConfig({ DATABASE_URL: 'postgres://unused@127.0.0.1/unused', BASE_URL: 'http://joinery.test', ...environment });
  const pack = await readPack(join(projectRoot(), 'packs/lsp-2009'));
  if (!config.ok || !pack.ok) throw new Error('the settings or the pack of the test are at fault');
  let now = new Date('2026-11-21T10:00:00Z');
  const packs = [pack.value];
  const services: Services = { config: config.value, db: database.db, secret: secretFrom('a secret for tests alone'), clock: () => now, log: () => undefined, packs, packFor: (tx, here) => findPack(tx, here, packs), baseUrl: () => 'http://joinery.test', nudge: () => undefined };
  const app = createApp(services, slices);
  const headers = (cookie: string) => ({ cookie: `joinery=${cookie}`, 'sec-fetch-site': 'same-origin' });
  return {
    app, services, database,
    setNow: (moment) => {
      now = moment;
    },
    user: async (email, administrator = false) => {
      const row = await database.db.forService((tx) => first<{ readonly id: UserId }>(tx, sql`insert into platform.app_user (email, name, administrator) values (${email}, ${email}, ${administrator}) returning id`));
      const { id } = row as { readonly id: UserId };
      return { id, cookie: await openSession(database.db, id, now) };
    },
    member: async (place, user, role) => {
      await database.db.forService((tx) => run(tx, sql`insert into platform.membership (partnership_id, user_id, role) values (${place}, ${user}, ${role})`));
    },
    partnership: async (name, founder, people) => {
      const made = await setUpPartnership(services, { name, area: 'Testshire', tier: 'county', legalStatus: 'unincorporated', pack: 'lsp-2009' }, { id: founder, name: 'Founder' });
      if (!made.ok) throw new Error('the partnership of the test is at fault');
      const ids = await database.db.forPartnership(made.value.id, async (tx) => {
        const group = await insertGroup(tx, made.value.id, { name: 'Board', layer: 'strategic', remit: null, parent: null, meetingsAYear: 4 }, '2020-01-01');
        const organisations = new Map<string, Awaited<ReturnType<typeof insertOrganisation>>>();
        const list: PersonId[] = [];
        for (const [index, person] of people.entries()) {
          const organisation = organisations.get(person.sector) ?? (await insertOrganisation(tx, made.value.id, { name: `The ${person.sector}`, sector: person.sector, kind: null }, '2020-01-01'));
          organisations.set(person.sector, organisation);
          const id = await insertPerson(tx, made.value.id, { name: person.name, email: `p${index}@${made.value.slug}.example`, phone: null, organisation, job: null }, '2020-01-01');
          await insertSeat(tx, made.value.id, { person: id, group, organisation, role: person.role ?? 'member' }, '2020-01-01');
          list.push(id);
        }
        return list;
      });
      return { ...made.value, people: ids };
    },
    post: async (path, cookie, fields) => app.request(`http://joinery.test${path}`, { method: 'POST', headers: { ...headers(cookie), 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() }),
    get: async (path, cookie) => app.request(`http://joinery.test${path}`, cookie === undefined ? {} : { headers: headers(cookie) }),
  };
};

/** The personal links that were written, by address, as their paths. */
export const linksOf = async ({ services }: AppUnderTest): Promise<ReadonlyMap<string, string>> => {
  const rows = await services.db.forService((tx) => sql<{ address: string; body: Buffer }>`select to_address as address, body_sealed as body from platform.message where body_sealed is not null order by created_at`.execute(tx));
  return new Map(rows.rows.map(({ address, body }) => [address, /\/r\/\S+/.exec((JSON.parse(services.secret.open(body)) as { text: string }).text)?.[0] ?? '']));
};
