import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

export type Subject = { readonly id: PersonId; readonly name: string; readonly email: string | null; readonly to: Day | null; readonly erasedAt: Date | null };

/** Anyone who is or was at the table, the erased included. */
export const subjectById = (tx: Tx, here: PartnershipId, id: PersonId): Promise<Subject | null> =>
  first<Subject>(tx, sql`select id, name, email, to_day as "to", erased_at as "erasedAt" from partnership.person where partnership_id = ${here} and id = ${id}`);

/** What this slice holds on one person, table by table. */
export const heldOnPerson = async (tx: Tx, here: PartnershipId, { id, email }: Subject): Promise<readonly { readonly what: string; readonly rows: Rows }[]> => [
  { what: 'Their record', rows: await all(tx, sql`select p.name, p.email, p.phone, p.job, o.name as organisation, p.elected, p.skills, p.inducted_on as inducted, p.rhythm, p.asked_on as "last written to", p.bounce_reason as "mail came back", p.from_day as "from", p.to_day as "to" from partnership.person p left join partnership.organisation o on o.partnership_id = p.partnership_id and o.id = p.organisation_id where p.partnership_id = ${here} and p.id = ${id}`) },
  { what: 'Seats', rows: await all(tx, sql`select g.name as "group", s.role, s.authority, s.from_day as "from", s.to_day as "to" from partnership.seat s join partnership."group" g on g.partnership_id = s.partnership_id and g.id = s.group_id where s.partnership_id = ${here} and s.person_id = ${id} order by s.from_day`) },
  { what: 'What they gave by personal link', rows: await all(tx, sql`select at, about, said from partnership.contribution where partnership_id = ${here} and person_id = ${id} order by at`) },
  { what: 'How they see the partnership', rows: await all(tx, sql`select on_day as "on", stage, type, note from partnership.placing where partnership_id = ${here} and person_id = ${id} order by on_day`) },
  { what: 'Development events they came to', rows: await all(tx, sql`select e.title, e.on_day as "on" from partnership.development_attendance a join partnership.development_event e on e.partnership_id = a.partnership_id and e.id = a.event_id where a.partnership_id = ${here} and a.person_id = ${id} order by e.on_day`) },
  { what: 'Requests to hand over', rows: await all(tx, sql`select asked_at as asked, name as "to", note, status from partnership.handover where partnership_id = ${here} and person_id = ${id} order by asked_at`) },
  { what: 'Personal links', rows: await all(tx, sql`select made_on as made, expires_on as expires, withdrawn_on as withdrawn from partnership.contribution_link where partnership_id = ${here} and person_id = ${id} order by made_on`) },
  { what: 'Messages', rows: await all(tx, sql`select created_at as written, to_address as address, subject, sent_at as sent, failed_at as failed from platform.message where partnership_id = ${here} and kind not like 'campaign %' and (person_id = ${id} or lower(to_address) = lower(${email})) order by created_at`) },
  { what: 'Account', rows: await all(tx, sql`select role, created_at as since, seen_at as "last seen" from platform.membership where partnership_id = ${here} and person_id = ${id}`) },
  { what: 'In the record of changes', rows: await all(tx, sql`select at, what, why from platform.event where partnership_id = ${here} and subject_kind = 'person' and subject_id = ${id} order by at`) },
];

/** Takes the person out of this slice's tables, the outbox and the trail. The seats they held stay, with no name to them. */
export const erasePerson = async (tx: Tx, here: PartnershipId, subject: Subject, at: Date, today: Day): Promise<void> => {
  const { id, name, email } = subject;
  await run(tx, sql`update partnership.seat set to_day = greatest(${today}::date, from_day), version = version + 1 where partnership_id = ${here} and person_id = ${id} and (to_day is null or to_day > ${today})`);
  await run(tx, sql`update partnership.seat set authority = null where partnership_id = ${here} and person_id = ${id}`);
  for (const table of ['contribution', 'placing', 'development_attendance', 'contribution_link'] as const) await run(tx, sql`delete from ${sql.table(`partnership.${table}`)} where partnership_id = ${here} and person_id = ${id}`);
  await run(tx, sql`update partnership.handover set name = 'erased', email = null, note = '' where partnership_id = ${here} and (person_id = ${id} or to_person = ${id})`);
  await run(tx, sql`delete from partnership.handover where partnership_id = ${here} and person_id = ${id} and status = 'waiting'`);
  await run(tx, sql`delete from platform.message where partnership_id = ${here} and (person_id = ${id} or lower(to_address) = lower(${email}))`);
  await run(tx, sql`delete from platform.membership where partnership_id = ${here} and person_id = ${id}`);
  await run(
    tx,
    sql`update partnership.person set name = 'Someone who has left', email = null, phone = null, job = null, elected = null, skills = '{}', inducted_on = null, bounced_at = null, bounce_reason = null,
          external_id = null, to_day = least(to_day, ${today}), erased_at = ${at}, version = version + 1 where partnership_id = ${here} and id = ${id}`,
  );
  await run(tx, sql`select platform.forget_in_events(${id}, ${name}, ${email})`);
};

/** People who left longer ago than the partnership keeps them. */
export const overdueForErasure = (tx: Tx, here: PartnershipId, today: Day): Promise<readonly Subject[]> =>
  all<Subject>(
    tx,
    sql`select p.id, p.name, p.email, p.to_day as "to", p.erased_at as "erasedAt" from partnership.person p join partnership.profile f on f.partnership_id = p.partnership_id
        where p.partnership_id = ${here} and p.erased_at is null and p.to_day is not null and f.retention_months is not null
          and p.to_day < ${today}::date - make_interval(months => f.retention_months) order by p.to_day limit 200`,
  );
