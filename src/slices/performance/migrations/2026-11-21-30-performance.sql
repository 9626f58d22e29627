create schema performance;
grant usage on schema performance to :app;

-- number: the small key by which figures name their indicator; given once and never again.
create table performance.indicator (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  number integer not null,
  code text,
  -- The code as it is compared, so that one typed another way is no second.
  code_key text,
  title text not null,
  definition text not null default '',
  unit text not null default '',
  measure text not null default 'other' check (measure in ('per-cent', 'number', 'rate', 'mean', 'money', 'other')),
  rate_per double precision,
  better text not null default 'none' check (better in ('up', 'down', 'none')),
  kind text not null default 'outcome' check (kind in ('input', 'process', 'output', 'outcome', 'perception')),
  frequency text not null default 'year' check (frequency in ('week', 'month', 'quarter', 'half-year', 'year', 'two-years', 'irregular')),
  period_rule text not null check (period_rule in ('day', 'month', 'quarter', 'financial-quarter', 'year', 'financial-year', 'academic-year')),
  geography text not null default '',
  area text not null default '',
  source text not null default '',
  theme text not null default '',
  decimals smallint not null default 1 check (decimals between 0 and 6),
  smallest smallint not null default 0 check (smallest between 0 and 100),
  story text not null default '',
  lead_organisation uuid,
  lead_person uuid,
  compiling_person uuid,
  accountable_person uuid,
  returned_within integer check (returned_within between 0 and 1500),
  series text,
  retired_on date,
  version integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, number),
  check ((code is null) = (code_key is null))
);
create unique index indicator_code on performance.indicator (partnership_id, code_key) where code is not null and retired_on is null;
create unique index indicator_series on performance.indicator (partnership_id, series) where series is not null and retired_on is null;
create index indicator_lead on performance.indicator (partnership_id, lead_person);

-- Every framework that asks for an indicator: it is counted once and used by all of them.
create table performance.asked_by (
  partnership_id uuid not null,
  indicator_id uuid not null,
  framework text not null,
  code text not null,
  primary key (partnership_id, indicator_id, framework)
);

create table performance.area_name (
  partnership_id uuid not null,
  code text not null,
  name text not null,
  primary key (partnership_id, code)
);

-- One entry of figures: a form sent, a file read, a link answered. Numbers grow with time, so that “as of load 12” is a moment.
create table performance.load (
  partnership_id uuid not null,
  number integer not null,
  at timestamptz not null,
  by text not null,
  person_id uuid,
  source text not null check (source in ('form', 'file', 'api', 'link', 'demo')),
  name text not null default '',
  added integer not null default 0,
  revised integer not null default 0,
  primary key (partnership_id, number)
);

-- A figure, revised by adding: the highest revision stands. origin: 0 measured, 1 imputed, 2 projected.
-- absent: 0 there is a value, 1 missing, 2 not applicable, 3 withheld by whoever published it.
create table performance.observation (
  partnership_id uuid not null,
  indicator integer not null,
  area text not null,
  breakdown text not null,
  from_day date not null,
  to_day date not null,
  revision smallint not null,
  load integer not null,
  origin smallint not null default 0 check (origin between 0 and 2),
  absent smallint not null default 0 check (absent between 0 and 3),
  provisional boolean not null default false,
  value double precision,
  numerator double precision,
  denominator double precision,
  lower double precision,
  upper double precision,
  note text,
  primary key (partnership_id, indicator, area, breakdown, from_day, to_day, revision),
  check ((value is null) = (absent > 0)),
  check (to_day >= from_day)
);

-- What somebody said about a figure, and the story behind it. The latest stands, the others are kept.
create table performance.commentary (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  indicator_id uuid not null,
  from_day date not null,
  to_day date not null,
  words text not null,
  by text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (partnership_id, id)
);
create index commentary_indicator on performance.commentary (partnership_id, indicator_id, from_day);

-- How the columns of somebody's files are read, kept for the next time.
create table performance.mapping (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  columns jsonb not null,
  version integer not null default 1,
  primary key (partnership_id, id)
);
create unique index mapping_name on performance.mapping (partnership_id, lower(name));

-- A file between its preview and its import. Gone after a day.
create table performance.upload (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  bytes bytea not null,
  -- How it is read, once somebody has said so.
  mapping jsonb,
  by text not null,
  at timestamptz not null,
  primary key (partnership_id, id)
);

alter table performance.asked_by add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);
alter table performance.commentary add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);
alter table performance.indicator add foreign key (partnership_id, lead_organisation) references partnership.organisation (partnership_id, id);
alter table performance.indicator add foreign key (partnership_id, lead_person) references partnership.person (partnership_id, id);
alter table performance.indicator add foreign key (partnership_id, compiling_person) references partnership.person (partnership_id, id);
alter table performance.indicator add foreign key (partnership_id, accountable_person) references partnership.person (partnership_id, id);

grant select, insert, update on performance.indicator, performance.area_name, performance.mapping to :app;
grant select, insert, delete on performance.asked_by, performance.upload to :app;
grant delete on performance.mapping to :app;
grant update (mapping) on performance.upload to :app;
grant select, insert on performance.load, performance.observation, performance.commentary to :app;
-- The name of whoever entered something can be taken off; what they entered can't be changed.
grant update (by, person_id) on performance.load, performance.commentary to :app;

do $$
declare t text;
begin
  foreach t in array array['indicator', 'asked_by', 'area_name', 'load', 'observation', 'commentary', 'mapping', 'upload'] loop
    execute format('alter table performance.%I enable row level security', t);
    execute format('alter table performance.%I force row level security', t);
    execute format('create policy owner on performance.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on performance.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;
