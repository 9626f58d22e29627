-- Organisations, people and groups as they are known elsewhere, so that a second import finds them again.
alter table partnership.organisation add column external_id text;
alter table partnership.person add column external_id text;
alter table partnership."group" add column external_id text;
create unique index organisation_external on partnership.organisation (partnership_id, external_id) where external_id is not null;
create unique index person_external on partnership.person (partnership_id, external_id) where external_id is not null;
create unique index group_external on partnership."group" (partnership_id, external_id) where external_id is not null;

-- host_id: the organisation whose committee it is, for groups read from a committee system. decides: it takes decisions, and is
-- not only a place to talk. principals: members are expected in person, not a substitute.
alter table partnership."group" add column host_id uuid, add column decides boolean not null default true, add column principals boolean not null default false;
alter table partnership."group" add foreign key (partnership_id, host_id) references partnership.organisation (partnership_id, id);

-- One name may stand for two committees of two hosts, and for two people.
drop index partnership.group_name;
create unique index group_name on partnership."group" (partnership_id, lower(name), coalesce(host_id, '00000000-0000-0000-0000-000000000000')) where to_day is null;
drop index partnership.seat_current;
create unique index seat_current on partnership.seat (partnership_id, person_id, group_id, role, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')) where to_day is null;

alter table partnership.profile
  add column areas text[] not null default '{}',
  add column gathering boolean not null default false,
  add column sender_name text,
  add column sender_address text,
  add column retention_months integer check (retention_months between 1 and 240);

-- Somebody who left and comes back may bring the same address.
drop index partnership.person_email;
create unique index person_email on partnership.person (partnership_id, lower(email)) where email is not null and to_day is null;

-- rhythm: how often one message may gather what waits for this person. asked_on: when it last did; looked_on: when it was last seen whether anything waits.
alter table partnership.person
  add column skills text[] not null default '{}',
  add column inducted_on date,
  add column rhythm text not null default 'monthly' check (rhythm in ('weekly', 'monthly', 'never')),
  add column asked_on date,
  add column looked_on date,
  add column bounced_at timestamptz,
  add column bounce_reason text;

-- Which organisation came after which: renamed, merged or split on a day.
create table partnership.succession (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('renamed', 'merged', 'split')),
  on_day date not null,
  primary key (partnership_id, id),
  unique (partnership_id, from_id, to_id)
);

-- An area by its code, with the codes of the larger areas it lies in and, if the user loaded one, its boundary (GeoJSON geometry).
create table partnership.area (
  partnership_id uuid not null,
  code text not null,
  name text not null,
  within text[] not null default '{}',
  geometry jsonb,
  primary key (partnership_id, code)
);

-- Who answers to whom, at which layer, in which of the three ways (WBT Table 7), for what, with what following if it goes wrong.
create table partnership.accountability (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  from_group uuid,
  from_organisation uuid,
  to_group uuid,
  to_organisation uuid,
  to_other text,
  layer text not null check (layer in ('strategic', 'executive', 'operational')),
  way text not null check (way in ('account', 'held', 'redress')),
  what text not null,
  sanction text,
  from_day date,
  to_day date,
  version integer not null default 1,
  primary key (partnership_id, id),
  check (num_nonnulls(from_group, from_organisation) = 1),
  check (num_nonnulls(to_group, to_organisation, to_other) = 1)
);

-- What balances the signal that the choice of chair sends (WBT ¶49–51).
create table partnership.balance (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  what text not null,
  from_day date not null,
  to_day date,
  version integer not null default 1,
  primary key (partnership_id, id)
);

-- How a member sees the partnership's stage and type. A later view is a later row.
create table partnership.placing (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  stage text not null,
  type text not null,
  note text not null default '',
  on_day date not null,
  primary key (partnership_id, id),
  unique (partnership_id, person_id, on_day)
);

create table partnership.skill_need (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  layer text not null check (layer in ('strategic', 'executive', 'operational')),
  role text not null check (role in ('chair', 'vice-chair', 'member', 'adviser', 'substitute', 'coordinator')),
  skill text not null,
  primary key (partnership_id, id)
);
create unique index skill_need_once on partnership.skill_need (partnership_id, layer, role, lower(skill));

create table partnership.development_event (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  about text not null default '',
  skills text[] not null default '{}',
  on_day date not null,
  version integer not null default 1,
  primary key (partnership_id, id)
);
create table partnership.development_attendance (
  partnership_id uuid not null,
  event_id uuid not null,
  person_id uuid not null,
  primary key (partnership_id, event_id, person_id)
);

-- SHA-256('contribute' || secret). The secret itself is in the message and nowhere else.
create table partnership.contribution_link (
  partnership_id uuid not null,
  link_hash bytea not null,
  person_id uuid not null,
  made_on date not null,
  expires_on date not null,
  withdrawn_on date,
  primary key (partnership_id, link_hash)
);
create index contribution_link_person on partnership.contribution_link (partnership_id, person_id);

-- What a person gave by their link, in words: never that they took part in an anonymous survey.
create table partnership.contribution (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  about text not null,
  said text not null,
  at timestamptz not null,
  primary key (partnership_id, id)
);
create index contribution_person on partnership.contribution (partnership_id, person_id, at desc);

-- “This is not me any more: ask …”, waiting for the coordinator.
create table partnership.handover (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  name text not null,
  email text,
  note text not null default '',
  asked_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'agreed', 'declined')),
  to_person uuid,
  settled_at timestamptz,
  version integer not null default 1,
  primary key (partnership_id, id)
);

-- When a record was last confirmed by the person it is about.
create table partnership.confirmation (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('person', 'organisation')),
  subject_id uuid not null,
  on_day date not null,
  primary key (partnership_id, id)
);
create index confirmation_subject on partnership.confirmation (partnership_id, kind, subject_id, on_day desc);

-- Two partnerships in tiers. Each side has its own row; an invitation is a code that the other side brings.
create table partnership.tier_invitation (
  partnership_id uuid not null,
  code_hash bytea not null,
  relation text not null check (relation in ('above', 'below', 'beside')),
  expires_on date not null,
  primary key (partnership_id, code_hash)
);
create table partnership.tier_link (
  partnership_id uuid not null,
  other_id uuid not null,
  other_name text not null,
  relation text not null check (relation in ('above', 'below', 'beside')),
  shares text[] not null default '{}',
  since date not null,
  version integer not null default 1,
  primary key (partnership_id, other_id)
);

-- The calendar feed of one user: SHA-256('calendar' || secret).
create table partnership.calendar_feed (
  partnership_id uuid not null,
  feed_hash bytea not null,
  user_id uuid not null,
  made_on date not null,
  primary key (partnership_id, feed_hash)
);

alter table partnership.succession add foreign key (partnership_id, from_id) references partnership.organisation (partnership_id, id);
alter table partnership.succession add foreign key (partnership_id, to_id) references partnership.organisation (partnership_id, id);
alter table partnership.accountability add foreign key (partnership_id, from_group) references partnership."group" (partnership_id, id);
alter table partnership.accountability add foreign key (partnership_id, to_group) references partnership."group" (partnership_id, id);
alter table partnership.accountability add foreign key (partnership_id, from_organisation) references partnership.organisation (partnership_id, id);
alter table partnership.accountability add foreign key (partnership_id, to_organisation) references partnership.organisation (partnership_id, id);
alter table partnership.placing add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table partnership.development_attendance add foreign key (partnership_id, event_id) references partnership.development_event (partnership_id, id) on delete cascade;
alter table partnership.development_attendance add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table partnership.contribution_link add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table partnership.contribution add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table partnership.handover add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table partnership.handover add foreign key (partnership_id, to_person) references partnership.person (partnership_id, id);
alter table partnership.confirmation add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);

do $$
declare t text;
begin
  foreach t in array array['succession', 'area', 'accountability', 'balance', 'placing', 'skill_need', 'development_event', 'development_attendance',
                           'contribution_link', 'contribution', 'handover', 'confirmation', 'tier_invitation', 'tier_link', 'calendar_feed'] loop
    execute format('grant select, insert, update, delete on partnership.%I to :app', t);
    execute format('alter table partnership.%I enable row level security', t);
    execute format('alter table partnership.%I force row level security', t);
    execute format('create policy owner on partnership.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on partnership.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;

-- A personal link names its partnership; an invitation to link two does not: only its code is known, so it is looked up by that alone.
create function partnership.tier_invitation_of(code bytea) returns table (partnership_id uuid, relation text, expires_on date)
  language sql stable security definer set search_path = pg_catalog as
  $$ select i.partnership_id, i.relation, i.expires_on from partnership.tier_invitation i where i.code_hash = code $$;
revoke all on function partnership.tier_invitation_of(bytea) from public;
grant execute on function partnership.tier_invitation_of(bytea) to :app;

-- Takes a person out of the trail of their own partnership: the trail keeps what was decided, and no longer who they were.
create function platform.forget_in_events(wanted_person uuid, wanted_name text, wanted_email text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.event set data = '{}' where partnership_id = platform.current_partnership() and subject_kind = 'person' and subject_id = wanted_person;
  update platform.event set actor = 'Someone who has left' where partnership_id = platform.current_partnership() and actor = wanted_name;
  update platform.event set data = replace(data::text, to_json(wanted_name)::text, '"Someone who has left"')::jsonb
    where partnership_id = platform.current_partnership() and position(to_json(wanted_name)::text in data::text) > 0;
  if wanted_email is not null then
    update platform.event set data = replace(data::text, to_json(wanted_email)::text, '"erased"')::jsonb
      where partnership_id = platform.current_partnership() and position(to_json(wanted_email)::text in data::text) > 0;
  end if;
end $$;
revoke all on function platform.forget_in_events(uuid, text, text) from public;
grant execute on function platform.forget_in_events(uuid, text, text) to :app;
