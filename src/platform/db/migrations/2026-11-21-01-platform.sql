-- What all partnerships share: the directory, who may sign in, and the two tables (event, message) that every slice writes to.
-- `:app` is the role the app runs as. It owns nothing and cannot bypass row-level security.
create table platform.partnership (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name text not null,
  pack text not null,
  pack_version text not null,
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table platform.app_user (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  name text not null,
  administrator boolean not null default false,
  created_at timestamptz not null default now(),
  seen_at timestamptz
);
create unique index app_user_email on platform.app_user (lower(email));

create table platform.membership (
  partnership_id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('coordinator', 'member', 'contributor', 'reader')),
  person_id uuid,
  created_at timestamptz not null default now(),
  seen_at timestamptz,
  primary key (partnership_id, user_id)
);
create index membership_user on platform.membership (user_id);

create table platform.session (
  token_hash bytea primary key,
  user_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_of_user on platform.session (user_id);

create table platform.sign_in_link (
  token_hash bytea primary key,
  user_id uuid not null,
  next text,
  expires_at timestamptz not null
);

create table platform.passkey (
  id text primary key,
  user_id uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_user on platform.passkey (user_id);

create table platform.identity (
  issuer text not null,
  subject text not null,
  user_id uuid not null,
  primary key (issuer, subject)
);

-- A challenge or an OIDC state on its way round: read once, by delete.
create table platform.handshake (
  token_hash bytea primary key,
  content jsonb not null,
  expires_at timestamptz not null
);

create table platform.throttle (
  key text primary key,
  count integer not null,
  until timestamptz not null
);

create table platform.api_token (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  user_id uuid not null,
  partnership_id uuid not null,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table platform.event (
  partnership_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default now(),
  actor_user uuid,
  actor text not null,
  what text not null,
  subject_kind text not null,
  subject_id uuid,
  why text,
  data jsonb not null default '{}',
  primary key (partnership_id, id)
);
create index event_at on platform.event (partnership_id, at desc);
create index event_subject on platform.event (partnership_id, subject_kind, subject_id);

-- The outbox. The body is sealed with the server's key, which the database does not hold, and is wiped once sent:
-- a personal link must not lie beside the name of its person.
create table platform.message (
  id uuid primary key default gen_random_uuid(),
  partnership_id uuid,
  kind text not null,
  once_key text unique,
  to_name text not null,
  to_address text not null,
  subject text not null,
  body_sealed bytea,
  created_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  claimed_until timestamptz,
  attempts integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  last_error text
);
create index message_due on platform.message (due_at) where sent_at is null and failed_at is null;
create index message_partnership on platform.message (partnership_id, created_at desc);

grant select, insert, update, delete on platform.partnership, platform.app_user, platform.membership, platform.session,
  platform.sign_in_link, platform.passkey, platform.identity, platform.handshake, platform.throttle, platform.api_token,
  platform.message to :app;
grant select, insert on platform.event to :app;

create function platform.current_partnership() returns uuid language sql stable as
  $$ select nullif(current_setting('app.partnership', true), '')::uuid $$;
create function platform.current_user_id() returns uuid language sql stable as
  $$ select nullif(current_setting('app.user', true), '')::uuid $$;
create function platform.is_service() returns boolean language sql stable as
  $$ select coalesce(current_setting('app.service', true), '') = 'on' $$;

do $$
declare t text;
begin
  foreach t in array array['partnership', 'membership', 'event', 'message', 'app_user', 'session', 'sign_in_link', 'passkey',
                           'identity', 'handshake', 'throttle', 'api_token'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
    execute format('create policy owner on platform.%I to :owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['app_user', 'session', 'sign_in_link', 'passkey', 'identity', 'handshake', 'throttle', 'api_token'] loop
    execute format('create policy service on platform.%I to :app using (platform.is_service()) with check (platform.is_service())', t);
  end loop;
end $$;

create policy tenant on platform.partnership to :app
  using (id = platform.current_partnership() or platform.is_service())
  with check (id = platform.current_partnership() or platform.is_service());
create policy tenant on platform.membership to :app
  using (partnership_id = platform.current_partnership() or user_id = platform.current_user_id() or platform.is_service())
  with check (partnership_id = platform.current_partnership() or platform.is_service());
create policy tenant on platform.event to :app
  using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership());
create policy tenant on platform.message to :app
  using (partnership_id = platform.current_partnership() or platform.is_service())
  with check (partnership_id = platform.current_partnership() or platform.is_service());
