-- bounce_noted_at: when a message that failed for good was noted on the person whom it was for.
-- leave_no_trace: the row goes once it is sent. person_id: whom it is for, where that is a person at a table.
alter table platform.message add column bounce_noted_at timestamptz, add column leave_no_trace boolean not null default false, add column person_id uuid;
create index message_failed on platform.message (partnership_id) where failed_at is not null and bounce_noted_at is null;

-- What the server's key makes of a constant: a server with another key is told before it can do harm.
create table platform.key_check (one boolean primary key default true check (one), mark bytea not null);
grant select, insert on platform.key_check to :app;
alter table platform.key_check enable row level security;
alter table platform.key_check force row level security;
create policy owner on platform.key_check to :owner using (true) with check (true);
create policy tenant on platform.key_check to :app using (platform.is_service()) with check (platform.is_service());
