-- accounts: the accounts that were this person's while they had rights here, so that they can be told what is held and forgotten later.
alter table partnership.person add column accounts uuid[] not null default '{}';

-- The accounts of a person in this partnership: those joined to them, and one with their address that is joined to nobody, unless
-- that address belongs to somebody else who is at the table.
create function partnership.accounts_of(wanted uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(m.user_id order by m.user_id), '{}') from platform.membership m
  where m.partnership_id = platform.current_partnership()
    and (m.person_id = wanted
      or (m.person_id is null and exists (
        select 1 from platform.app_user u join partnership.person p on lower(p.email) = lower(u.email)
        where u.id = m.user_id and p.partnership_id = m.partnership_id and p.id = wanted
          and not exists (select 1 from partnership.person o where o.partnership_id = m.partnership_id and o.id <> wanted and o.erased_at is null and lower(o.email) = lower(u.email) and partnership.lasts(o.to_day)))))
$$;

-- Whether ending these accounts' rights would leave nobody to coordinate. Rights of one partnership change one after another.
create function partnership.is_last_coordinator(users uuid[]) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare here uuid := platform.current_partnership();
begin
  perform pg_advisory_xact_lock(hashtextextended('rights ' || here, 0));
  return exists (select 1 from platform.membership where partnership_id = here and role = 'coordinator' and user_id = any(users))
    and not exists (select 1 from platform.membership where partnership_id = here and role = 'coordinator' and user_id <> all(users));
end $$;

-- Ends what a person's accounts may do in this partnership, and what reads it on their behalf.
create function partnership.end_rights(wanted uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := platform.current_partnership();
  users uuid[] := partnership.accounts_of(wanted);
begin
  if cardinality(users) = 0 then return 'none'; end if;
  if partnership.is_last_coordinator(users) then return 'kept'; end if;
  delete from platform.membership where partnership_id = here and user_id = any(users);
  delete from platform.api_token where partnership_id = here and user_id = any(users);
  delete from partnership.calendar_feed where partnership_id = here and user_id = any(users);
  update partnership.person set accounts = array(select distinct unnest(accounts || users)) where partnership_id = here and id = wanted;
  return 'ended';
end $$;

revoke all on function partnership.accounts_of(uuid), partnership.is_last_coordinator(uuid[]), partnership.end_rights(uuid) from public;
grant execute on function partnership.accounts_of(uuid), partnership.is_last_coordinator(uuid[]), partnership.end_rights(uuid) to :app;

-- The person at the table whose address an account has: null where there is none, or several.
create function partnership.person_with_address(here uuid, account uuid) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select case when count(*) = 1 then min(p.id::text)::uuid end from platform.app_user u join partnership.person p on lower(p.email) = lower(u.email)
  where u.id = account and p.partnership_id = here and p.erased_at is null and partnership.lasts(p.to_day)
$$;

-- An account is joined to the person with its address, whichever of the two comes first, so that what is meant for a person reaches them.
create function partnership.join_account() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.person_id := partnership.person_with_address(new.partnership_id, new.user_id);
  return new;
end $$;
create trigger join_account before insert on platform.membership for each row when (new.person_id is null) execute function partnership.join_account();

create function partnership.join_people() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.membership m set person_id = c.id
  from changed c join platform.app_user u on lower(u.email) = lower(c.email)
  where m.partnership_id = c.partnership_id and m.user_id = u.id and m.person_id is null and partnership.person_with_address(m.partnership_id, m.user_id) = c.id;
  return null;
end $$;
create trigger join_added after insert on partnership.person referencing new table as changed for each statement execute function partnership.join_people();
create trigger join_changed after update on partnership.person referencing new table as changed for each statement execute function partnership.join_people();

revoke all on function partnership.person_with_address(uuid, uuid), partnership.join_account(), partnership.join_people() from public;
