create schema strategy;
grant usage on schema strategy to :app;

-- A strategy or plan of one level. Its next version is another row that says which it replaces.
create table strategy.plan (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  level text not null check (level in ('parish', 'district', 'county', 'other')),
  area text not null default '',
  vision text not null default '',
  covers_from date,
  covers_to date,
  adopted_on date,
  reviewed_on date,
  review_due date,
  action_plan text not null default '',
  action_plan_link text not null default '',
  commitment text not null default '',
  checking text not null default '',
  reporting text not null default '',
  engagement text not null default '',
  status text not null default 'draft' check (status in ('draft', 'adopted', 'replaced')),
  number integer not null default 1,
  replaces uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, replaces) references strategy.plan (partnership_id, id)
);
create unique index plan_replaces on strategy.plan (partnership_id, replaces) where replaces is not null;

create table strategy.theme (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  title text not null,
  group_id uuid,
  position integer not null default 0,
  version integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, plan_id) references strategy.plan (partnership_id, id),
  foreign key (partnership_id, group_id) references partnership."group" (partnership_id, id)
);
create index theme_plan on strategy.theme (partnership_id, plan_id, position);

-- `key` names the outcome through every version of its plan; everything that rests on an outcome names the key.
create table strategy.outcome (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  theme_id uuid,
  key text not null,
  title text not null,
  good text not null default '',
  by_when date,
  serves text,
  position integer not null default 0,
  version integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, plan_id, key),
  foreign key (partnership_id, plan_id) references strategy.plan (partnership_id, id),
  foreign key (partnership_id, theme_id) references strategy.theme (partnership_id, id)
);
create index outcome_key on strategy.outcome (partnership_id, key);

create table strategy.evidence (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  kind text not null,
  publisher text not null default '',
  published_on date,
  refresh_months integer,
  link text not null default '',
  summary text not null default '',
  owner_person uuid,
  held_on date,
  held_by text,
  withdrawn_on date,
  withdrawn_why text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, owner_person) references partnership.person (partnership_id, id)
);
create index evidence_owner on strategy.evidence (partnership_id, owner_person) where owner_person is not null;

-- An agreement with its targets, as it stands now. What it was is in target_revision and agreement_draft.
create table strategy.agreement (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  from_day date,
  to_day date,
  status text not null default 'draft' check (status in ('draft', 'negotiating', 'signed', 'closed')),
  previous uuid,
  signed_on date,
  signed_by text,
  signed_why text,
  closed_on date,
  closed_why text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, previous) references strategy.agreement (partnership_id, id)
);

create table strategy.target (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  agreement_id uuid not null,
  key text not null,
  kind text not null,
  title text not null,
  indicator text,
  definition text,
  unit text,
  polarity text check (polarity in ('up', 'down', 'none')),
  measure text check (measure in ('input', 'process', 'output', 'outcome', 'perception')),
  value_kind text not null default 'other' check (value_kind in ('per-cent', 'number', 'rate', 'other')),
  baseline double precision,
  baseline_period text,
  denominator double precision,
  denominator_of text,
  sample integer,
  past jsonb not null default '[]',
  outcome_key text,
  lead_organisation uuid,
  lead_person uuid,
  lead_name text,
  areas text[] not null default '{}',
  lead_areas text[] not null default '{}',
  lead_has_power boolean,
  funding_amount double precision,
  funding_certainty text check (funding_certainty in ('certain', 'likely', 'uncertain')),
  reward double precision,
  reason text,
  evidence_note text,
  moves_with jsonb not null default '[]',
  not_applicable text[] not null default '{}',
  position integer not null default 0,
  left_out_on date,
  left_out_why text,
  version integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, agreement_id, key),
  foreign key (partnership_id, agreement_id) references strategy.agreement (partnership_id, id),
  foreign key (partnership_id, lead_organisation) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, lead_person) references partnership.person (partnership_id, id)
);
create index target_outcome on strategy.target (partnership_id, outcome_key);
create index target_lead on strategy.target (partnership_id, lead_person) where lead_person is not null;

-- Figures are revised by adding: the last row said of a period is the one that holds.
create table strategy.target_year (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  target_id uuid not null,
  place integer not null,
  period text not null,
  value double precision,
  revision integer not null,
  primary key (partnership_id, id),
  unique (partnership_id, target_id, revision, period),
  foreign key (partnership_id, target_id) references strategy.target (partnership_id, id)
);

-- Each saved state of a target, in words: who said so, when and why.
create table strategy.target_revision (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  target_id uuid not null,
  version integer not null,
  at timestamptz not null,
  by text not null,
  why text not null default '',
  content jsonb not null,
  primary key (partnership_id, id),
  unique (partnership_id, target_id, version),
  foreign key (partnership_id, target_id) references strategy.target (partnership_id, id)
);

create table strategy.target_contributor (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  target_id uuid not null,
  organisation_id uuid,
  name text,
  what text not null default '',
  asked_person uuid,
  offered_by text not null,
  offered_on date not null,
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  answered_by text,
  answered_person uuid,
  words text not null default '',
  ended_on date,
  version integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, target_id) references strategy.target (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, asked_person) references partnership.person (partnership_id, id)
);
create unique index contributor_once on strategy.target_contributor (partnership_id, target_id, organisation_id) where ended_on is null and organisation_id is not null;

-- What one part of the area takes of a target of the whole, in one period.
create table strategy.target_share (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  target_id uuid not null,
  area text not null,
  period text not null,
  value double precision,
  base double precision,
  agreed boolean not null default false,
  primary key (partnership_id, id),
  unique (partnership_id, target_id, period, area),
  foreign key (partnership_id, target_id) references strategy.target (partnership_id, id)
);

create table strategy.rests_on (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  evidence_id uuid not null,
  outcome_key text,
  target_id uuid,
  primary key (partnership_id, id),
  check ((outcome_key is null) <> (target_id is null)),
  foreign key (partnership_id, evidence_id) references strategy.evidence (partnership_id, id),
  foreign key (partnership_id, target_id) references strategy.target (partnership_id, id)
);
create unique index rests_on_outcome on strategy.rests_on (partnership_id, evidence_id, outcome_key) where outcome_key is not null;
create unique index rests_on_target on strategy.rests_on (partnership_id, evidence_id, target_id) where target_id is not null;

-- A round of negotiation: who asked for what, about which target, why, and what was answered.
create table strategy.round (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  agreement_id uuid not null,
  number integer not null,
  on_day date not null,
  asked_by text not null,
  target_id uuid,
  what text not null,
  why text not null default '',
  answer text not null default '',
  version integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, agreement_id) references strategy.agreement (partnership_id, id),
  foreign key (partnership_id, target_id) references strategy.target (partnership_id, id)
);
create index round_agreement on strategy.round (partnership_id, agreement_id, number, on_day);

create table strategy.agreement_draft (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  agreement_id uuid not null,
  number integer not null,
  taken_at timestamptz not null,
  taken_by text not null,
  note text not null default '',
  content jsonb not null,
  primary key (partnership_id, id),
  unique (partnership_id, agreement_id, number),
  foreign key (partnership_id, agreement_id) references strategy.agreement (partnership_id, id)
);

-- What an organisation or a theme group does for an outcome. It stands when the partner itself has said yes.
create table strategy.cell (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  outcome_key text not null,
  organisation_id uuid,
  group_id uuid,
  role text not null check (role in ('leads', 'contributes')),
  what text not null default '',
  asked_person uuid,
  offered_by text not null,
  offered_on date not null,
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  answered_by text,
  answered_person uuid,
  words text not null default '',
  ended_on date,
  version integer not null default 1,
  primary key (partnership_id, id),
  check ((organisation_id is null) <> (group_id is null)),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, group_id) references partnership."group" (partnership_id, id),
  foreign key (partnership_id, asked_person) references partnership.person (partnership_id, id)
);
create unique index cell_once on strategy.cell (partnership_id, outcome_key, coalesce(organisation_id, group_id)) where ended_on is null;

create table strategy.effect (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  from_key text not null,
  to_key text not null,
  sense text not null check (sense in ('helps', 'harms')),
  why text not null default '',
  ended_on date,
  version integer not null default 1,
  primary key (partnership_id, id),
  check (from_key <> to_key)
);
create unique index effect_once on strategy.effect (partnership_id, from_key, to_key) where ended_on is null;

grant select, insert, update, delete on strategy.plan, strategy.theme, strategy.outcome, strategy.evidence, strategy.agreement, strategy.target, strategy.target_contributor, strategy.target_share,
  strategy.rests_on, strategy.round, strategy.cell, strategy.effect to :app;
grant select, insert on strategy.target_year, strategy.target_revision, strategy.agreement_draft to :app;
-- A name is taken off what was said when somebody asks to be forgotten; the rest never changes.
grant update (by) on strategy.target_revision to :app;
grant update (taken_by) on strategy.agreement_draft to :app;

do $$
declare t text;
begin
  foreach t in array array['plan', 'theme', 'outcome', 'evidence', 'agreement', 'target', 'target_year', 'target_revision', 'target_contributor', 'target_share', 'rests_on', 'round', 'agreement_draft', 'cell', 'effect'] loop
    execute format('alter table strategy.%I enable row level security', t);
    execute format('alter table strategy.%I force row level security', t);
    execute format('create policy owner on strategy.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on strategy.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;
