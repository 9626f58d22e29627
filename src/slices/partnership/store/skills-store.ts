import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { EventDraft, PersonSkills, SoundNeed } from '../core/check-skills.ts';
import type { DevelopmentEvent, DevelopmentEventId, Need, NeedId } from '../core/skills.ts';

/** Every skill that a role at a layer needs. */
export const needsOf = (tx: Tx, here: PartnershipId): Promise<readonly Need[]> => all<Need>(tx, sql`select id, layer, role, skill from partnership.skill_need where partnership_id = ${here} order by lower(skill)`);

/** Adds the skills that are not named for that role yet; gives those that were new. */
export const insertNeeds = async (tx: Tx, here: PartnershipId, { layer, role, skills }: SoundNeed): Promise<readonly Need[]> =>
  all<Need>(
    tx,
    sql`insert into partnership.skill_need (partnership_id, layer, role, skill) select ${here}, ${layer}, ${role}, skill from unnest(${skills}::text[]) as skill
        on conflict (partnership_id, layer, role, lower(skill)) do nothing returning id, layer, role, skill`,
  );

/** Takes a need away; null when it is not there any more. */
export const deleteNeed = (tx: Tx, here: PartnershipId, id: NeedId): Promise<Need | null> =>
  first<Need>(tx, sql`delete from partnership.skill_need where partnership_id = ${here} and id = ${id} returning id, layer, role, skill`);

/** Changes what a person can do and when they were inducted; refused (false) when somebody else has changed the person since `version`, or they have left. */
export const updatePersonSkills = async (tx: Tx, here: PartnershipId, id: PersonId, version: number, { skills, inductedOn }: PersonSkills): Promise<boolean> =>
  (await run(
    tx,
    sql`update partnership.person set skills = ${skills}::text[], inducted_on = ${inductedOn}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and partnership.lasts(to_day) and erased_at is null`,
  )) === 1;

/** Records the day of an induction where there is none; false when there is one. */
export const setInducted = async (tx: Tx, here: PartnershipId, id: PersonId, day: Day): Promise<boolean> =>
  (await run(tx, sql`update partnership.person set inducted_on = ${day}, version = version + 1 where partnership_id = ${here} and id = ${id} and inducted_on is null and partnership.lasts(to_day) and erased_at is null`)) === 1;

/** Every development event with who came, the latest first. */
export const eventsOf = (tx: Tx, here: PartnershipId): Promise<readonly DevelopmentEvent[]> =>
  all<DevelopmentEvent>(
    tx,
    sql`select e.id, e.title, e.about, e.skills, e.on_day as "on", e.version,
          array(select a.person_id::text from partnership.development_attendance a where a.partnership_id = e.partnership_id and a.event_id = e.id order by 1) as came
        from partnership.development_event e where e.partnership_id = ${here} order by e.on_day desc, lower(e.title)`,
  );

const setCame = async (tx: Tx, here: PartnershipId, id: DevelopmentEventId, came: readonly PersonId[]): Promise<void> => {
  await run(tx, sql`delete from partnership.development_attendance where partnership_id = ${here} and event_id = ${id} and person_id <> all(${came}::uuid[])`);
  await run(tx, sql`insert into partnership.development_attendance (partnership_id, event_id, person_id) select ${here}, ${id}, person from unnest(${came}::uuid[]) as person on conflict do nothing`);
};

/** Adds an event with who came to it. */
export const insertEvent = async (tx: Tx, here: PartnershipId, { title, about, skills, on, came }: EventDraft): Promise<DevelopmentEventId> => {
  const made = await first<{ readonly id: DevelopmentEventId }>(
    tx,
    sql`insert into partnership.development_event (partnership_id, title, about, skills, on_day) values (${here}, ${title}, ${about}, ${skills}::text[], ${on}) returning id`,
  );
  const { id } = made as { readonly id: DevelopmentEventId };
  await setCame(tx, here, id, came);
  return id;
};

/** Changes an event and who came; refused (false) when somebody else has changed it since `version`. */
export const updateEvent = async (tx: Tx, here: PartnershipId, id: DevelopmentEventId, version: number, { title, about, skills, on, came }: EventDraft): Promise<boolean> => {
  const changed = await run(
    tx,
    sql`update partnership.development_event set title = ${title}, about = ${about}, skills = ${skills}::text[], on_day = ${on}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version}`,
  );
  if (changed === 1) await setCame(tx, here, id, came);
  return changed === 1;
};
