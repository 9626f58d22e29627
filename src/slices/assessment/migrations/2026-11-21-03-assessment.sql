create schema assessment;
grant usage on schema assessment to :app;

create table assessment.pack_upload (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  pack text not null,
  pack_version text not null,
  title text not null,
  files jsonb not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, pack, pack_version)
);

create table assessment.campaign (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  pack text not null,
  pack_version text not null,
  bank text not null,
  questions text[],
  subject text,
  audience jsonb not null,
  opens_on date not null,
  closes_on date not null,
  anonymous boolean not null,
  min_group integer not null check (min_group between 1 and 50),
  message text not null default '',
  reply_name text not null,
  reply_address text not null,
  status text not null default 'draft' check (status in ('draft', 'scheduled', 'open', 'closed')),
  opened_at timestamptz,
  closed_at timestamptz,
  reminded_on date,
  reminders integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (partnership_id, id)
);

-- Who was asked, as they were on the day the campaign opened. Nothing here says who has answered.
create table assessment.invitation (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  campaign_id uuid not null,
  person_id uuid not null,
  sector text,
  layer text,
  role text,
  groups uuid[] not null default '{}',
  primary key (partnership_id, id),
  unique (partnership_id, campaign_id, person_id)
);

-- SHA-256('link' || secret). The secret itself is in the message and nowhere else.
create table assessment.invitation_link (
  partnership_id uuid not null,
  link_hash bytea not null,
  invitation_id uuid not null,
  primary key (partnership_id, link_hash)
);
create index invitation_link_invitation on assessment.invitation_link (partnership_id, invitation_id);

-- key_hash is SHA-256('response' || secret): no column or value of a response stands in any other table that names a person,
-- unless the campaign is named, when invitation_id is filled. Sector, layer and role are those of a cell of at least
-- min_group invited people; no time is kept.
create table assessment.response (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  campaign_id uuid not null,
  key_hash bytea not null,
  invitation_id uuid,
  sector text,
  layer text,
  role text,
  submitted boolean not null default false,
  primary key (partnership_id, id),
  unique (partnership_id, campaign_id, key_hash)
);
create unique index response_invitation on assessment.response (partnership_id, campaign_id, invitation_id) where invitation_id is not null;

create table assessment.answer (
  partnership_id uuid not null,
  response_id uuid not null,
  question text not null,
  state text not null check (state in ('point', 'na', 'dk', 'none')),
  point smallint,
  comment text,
  evidence text,
  version integer not null default 1,
  primary key (partnership_id, response_id, question),
  check ((state = 'point') = (point is not null))
);

-- One sorted list a campaign of HMAC(server key, invitation id): who has answered can't be read without the key,
-- and the list has no order of arrival. It is emptied when the campaign closes.
create table assessment.receipts (
  partnership_id uuid not null,
  campaign_id uuid not null,
  marks bytea[] not null default '{}',
  primary key (partnership_id, campaign_id)
);

-- The response rates as they stood at closing, once the receipts are gone.
create table assessment.turnout (
  partnership_id uuid not null,
  campaign_id uuid not null,
  rates jsonb not null,
  primary key (partnership_id, campaign_id)
);

alter table assessment.invitation add foreign key (partnership_id, campaign_id) references assessment.campaign (partnership_id, id) on delete cascade;
alter table assessment.invitation add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table assessment.invitation_link add foreign key (partnership_id, invitation_id) references assessment.invitation (partnership_id, id) on delete cascade;
alter table assessment.response add foreign key (partnership_id, campaign_id) references assessment.campaign (partnership_id, id) on delete cascade;
alter table assessment.response add foreign key (partnership_id, invitation_id) references assessment.invitation (partnership_id, id);
alter table assessment.answer add foreign key (partnership_id, response_id) references assessment.response (partnership_id, id) on delete cascade;
alter table assessment.receipts add foreign key (partnership_id, campaign_id) references assessment.campaign (partnership_id, id) on delete cascade;
alter table assessment.turnout add foreign key (partnership_id, campaign_id) references assessment.campaign (partnership_id, id) on delete cascade;

do $$
declare t text;
begin
  foreach t in array array['pack_upload', 'campaign', 'invitation', 'invitation_link', 'response', 'answer', 'receipts', 'turnout'] loop
    execute format('grant select, insert, update, delete on assessment.%I to :app', t);
    execute format('alter table assessment.%I enable row level security', t);
    execute format('alter table assessment.%I force row level security', t);
    execute format('create policy owner on assessment.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on assessment.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;
