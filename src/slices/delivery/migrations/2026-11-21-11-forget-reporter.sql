-- A report is never changed, but for the name of somebody who asks to be forgotten.
grant update (by) on delivery.action_update to :app;
create index action_owner on delivery.action (partnership_id, owner_person) where owner_person is not null;
