import { sql } from 'kysely';
import { addDays, dayOf } from '#lib/day.ts';
import type { GroupId, OrganisationId, PersonId, UserId } from '#lib/id.ts';
import type { SeatRole } from '#partnership';
import { insertGroup, insertOrganisation, insertPerson, insertSeat, setUpPartnership } from '#partnership/reads';
import { allPartnerships } from '#platform/auth/membership.ts';
import { first, run, type Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import { county, groups, organisations, people } from './county.ts';
import { demoRoles, demoUsers, type DemoRole } from './demo-sign-in.ts';
import { loadReports } from './load-reports.ts';
import { loadTable } from './load-table.ts';
import { loadFigures, trustGround } from './load-figures.ts';
import { loadTrust } from './load-trust.ts';
import { loadNetwork } from './load-network.ts';
import { loadPlan } from './load-plan.ts';
import { loadStrategy } from './load-strategy.ts';
import { loadWaves } from './load-waves.ts';

const addressOf = (name: string): string => `${name.toLowerCase().replace(/^canon /, '').replace(/[^a-z ]/g, '').replace(/\s+/g, '.')}@hartshire.example`;

const loadPeople = async (tx: Tx, here: Here, today: string): Promise<readonly PersonId[]> => {
  const organisationIds: OrganisationId[] = [];
  const groupIds: GroupId[] = [];
  const ids: PersonId[] = [];
  for (const [name, sector, kind] of organisations) organisationIds.push(await insertOrganisation(tx, here.id, { name, sector, kind }, today));
  for (const [name, layer, meetingsAYear, parent, remit] of groups) {
    const above = groups.findIndex(([other]) => other === parent);
    groupIds.push(await insertGroup(tx, here.id, { name, layer, remit, parent: groupIds[above] ?? null, meetingsAYear }, today));
  }
  for (const [name, at, job, seats] of people) {
    const organisation = organisationIds[at] ?? null;
    const person = await insertPerson(tx, here.id, { name, email: addressOf(name), phone: null, organisation, job }, today);
    ids.push(person);
    for (const [group, role] of seats) await insertSeat(tx, here.id, { person, group: groupIds[group] as GroupId, organisation, role: role as SeatRole }, today);
  }
  return ids;
};

const seats: readonly { readonly role: DemoRole; readonly person: number; readonly may: string }[] = [
  { role: 'coordinator', person: 0, may: 'coordinator' },
  { role: 'member', person: 54, may: 'member' },
  { role: 'theme-lead', person: 24, may: 'contributor' },
];

const loadUsers = async (tx: Tx, here: Here, ids: readonly PersonId[]): Promise<void> => {
  for (const { role, person, may } of seats) {
    const user = (await first<{ readonly id: UserId }>(tx, sql`insert into platform.app_user (email, name) values (${demoRoles[role].email}, ${people[person]?.[0] ?? role}) on conflict (lower(email)) do update set name = excluded.name returning id`)) as { readonly id: UserId };
    await run(tx, sql`insert into platform.membership (partnership_id, user_id, role, person_id) values (${here.id}, ${user.id}, ${may}, ${ids[person]}) on conflict do nothing`);
  }
  await run(tx, sql`insert into platform.app_user (email, name, administrator) values (${demoRoles.administrator.email}, 'Sam Keeper', true) on conflict (lower(email)) do nothing`);
};

/** A demo whose loading was cut short: it has no members, because they come last and with everything else. */
const unfinished = (services: Services): Promise<{ readonly id: string } | null> =>
  services.db.forService((tx) => first(tx, sql`select p.id from platform.partnership p where p.demo and not exists (select 1 from platform.membership m where m.partnership_id = p.id)`));

const placeFor = async (services: Services): Promise<Here> => {
  const begun = await unfinished(services);
  const made = begun === null ? await setUpPartnership(services, { ...county, pack: 'lsp-2009' }, { id: null, name: 'Joinery' }, true) : null;
  if (made?.ok === false) throw new Error(made.refusal.faults?.map((fault) => fault.message).join('. ') ?? made.refusal.message);
  const id = begun?.id ?? (made?.ok === true ? made.value.id : '');
  return (await allPartnerships(services.db)).find((one) => one.id === id) as Here;
};

/** Loads Hartshire: its people, two waves of two assessments with seeded answers, and a plan half done. All of it, or nothing but its name. */
export const loadDemo = async (services: Services): Promise<string> => {
  const here = await placeFor(services);
  const today = dayOf(services.clock());
  await services.db.forService(async (tx) => {
    await run(tx, sql`set local app.partnership = ${sql.lit(here.id)}`);
    const ids = await loadPeople(tx, here, addDays(today, -900));
    await run(tx, sql`update partnership.profile set accountable_body = 'Hartshire County Council', support_team = 'Ruth Ellery and four colleagues at County Hall', about = 'The public bodies, six districts and voluntary, community, faith and business sectors of Hartshire, working to one strategy.' where partnership_id = ${here.id}`);
    await loadTable(tx, here, today);
    const waves = await loadWaves(tx, services, here, ids, today);
    await loadPlan(tx, services, here, waves, today);
    const strategy = await loadStrategy(tx, services, here, today);
    const work = await loadFigures(tx, services, here, today, strategy);
    await loadTrust(tx, here, await trustGround(work));
    await loadReports(work);
    await loadNetwork(tx, services, here, today);
    await loadUsers(tx, here, ids);
  });
  return here.slug;
};

/** Loads the demo into an empty database, unless the settings say not to. Replicas that start together wait for the one that does it. */
export const loadDemoIfEmpty = async (services: Services): Promise<void> => {
  if (services.config.demo === 'no' || services.config.production) return;
  await services.db.forService(async (tx) => {
    await run(tx, sql`select pg_advisory_xact_lock(20260422)`);
    const empty = (await first(tx, sql`select 1 from platform.partnership limit 1`)) === null;
    if (empty || (await unfinished(services)) !== null) await loadDemo(services);
  });
};

/** How to sign in as each person of the demo. */
export const demoSignIns = async (services: Services): Promise<readonly { readonly name: string; readonly as: string }[]> =>
  (await demoUsers(services)).map(({ role, name }) => ({ name, as: demoRoles[role].name }));
