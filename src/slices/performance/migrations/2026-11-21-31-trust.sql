-- How far a figure can be relied on, what partners ask one another about it, and what working together claims to have added.

-- Six dimensions, each 1 to 4 or null where it was not rated. A period names one return; with none it is the indicator as such. The latest stands.
create table performance.quality_rating (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  indicator_id uuid not null,
  from_day date,
  to_day date,
  scores jsonb not null,
  words text not null default '',
  by text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (partnership_id, id),
  check ((from_day is null) = (to_day is null))
);
create index quality_rating_indicator on performance.quality_rating (partnership_id, indicator_id, at);

-- load: the entry as of which the figure was signed. A later revision of the figure is unsigned again.
create table performance.sign_off (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  indicator_id uuid not null,
  area text not null,
  from_day date not null,
  to_day date not null,
  load integer not null,
  by text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (partnership_id, id)
);
create index sign_off_indicator on performance.sign_off (partnership_id, indicator_id, from_day);

create table performance.spot_check (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  indicator_id uuid not null,
  area text not null,
  from_day date not null,
  to_day date not null,
  load integer not null,
  organisation_id uuid not null,
  on_day date not null,
  agrees text not null check (agrees in ('yes', 'partly', 'no')),
  found text not null,
  by text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (partnership_id, id)
);
create index spot_check_indicator on performance.spot_check (partnership_id, indicator_id, on_day);

create table performance.challenge (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  indicator_id uuid not null,
  from_day date,
  to_day date,
  by text not null,
  asked_person uuid,
  asked_organisation uuid,
  to_organisation uuid,
  to_person uuid,
  question text not null,
  asked_at timestamptz not null,
  due_on date not null,
  answer text not null default '',
  answered_by text,
  answered_person uuid,
  answered_at timestamptz,
  state text not null default 'open' check (state in ('open', 'answered', 'withdrawn')),
  version integer not null default 1,
  primary key (partnership_id, id),
  check ((from_day is null) = (to_day is null)),
  check ((state = 'answered') = (answered_at is not null))
);
create index challenge_indicator on performance.challenge (partnership_id, indicator_id);
create index challenge_person on performance.challenge (partnership_id, to_person) where state = 'open';

create table performance.claim (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  title text not null,
  indicator_id uuid,
  outcome text not null default '',
  what text not null,
  from_day date,
  to_day date,
  kind text not null check (kind in ('process', 'people')),
  otherwise text not null default '',
  strength text not null,
  evidence text not null default '',
  link text not null default '',
  by text not null,
  person_id uuid,
  at timestamptz not null,
  ended_on date,
  version integer not null default 1,
  primary key (partnership_id, id),
  check (to_day is null or from_day is null or to_day >= from_day)
);
create index claim_indicator on performance.claim (partnership_id, indicator_id);

create table performance.claim_organisation (
  partnership_id uuid not null,
  claim_id uuid not null,
  organisation_id uuid not null,
  primary key (partnership_id, claim_id, organisation_id)
);

-- What a partnership has settled about its figures.
create table performance.setting (
  partnership_id uuid not null,
  only_signed boolean not null default false,
  version integer not null default 1,
  primary key (partnership_id)
);

alter table performance.quality_rating add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);
alter table performance.sign_off add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);
alter table performance.spot_check add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);
alter table performance.spot_check add foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id);
alter table performance.challenge add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);
alter table performance.challenge add foreign key (partnership_id, asked_organisation) references partnership.organisation (partnership_id, id);
alter table performance.challenge add foreign key (partnership_id, to_organisation) references partnership.organisation (partnership_id, id);
alter table performance.claim add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);
alter table performance.claim_organisation add foreign key (partnership_id, claim_id) references performance.claim (partnership_id, id);
alter table performance.claim_organisation add foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id);

grant select, insert on performance.quality_rating, performance.sign_off, performance.spot_check to :app;
-- The name of whoever rated, signed or checked can be taken off; what they said can't be changed.
grant update (by, person_id) on performance.quality_rating, performance.sign_off, performance.spot_check to :app;
grant select, insert, update on performance.challenge, performance.claim, performance.setting to :app;
grant select, insert, delete on performance.claim_organisation to :app;

do $$
declare t text;
begin
  foreach t in array array['quality_rating', 'sign_off', 'spot_check', 'challenge', 'claim', 'claim_organisation', 'setting'] loop
    execute format('alter table performance.%I enable row level security', t);
    execute format('alter table performance.%I force row level security', t);
    execute format('create policy owner on performance.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on performance.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;
