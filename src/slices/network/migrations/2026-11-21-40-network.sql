create schema network;
grant usage on schema network to :app;

-- A survey of who works with whom, or a network read from a file. `relations` are those asked, in order, with their question and window.
-- `seen_by_*` is what the consent says: who sees names. `layout` keeps where the picture puts each participant.
create table network.wave (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  origin text not null default 'survey' check (origin in ('survey', 'file')),
  purpose text not null default '',
  consent text not null default '',
  seen_by_people uuid[] not null default '{}',
  seen_by_coordinators boolean not null default true,
  relations jsonb not null,
  directed boolean not null default true,
  ratings boolean not null default true,
  roster jsonb not null default '{"rule":"all","ids":[]}',
  audience jsonb not null,
  min_group integer not null check (min_group between 3 and 50),
  opens_on date not null,
  closes_on date not null,
  message text not null default '',
  reply_name text not null default '',
  reply_address text not null default '',
  status text not null default 'draft' check (status in ('draft', 'scheduled', 'open', 'closed')),
  opened_at timestamptz,
  closed_at timestamptz,
  reminded_on date,
  reminders integer not null default 0,
  keep_until date not null,
  removed_at timestamptz,
  kept jsonb,
  picture_seed integer not null default 1,
  layout jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (partnership_id, id)
);

-- Everyone a wave is about, as they stood when it opened. `kind`: 'roster' is at the table, 'added' was named by a respondent and waits
-- for the coordinator, 'outside' is no member and is in the network. A masked participant has a code in place of every trait.
create table network.participant (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  wave_id uuid not null,
  kind text not null check (kind in ('roster', 'added', 'outside')),
  person_id uuid,
  name text not null,
  organisation text,
  sector text,
  layer text,
  groups uuid[] not null default '{}',
  state text not null default 'none' check (state in ('none', 'invited', 'begun', 'answered', 'declined', 'withdrawn')),
  consented boolean not null default false,
  masked boolean not null default false,
  added_by uuid,
  saved text[] not null default '{}',
  primary key (partnership_id, id)
);
create unique index participant_person on network.participant (partnership_id, wave_id, person_id) where person_id is not null;
create index participant_of_person on network.participant (partnership_id, person_id) where person_id is not null;
create index participant_wave on network.participant (partnership_id, wave_id);

-- SHA-256('network' || secret). The secret itself is in the message and nowhere else.
create table network.link (
  partnership_id uuid not null,
  link_hash bytea not null,
  participant_id uuid not null,
  primary key (partnership_id, link_hash)
);
create index link_participant on network.link (partnership_id, participant_id);

create table network.tie (
  partnership_id uuid not null,
  wave_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  relation text not null,
  strength double precision check (strength >= 0),
  trust smallint check (trust between 1 and 4),
  value smallint check (value between 1 and 4),
  primary key (partnership_id, wave_id, from_id, to_id, relation)
);
create index tie_to on network.tie (partnership_id, to_id);
create index tie_from on network.tie (partnership_id, from_id);

-- A what-if that was kept: what was taken away and added, and what it came to in words.
create table network.scenario (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  wave_id uuid not null,
  title text not null,
  change jsonb not null,
  words text[] not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (partnership_id, id)
);
create index scenario_wave on network.scenario (partnership_id, wave_id);

-- Who looked at a page that names people, and when. It is added to and never changed.
create table network.named_view (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  wave_id uuid not null,
  at timestamptz not null,
  user_id uuid,
  person_id uuid,
  who text not null,
  what text not null,
  primary key (partnership_id, id)
);
create index named_view_wave on network.named_view (partnership_id, wave_id, at desc);

alter table network.participant add foreign key (partnership_id, wave_id) references network.wave (partnership_id, id) on delete cascade;
alter table network.participant add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table network.link add foreign key (partnership_id, participant_id) references network.participant (partnership_id, id) on delete cascade;
alter table network.tie add foreign key (partnership_id, wave_id) references network.wave (partnership_id, id) on delete cascade;
alter table network.tie add foreign key (partnership_id, from_id) references network.participant (partnership_id, id) on delete cascade;
alter table network.tie add foreign key (partnership_id, to_id) references network.participant (partnership_id, id) on delete cascade;
alter table network.scenario add foreign key (partnership_id, wave_id) references network.wave (partnership_id, id) on delete cascade;
alter table network.named_view add foreign key (partnership_id, wave_id) references network.wave (partnership_id, id) on delete cascade;

do $$
declare t text;
begin
  foreach t in array array['wave', 'participant', 'link', 'tie', 'scenario', 'named_view'] loop
    execute format('grant select, insert, update, delete on network.%I to :app', t);
    execute format('alter table network.%I enable row level security', t);
    execute format('alter table network.%I force row level security', t);
    execute format('create policy owner on network.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on network.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;
-- A log that could be changed would prove nothing; the names in it go when somebody asks to be forgotten.
revoke update, delete on network.named_view from :app;
grant update (who, person_id, user_id) on network.named_view to :app;
