-- Earlier names and addresses are kept beside the record, so that erasing a person finds what was written under them.
alter table partnership.person add column earlier_names text[] not null default '{}', add column earlier_addresses text[] not null default '{}';

-- A link went to the address that was there when it was made: whoever reads that one is not let in once it is another.
create function partnership.keep_earlier() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.erased_at is not null then
    new.earlier_names := '{}';
    new.earlier_addresses := '{}';
    new.accounts := '{}';
    return new;
  end if;
  if new.name is distinct from old.name and old.name <> all(new.earlier_names) then
    new.earlier_names := new.earlier_names || old.name;
  end if;
  if lower(new.email) is distinct from lower(old.email) then
    update partnership.contribution_link set withdrawn_on = platform.today() where partnership_id = new.partnership_id and person_id = new.id and withdrawn_on is null;
    if old.email is not null and old.email <> all(new.earlier_addresses) then
      new.earlier_addresses := new.earlier_addresses || old.email;
    end if;
  end if;
  return new;
end $$;
create trigger keep_earlier before update on partnership.person for each row execute function partnership.keep_earlier();

-- Accounts as they are told to whoever they belong to: those of now and of before.
create function partnership.accounts_held(wanted uuid) returns table (user_id uuid, name text, email text, role text, since timestamptz, seen timestamptz, tokens bigint, feeds bigint)
  language sql stable security definer set search_path = pg_catalog as $$
  select u.id, u.name, u.email, m.role, m.created_at, m.seen_at,
    (select count(*) from platform.api_token t where t.partnership_id = platform.current_partnership() and t.user_id = u.id),
    (select count(*) from partnership.calendar_feed f where f.partnership_id = platform.current_partnership() and f.user_id = u.id)
  from partnership.person p
  join platform.app_user u on u.id = any(p.accounts || partnership.accounts_of(p.id))
  left join platform.membership m on m.partnership_id = p.partnership_id and m.user_id = u.id
  where p.partnership_id = platform.current_partnership() and p.id = wanted and (m.person_id is null or m.person_id = wanted)
$$;

-- Takes accounts out of this partnership, and out of the service where no other partnership has them.
create function partnership.forget_accounts(users uuid[]) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare here uuid := platform.current_partnership(); one platform.app_user;
begin
  delete from platform.membership where partnership_id = here and user_id = any(users);
  delete from platform.api_token where partnership_id = here and user_id = any(users);
  delete from partnership.calendar_feed where partnership_id = here and user_id = any(users);
  for one in select * from platform.app_user u where u.id = any(users) and not u.administrator and not exists (select 1 from platform.membership m where m.user_id = u.id) loop
    delete from platform.session where user_id = one.id;
    delete from platform.sign_in_link where user_id = one.id;
    delete from platform.passkey where user_id = one.id;
    delete from platform.identity where user_id = one.id;
    delete from platform.api_token where user_id = one.id;
    delete from platform.message where partnership_id is null and lower(to_address) = lower(one.email);
    delete from platform.app_user where id = one.id;
  end loop;
end $$;

-- Takes a person out of the trail of their own partnership: by their record and accounts, and by names and addresses that nobody
-- else here has. A name of one word is looked for only where it stands alone: within a text it could be anybody's.
drop function platform.forget_in_events(uuid, text, text);
create function platform.forget_in_events(wanted uuid, users uuid[], names text[], addresses text[]) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare here uuid := platform.current_partnership(); word text; shown text; pattern text;
begin
  update platform.event set data = '{}', why = null where partnership_id = here and subject_kind = 'person' and subject_id = wanted;
  update platform.event set data = data - 'name' - 'email' where partnership_id = here and subject_kind = 'user' and subject_id = any(users);
  update platform.event set actor = 'Someone who has left', actor_user = null
    where partnership_id = here and (actor_person = wanted or actor_user = any(users) or (actor_user is null and actor_person is null and actor = any(names)));
  foreach word in array names || addresses loop
    shown := case when word = any(addresses) then 'erased' else 'Someone who has left' end;
    update platform.event set data = replace(data::text, to_json(word)::text, to_json(shown)::text)::jsonb where partnership_id = here and position(to_json(word)::text in data::text) > 0;
    update platform.event set why = shown where partnership_id = here and why = word;
    if word ~ '[[:space:]@]' then
      pattern := '(?<=^|[^[:alnum:]]|\\[nrt])' || regexp_replace(substr(to_json(word)::text, 2, length(to_json(word)::text) - 2), '([.*+?^${}()|\[\]\\])', '\\\1', 'g') || '(?![[:alnum:]])';
      update platform.event set data = regexp_replace(data::text, pattern, shown, 'gi')::jsonb where partnership_id = here and data::text ~* pattern;
      pattern := '(?<![[:alnum:]])' || regexp_replace(word, '([.*+?^${}()|\[\]\\])', '\\\1', 'g') || '(?![[:alnum:]])';
      update platform.event set why = regexp_replace(why, pattern, shown, 'gi') where partnership_id = here and why ~* pattern;
    end if;
  end loop;
end $$;

revoke all on function partnership.accounts_held(uuid), partnership.forget_accounts(uuid[]), platform.forget_in_events(uuid, uuid[], text[], text[]) from public;
grant execute on function partnership.accounts_held(uuid), partnership.forget_accounts(uuid[]), platform.forget_in_events(uuid, uuid[], text[], text[]) to :app;
