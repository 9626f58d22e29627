-- refused: the mail server of the person whom it was for said for good that it takes no mail to this address. Mail that fails for
-- another reason, as when our own mail server is down, says nothing about the address.
alter table platform.message add column refused boolean not null default false;
update platform.message set refused = true where failed_at is not null and last_error ~ '\m5\d\d[ -]5\.1\.\d';
drop index platform.message_failed;
create index message_failed on platform.message (partnership_id) where refused and bounce_noted_at is null;

-- actor_person: who did it, where that is a person at a table: two people may have one name.
alter table platform.event add column actor_person uuid;
create index event_actor_person on platform.event (partnership_id, actor_person) where actor_person is not null;
