import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Rhythm } from '../core/membership-record.ts';

export const insertContributionLink = async (tx: Tx, here: PartnershipId, link: { readonly hash: Buffer; readonly person: PersonId; readonly madeOn: Day; readonly expiresOn: Day }): Promise<void> => {
  await run(tx, sql`insert into partnership.contribution_link (partnership_id, link_hash, person_id, made_on, expires_on) values (${here}, ${link.hash}, ${link.person}, ${link.madeOn}, ${link.expiresOn})`);
};

export type LinkRow = { readonly person: PersonId; readonly name: string; readonly expiresOn: Day; readonly withdrawnOn: Day | null };

/** The person whom a link belongs to, while that person is at the table. */
export const contributionLink = (tx: Tx, here: PartnershipId, hash: Buffer): Promise<LinkRow | null> =>
  first<LinkRow>(
    tx,
    sql`select l.person_id as person, p.name, l.expires_on as "expiresOn", l.withdrawn_on as "withdrawnOn" from partnership.contribution_link l
        join partnership.person p on p.partnership_id = l.partnership_id and p.id = l.person_id and partnership.lasts(p.to_day) and p.erased_at is null
        where l.partnership_id = ${here} and l.link_hash = ${hash}`,
  );

export const withdrawLinksOf = (tx: Tx, here: PartnershipId, person: PersonId, today: Day): Promise<number> =>
  run(tx, sql`update partnership.contribution_link set withdrawn_on = ${today} where partnership_id = ${here} and person_id = ${person} and withdrawn_on is null and expires_on >= ${today}`);

export const dropOldLinks = (tx: Tx, here: PartnershipId, before: Day): Promise<number> => run(tx, sql`delete from partnership.contribution_link where partnership_id = ${here} and expires_on < ${before}`);

export type Given = { readonly person: PersonId; readonly kind: string; readonly about: string; readonly said: string; readonly at: Date };

export const insertContribution = async (tx: Tx, here: PartnershipId, given: Given): Promise<void> => {
  await run(tx, sql`insert into partnership.contribution (partnership_id, person_id, kind, about, said, at) values (${here}, ${given.person}, ${given.kind}, ${given.about}, ${given.said}, ${given.at})`);
};

/** What was given by personal link, the latest first: by one person, or by all. */
export const contributionsOf = (tx: Tx, here: PartnershipId, person: PersonId | null, most: number): Promise<readonly (Given & { readonly name: string })[]> =>
  all(
    tx,
    sql`select c.person_id as person, p.name, c.kind, c.about, c.said, c.at from partnership.contribution c
        join partnership.person p on p.partnership_id = c.partnership_id and p.id = c.person_id
        where c.partnership_id = ${here} and (${person}::uuid is null or c.person_id = ${person}) order by c.at desc limit ${most}`,
  );

export type Asked = { readonly id: PersonId; readonly name: string; readonly email: string; readonly rhythm: Rhythm; readonly askedOn: Day | null };

/** People whose rhythm lets a message go out today: monthly is every 28 days, weekly every 7, and mail to them does not come back. */
export const dueToBeAsked = (tx: Tx, here: PartnershipId, today: Day, most: number): Promise<readonly Asked[]> =>
  all<Asked>(
    tx,
    sql`select id, name, email, rhythm, asked_on as "askedOn" from partnership.person
        where partnership_id = ${here} and partnership.lasts(to_day) and erased_at is null and email is not null and bounced_at is null and rhythm <> 'never'
          and (looked_on is null or looked_on < ${today}) and (asked_on is null or asked_on <= ${today}::date - case rhythm when 'weekly' then 7 else 28 end)
        order by looked_on nulls first, id limit ${most} for update skip locked`,
  );

/** Notes that these people were looked at today, whether or not anything waits for them. */
export const setLooked = async (tx: Tx, here: PartnershipId, people: readonly PersonId[], today: Day): Promise<void> => {
  await run(tx, sql`update partnership.person set looked_on = ${today} where partnership_id = ${here} and id = any(${people}::uuid[])`);
};

export const setAsked = async (tx: Tx, here: PartnershipId, person: PersonId, today: Day): Promise<void> => {
  await run(tx, sql`update partnership.person set asked_on = ${today} where partnership_id = ${here} and id = ${person}`);
};

export const setRhythm = async (tx: Tx, here: PartnershipId, person: PersonId, rhythm: Rhythm): Promise<void> => {
  await run(tx, sql`update partnership.person set rhythm = ${rhythm} where partnership_id = ${here} and id = ${person}`);
};

/** Notes that mail to an address comes back, for whoever has that address now. */
export const noteBounce = (tx: Tx, here: PartnershipId, address: string, reason: string, at: Date): Promise<number> =>
  run(tx, sql`update partnership.person set bounced_at = ${at}, bounce_reason = ${reason.slice(0, 300)} where partnership_id = ${here} and lower(email) = lower(${address}) and partnership.lasts(to_day) and bounced_at is null`);

export type Gathering = { readonly gathering: boolean; readonly senderName: string | null; readonly senderAddress: string | null; readonly retentionMonths: number | null };

export const gatheringOf = async (tx: Tx, here: PartnershipId): Promise<Gathering> =>
  (await first<Gathering>(tx, sql`select gathering, sender_name as "senderName", sender_address as "senderAddress", retention_months as "retentionMonths" from partnership.profile where partnership_id = ${here}`)) ?? { gathering: false, senderName: null, senderAddress: null, retentionMonths: null };

export const setGathering = async (tx: Tx, here: PartnershipId, to: Omit<Gathering, 'retentionMonths'>): Promise<void> => {
  await run(tx, sql`update partnership.profile set gathering = ${to.gathering}, sender_name = ${to.senderName}, sender_address = ${to.senderAddress} where partnership_id = ${here}`);
};

export const setRetention = async (tx: Tx, here: PartnershipId, months: number | null): Promise<void> => {
  await run(tx, sql`update partnership.profile set retention_months = ${months} where partnership_id = ${here}`);
};

/** The day on which a record was last confirmed; null when never. */
export const confirmedOn = async (tx: Tx, here: PartnershipId, kind: 'person' | 'organisation', subject: string): Promise<Day | null> =>
  (await first<{ readonly on: Day | null }>(tx, sql`select max(on_day)::text as "on" from partnership.confirmation where partnership_id = ${here} and kind = ${kind} and subject_id = ${subject}`))?.on ?? null;

export const insertConfirmation = async (tx: Tx, here: PartnershipId, person: PersonId, kind: 'person' | 'organisation', subject: string, on: Day): Promise<void> => {
  await run(tx, sql`insert into partnership.confirmation (partnership_id, person_id, kind, subject_id, on_day) values (${here}, ${person}, ${kind}, ${subject}, ${on})`);
};

/** The organisation of a person, when nobody has confirmed its record since a day. */
export const organisationToConfirm = (tx: Tx, here: PartnershipId, person: PersonId, since: Day): Promise<{ readonly id: OrganisationId; readonly name: string } | null> =>
  first(
    tx,
    sql`select o.id, o.name from partnership.person p join partnership.organisation o on o.partnership_id = p.partnership_id and o.id = p.organisation_id and partnership.lasts(o.to_day)
        where p.partnership_id = ${here} and p.id = ${person}
          and not exists (select 1 from partnership.confirmation c where c.partnership_id = ${here} and c.kind = 'organisation' and c.subject_id = o.id and c.on_day >= ${since})`,
  );
