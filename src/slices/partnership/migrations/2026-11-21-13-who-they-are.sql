-- person_said: the coordinator has said who this account is, or that it is nobody, and no address says otherwise.
alter table platform.membership add column person_said boolean not null default false;

create or replace function partnership.accounts_of(wanted uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(m.user_id order by m.user_id), '{}') from platform.membership m
  where m.partnership_id = platform.current_partnership()
    and (m.person_id = wanted
      or (m.person_id is null and not m.person_said and exists (
        select 1 from platform.app_user u join partnership.person p on lower(p.email) = lower(u.email)
        where u.id = m.user_id and p.partnership_id = m.partnership_id and p.id = wanted
          and not exists (select 1 from partnership.person o where o.partnership_id = m.partnership_id and o.id <> wanted and o.erased_at is null and lower(o.email) = lower(u.email) and partnership.lasts(o.to_day)))))
$$;

create or replace function partnership.join_people() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.membership m set person_id = c.id
  from changed c join platform.app_user u on lower(u.email) = lower(c.email)
  where m.partnership_id = c.partnership_id and m.user_id = u.id and m.person_id is null and not m.person_said and partnership.person_with_address(m.partnership_id, m.user_id) = c.id;
  return null;
end $$;

-- Whether an account that may sign in here, and is not this person's, has an address: whoever holds a personal link proves no address
-- by typing it, and must not become somebody else's account.
create function partnership.is_anothers_account(wanted uuid, address text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from platform.membership m join platform.app_user u on u.id = m.user_id
    where m.partnership_id = platform.current_partnership() and lower(u.email) = lower(address) and m.person_id is distinct from wanted)
$$;
revoke all on function partnership.is_anothers_account(uuid, text) from public;
grant execute on function partnership.is_anothers_account(uuid, text) to :app;
