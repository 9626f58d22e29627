-- Whether those who see no names of people see every organisation by name of which at least one person answered. People are told so
-- before the first question, so it can't be changed once they have been asked.
alter table network.wave add column organisations_named boolean not null default false;

create function network.keep_promise() returns trigger language plpgsql as $$
begin
  if old.status in ('open', 'closed') and new.organisations_named is distinct from old.organisations_named then
    raise exception 'what people were told when they were asked stands';
  end if;
  return new;
end $$;
create trigger keep_promise before update on network.wave for each row execute function network.keep_promise();
