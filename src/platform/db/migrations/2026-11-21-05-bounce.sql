-- When a message that failed for good was noted on the person whom it was for.
alter table platform.message add column bounce_noted_at timestamptz;
create index message_failed on platform.message (partnership_id) where failed_at is not null and bounce_noted_at is null;
