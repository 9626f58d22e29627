create schema delivery;
grant usage on schema delivery to :app;

-- origin_* says where an action came from (finding, workshop, decision …); the slice named there knows what the id means.
create table delivery.action (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  what text not null,
  owner_organisation uuid,
  owner_person uuid,
  due_on date,
  measure text,
  status text not null default 'not-started' check (status in ('not-started', 'on-track', 'at-risk', 'done', 'dropped')),
  origin_slice text,
  origin_kind text,
  origin_id text,
  origin_text text,
  created_at timestamptz not null default now(),
  ended_on date,
  version integer not null default 1,
  primary key (partnership_id, id)
);
create index action_due on delivery.action (partnership_id, due_on);
create index action_origin on delivery.action (partnership_id, origin_slice, origin_kind);

create table delivery.action_update (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  action_id uuid not null,
  at timestamptz not null default now(),
  by text not null,
  status text not null,
  note text not null default '',
  primary key (partnership_id, id)
);
create index action_update_action on delivery.action_update (partnership_id, action_id, at desc);

alter table delivery.action add foreign key (partnership_id, owner_organisation) references partnership.organisation (partnership_id, id);
alter table delivery.action add foreign key (partnership_id, owner_person) references partnership.person (partnership_id, id);
alter table delivery.action_update add foreign key (partnership_id, action_id) references delivery.action (partnership_id, id);

grant select, insert, update, delete on delivery.action to :app;
grant select, insert on delivery.action_update to :app;

do $$
declare t text;
begin
  foreach t in array array['action', 'action_update'] loop
    execute format('alter table delivery.%I enable row level security', t);
    execute format('alter table delivery.%I force row level security', t);
    execute format('create policy owner on delivery.%I to :owner using (true) with check (true)', t);
    execute format('create policy tenant on delivery.%I to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership())', t);
  end loop;
end $$;
