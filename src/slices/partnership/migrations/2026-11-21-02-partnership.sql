create schema partnership;
grant usage on schema partnership to :app;

create table partnership.profile (
  partnership_id uuid primary key,
  legal_status text not null default 'undecided',
  tier text not null,
  area text not null,
  area_code text,
  accountable_body text,
  support_team text,
  about text,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

create table partnership.organisation (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  sector text,
  kind text,
  standing text[] not null default '{}',
  areas text[] not null default '{}',
  identifiers jsonb not null default '{}',
  from_day date,
  to_day date,
  successor_id uuid,
  version integer not null default 1,
  primary key (partnership_id, id)
);
create unique index organisation_name on partnership.organisation (partnership_id, lower(name)) where to_day is null;

create table partnership.person (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text,
  phone text,
  organisation_id uuid,
  job text,
  elected jsonb,
  from_day date,
  to_day date,
  erased_at timestamptz,
  version integer not null default 1,
  primary key (partnership_id, id)
);
create unique index person_email on partnership.person (partnership_id, lower(email)) where email is not null;
create index person_organisation on partnership.person (partnership_id, organisation_id);

create table partnership."group" (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  layer text not null check (layer in ('strategic', 'executive', 'operational')),
  kind text,
  remit text,
  parent_id uuid,
  meetings_a_year integer,
  from_day date,
  to_day date,
  version integer not null default 1,
  primary key (partnership_id, id)
);
create unique index group_name on partnership."group" (partnership_id, lower(name)) where to_day is null;

create table partnership.seat (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  group_id uuid not null,
  organisation_id uuid,
  role text not null check (role in ('chair', 'vice-chair', 'member', 'adviser', 'substitute', 'coordinator')),
  substitute_for uuid,
  authority text,
  from_day date,
  to_day date,
  version integer not null default 1,
  primary key (partnership_id, id)
);
create index seat_person on partnership.seat (partnership_id, person_id);
create index seat_group on partnership.seat (partnership_id, group_id);
create unique index seat_current on partnership.seat (partnership_id, person_id, group_id, role) where to_day is null;

alter table partnership.organisation add foreign key (partnership_id, successor_id) references partnership.organisation (partnership_id, id);
alter table partnership.person add foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id);
alter table partnership."group" add foreign key (partnership_id, parent_id) references partnership."group" (partnership_id, id);
alter table partnership.seat add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table partnership.seat add foreign key (partnership_id, group_id) references partnership."group" (partnership_id, id);
alter table partnership.seat add foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id);
alter table partnership.seat add foreign key (partnership_id, substitute_for) references partnership.person (partnership_id, id);

do $$
declare t text;
begin
  foreach t in array array['profile', 'organisation', 'person', 'group', 'seat'] loop
    execute format('grant select, insert, update, delete on partnership.%I to :app', t);
    execute format('alter table partnership.%I enable row level security', t);
    execute format('alter table partnership.%I force row level security', t);
    execute format('create policy owner on partnership.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on partnership.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;
