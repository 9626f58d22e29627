import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, PersonId, UserId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';

/** `names` and `addresses` are those they have and had that no other record here has: what stands under them is theirs. */
export type Subject = {
  readonly id: PersonId; readonly name: string; readonly email: string | null; readonly to: Day | null; readonly erasedAt: Date | null;
  readonly names: readonly string[]; readonly addresses: readonly string[];
};

const others = sql`partnership.person o where o.partnership_id = p.partnership_id and o.id <> p.id and o.erased_at is null`;
const columns = sql`p.id, p.name, p.email, p.to_day as "to", p.erased_at as "erasedAt",
  case when p.erased_at is null then array(select distinct n from unnest(p.earlier_names || p.name) n where not exists (select 1 from ${others} and (lower(o.name) = lower(n) or lower(n) = any(lower(o.earlier_names::text)::text[])))) else '{}' end as names,
  array(select distinct a from unnest(p.earlier_addresses || p.email) a where a is not null and not exists (select 1 from ${others} and (lower(o.email) = lower(a) or lower(a) = any(lower(o.earlier_addresses::text)::text[])))) as addresses`;

/** Anyone who is or was at the table, the erased included. */
export const subjectById = (tx: Tx, here: PartnershipId, id: PersonId): Promise<Subject | null> =>
  first<Subject>(tx, sql`select ${columns} from partnership.person p where p.partnership_id = ${here} and p.id = ${id}`);

/** The names under which something may stand that is theirs and nobody else's. */
export const namesOf = async (tx: Tx, here: PartnershipId, id: PersonId): Promise<readonly string[]> => (await subjectById(tx, here, id))?.names ?? [];

const lower = (texts: readonly string[]): readonly string[] => texts.map((one) => one.toLowerCase());

/** A message is theirs when it says so; one that names nobody, when it went to an address that is theirs alone. */
const theirMessages = ({ id, addresses }: Subject) => sql`(person_id = ${id} or (person_id is null and lower(to_address) = any(${lower(addresses)}::text[])))`;
/** A request of somebody else to hand over to them. */
const namesThem = ({ id, names, addresses }: Subject) => sql`(person_id <> ${id} and (to_person = ${id} or lower(email) = any(${lower(addresses)}::text[]) or lower(name) = any(${lower(names)}::text[])))`;

export const accountsHeld = async (tx: Tx, id: PersonId): Promise<readonly UserId[]> => (await all<{ readonly user: UserId }>(tx, sql`select user_id as "user" from partnership.accounts_held(${id})`)).map((one) => one.user);

export const forgetAccounts = async (tx: Tx, users: readonly UserId[]): Promise<void> => {
  await run(tx, sql`select partnership.forget_accounts(${users}::uuid[])`);
};

/** Takes the person out of this slice's tables, the outbox and the trail. The seats they held stay, with no name to them. */
export const erasePerson = async (tx: Tx, here: PartnershipId, subject: Subject, at: Date, today: Day): Promise<void> => {
  const { id, names, addresses } = subject;
  const users = await accountsHeld(tx, id);
  await run(tx, sql`update partnership.seat set to_day = greatest(${today}::date, from_day), version = version + 1 where partnership_id = ${here} and person_id = ${id} and (to_day is null or to_day > ${today})`);
  await run(tx, sql`update partnership.seat set authority = null where partnership_id = ${here} and person_id = ${id}`);
  for (const table of ['contribution', 'placing', 'development_attendance', 'contribution_link'] as const) await run(tx, sql`delete from ${sql.table(`partnership.${table}`)} where partnership_id = ${here} and person_id = ${id}`);
  await run(tx, sql`delete from partnership.handover where partnership_id = ${here} and status = 'waiting' and (person_id = ${id} or ${namesThem(subject)})`);
  await run(tx, sql`update partnership.handover set name = 'erased', email = null, note = '' where partnership_id = ${here} and (person_id = ${id} or ${namesThem(subject)})`);
  await run(tx, sql`delete from platform.message where partnership_id = ${here} and ${theirMessages(subject)}`);
  await run(tx, sql`update partnership.profile set sender_name = null, sender_address = null where partnership_id = ${here} and (lower(sender_address) = any(${lower(addresses)}::text[]) or lower(sender_name) = any(${lower(names)}::text[]))`);
  await run(tx, sql`select platform.forget_in_events(${id}, ${users}::uuid[], ${names}::text[], ${addresses}::text[])`);
  await forgetAccounts(tx, users);
  await run(
    tx,
    sql`update partnership.person set name = 'Someone who has left', email = null, phone = null, job = null, elected = null, skills = '{}', inducted_on = null, bounced_at = null, bounce_reason = null,
          external_id = null, to_day = least(to_day, ${today}), erased_at = ${at}, version = version + 1 where partnership_id = ${here} and id = ${id}`,
  );
};

type Rows = readonly Readonly<Record<string, unknown>>[];

/** What this slice holds on one person, table by table. */
export const heldOnPerson = async (tx: Tx, here: PartnershipId, subject: Subject): Promise<readonly { readonly what: string; readonly rows: Rows }[]> => {
  const { id, names, addresses } = subject;
  const users = await accountsHeld(tx, id);
  return [
    { what: 'Their record', rows: await all(tx, sql`select p.name, p.email, p.phone, p.job, o.name as organisation, p.elected, p.skills, p.inducted_on as inducted, p.rhythm as "written to", p.asked_on as "last written to", p.bounce_reason as "mail came back", p.earlier_names as "earlier names", p.earlier_addresses as "earlier addresses", p.from_day as "from", p.to_day as "to" from partnership.person p left join partnership.organisation o on o.partnership_id = p.partnership_id and o.id = p.organisation_id where p.partnership_id = ${here} and p.id = ${id}`) },
    { what: 'Earlier organisations', rows: await all(tx, sql`select o.name as organisation, b.to_day as "until" from partnership.belonging b join partnership.organisation o on o.partnership_id = b.partnership_id and o.id = b.organisation_id where b.partnership_id = ${here} and b.person_id = ${id} order by b.to_day`) },
    { what: 'Seats', rows: await all(tx, sql`select g.name as "group", s.role, s.authority, s.from_day as "from", s.to_day as "to" from partnership.seat s join partnership."group" g on g.partnership_id = s.partnership_id and g.id = s.group_id where s.partnership_id = ${here} and s.person_id = ${id} order by s.from_day`) },
    { what: 'What they gave by personal link', rows: await all(tx, sql`select at, about, said from partnership.contribution where partnership_id = ${here} and person_id = ${id} order by at`) },
    { what: 'How they see the partnership', rows: await all(tx, sql`select on_day as "on", stage, type, note from partnership.placing where partnership_id = ${here} and person_id = ${id} order by on_day`) },
    { what: 'Development events they came to', rows: await all(tx, sql`select e.title, e.on_day as "on" from partnership.development_attendance a join partnership.development_event e on e.partnership_id = a.partnership_id and e.id = a.event_id where a.partnership_id = ${here} and a.person_id = ${id} order by e.on_day`) },
    { what: 'Requests to hand over', rows: await all(tx, sql`select asked_at as asked, name as "to", email, note, status from partnership.handover where partnership_id = ${here} and (person_id = ${id} or ${namesThem(subject)}) order by asked_at`) },
    { what: 'Personal links', rows: await all(tx, sql`select made_on as made, expires_on as expires, withdrawn_on as withdrawn from partnership.contribution_link where partnership_id = ${here} and person_id = ${id} order by made_on`) },
    { what: 'Messages', rows: await all(tx, sql`select created_at as written, to_address as address, subject, sent_at as sent, failed_at as failed from platform.message where partnership_id = ${here} and kind not like 'campaign %' and ${theirMessages(subject)} order by created_at`) },
    { what: 'The messages that go out in their name', rows: await all(tx, sql`select sender_name as name, sender_address as address from partnership.profile where partnership_id = ${here} and (lower(sender_address) = any(${lower(addresses)}::text[]) or lower(sender_name) = any(${lower(names)}::text[]))`) },
    { what: 'Account', rows: await all(tx, sql`select name, email, role, since, seen as "last seen", tokens as "tokens for programs", feeds as "calendar addresses" from partnership.accounts_held(${id})`) },
    { what: 'In the record of changes', rows: await all(tx, sql`select at, what, why, data from platform.event where partnership_id = ${here} and subject_kind = 'person' and subject_id = ${id} order by at`) },
    { what: 'What they changed', rows: await all(tx, sql`select at, what from platform.event where partnership_id = ${here} and (actor_person = ${id} or actor_user = any(${users}::uuid[]) or (actor_user is null and actor_person is null and actor = any(${names}::text[]))) order by at`) },
  ];
};

/** People who left longer ago than the partnership keeps them. */
export const overdueForErasure = (tx: Tx, here: PartnershipId, today: Day): Promise<readonly Subject[]> =>
  all<Subject>(
    tx,
    sql`select ${columns} from partnership.person p join partnership.profile f on f.partnership_id = p.partnership_id
        where p.partnership_id = ${here} and p.erased_at is null and p.to_day is not null and f.retention_months is not null
          and p.to_day < ${today}::date - make_interval(months => f.retention_months) order by p.to_day limit 200`,
  );
