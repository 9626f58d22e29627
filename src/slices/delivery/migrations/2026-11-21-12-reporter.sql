-- by_person: who reported, where that is a person at a table: two people may have one name.
alter table delivery.action_update add column by_person uuid;
create index action_update_by on delivery.action_update (partnership_id, by_person) where by_person is not null;
