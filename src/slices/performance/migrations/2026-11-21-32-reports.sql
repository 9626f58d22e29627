-- A report to one group of one layer. A draft is made afresh from the figures whenever it is opened; what is issued is kept as it was.
-- choices: what the coordinator wrote and chose: covering summary, questions struck and added, how many indicators.
create table performance.report (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  layer text not null check (layer in ('strategic', 'executive', 'operational')),
  group_id uuid not null,
  title text not null,
  meets_on date not null,
  state text not null default 'draft' check (state in ('draft', 'issued')),
  choices jsonb not null default '{}',
  as_of integer,
  content jsonb,
  checksum text,
  made_at timestamptz not null,
  made_by text not null,
  made_person uuid,
  issued_at timestamptz,
  issued_by text,
  issued_person uuid,
  version integer not null default 1,
  primary key (partnership_id, id),
  check ((state = 'issued') = (content is not null and as_of is not null and checksum is not null and issued_at is not null))
);
create index report_layer on performance.report (partnership_id, layer, state, meets_on);

-- What was issued stays as it was, whoever asks; only the name of a person who leaves can be taken off.
create function performance.keep_issued_report() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or (to_jsonb(new) - array['made_by', 'made_person', 'issued_by', 'issued_person']) <> (to_jsonb(old) - array['made_by', 'made_person', 'issued_by', 'issued_person'])) then
    raise exception 'an issued report can’t be changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_issued_report before update or delete on performance.report for each row execute function performance.keep_issued_report();

-- A figure that stands before a layer above its own. One open at a time for each indicator.
create table performance.exception (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  indicator_id uuid not null,
  layer text not null check (layer in ('strategic', 'executive', 'operational')),
  open boolean not null default true,
  version integer not null default 1,
  primary key (partnership_id, id)
);
create unique index exception_open on performance.exception (partnership_id, indicator_id) where open;

-- Every step of an exception: raised, lowered, closed, each with its reason. Added to, never changed.
create table performance.exception_step (
  partnership_id uuid not null,
  exception_id uuid not null,
  step smallint not null,
  kind text not null check (kind in ('raised', 'lowered', 'closed')),
  from_layer text not null check (from_layer in ('strategic', 'executive', 'operational')),
  to_layer text not null check (to_layer in ('strategic', 'executive', 'operational')),
  why text not null,
  by text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (partnership_id, exception_id, step)
);

-- How much of its paper and its time a layer gives to monitoring.
create table performance.report_limit (
  partnership_id uuid not null,
  layer text not null check (layer in ('strategic', 'executive', 'operational')),
  pages smallint not null check (pages between 1 and 100),
  minutes smallint not null check (minutes between 1 and 600),
  meeting smallint not null check (meeting between 10 and 600),
  share smallint not null check (share between 1 and 100),
  version integer not null default 1,
  primary key (partnership_id, layer)
);

-- Which figures a group looks at, where somebody has said so; otherwise those of its layer.
create table performance.look (
  partnership_id uuid not null,
  group_id uuid not null,
  indicator_id uuid not null,
  primary key (partnership_id, group_id, indicator_id)
);

alter table performance.report add foreign key (partnership_id, group_id) references partnership."group" (partnership_id, id);
alter table performance.exception add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);
alter table performance.exception_step add foreign key (partnership_id, exception_id) references performance.exception (partnership_id, id);
alter table performance.look add foreign key (partnership_id, group_id) references partnership."group" (partnership_id, id);
alter table performance.look add foreign key (partnership_id, indicator_id) references performance.indicator (partnership_id, id);

grant select, insert, update, delete on performance.report to :app;
grant select, insert, update on performance.exception, performance.report_limit to :app;
grant select, insert on performance.exception_step to :app;
grant update (by, person_id) on performance.exception_step to :app;
grant select, insert, delete on performance.look to :app;

do $$
declare t text;
begin
  foreach t in array array['report', 'exception', 'exception_step', 'report_limit', 'look'] loop
    execute format('alter table performance.%I enable row level security', t);
    execute format('alter table performance.%I force row level security', t);
    execute format('create policy owner on performance.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on performance.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;
