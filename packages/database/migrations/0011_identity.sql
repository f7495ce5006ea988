-- Signing in: whom an issuer means, where a session is used, and what became of sessions.

-- The person whom an issuer means by a value of its claim. The same value of another issuer is somebody else.
create table identities (
  -- As it names itself, without a slash at its end.
  issuer text not null check (issuer <> '' and issuer !~ '/$'),
  subject text not null check (length(subject) between 1 and 255),
  person text not null references persons (id),
  linked_at timestamptz(3) not null default now(),
  primary key (issuer, subject)
);
create index identities_by_person on identities (person);
grant select, insert, delete on identities to greffe_app;

alter table sessions
  -- What a session is called in its person's list: its token's hash never leaves the database.
  add column id uuid not null default gen_random_uuid() unique,
  add column user_agent text not null default '' check (length(user_agent) <= 300),
  add column address text not null default '' check (length(address) <= 100),
  -- What the issuer wants to see again when its own session is to end, sealed by the server.
  add column sign_out_hint text;

-- Who signed in, from where, and how each session ended. Only ever grows; each person sees their own.
create table session_events (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default now(),
  person text not null references persons (id),
  session uuid not null,
  what text not null check (what in ('signedIn', 'replaced', 'signedOut', 'ended', 'surplus')),
  user_agent text not null,
  address text not null
);
create index session_events_by_person on session_events (person, id);
grant select, insert on session_events to greffe_app;
create trigger session_events_append_only before update or delete on session_events
  for each row execute function greffe_refuse();
create trigger session_events_no_truncate before truncate on session_events
  for each statement execute function greffe_refuse();
alter table session_events enable row level security;
alter table session_events force row level security;
create policy own_sessions on session_events for select using (person = greffe_actor());
create policy by_an_actor on session_events for insert with check (
  greffe_actor() = 'system:session' or person = greffe_actor());

-- The state of each sign-in that came back: it opens one session, whoever brings it a second time.
create table used_sign_ins (
  state_hash text primary key check (state_hash ~ '^[0-9a-f]{64}$'),
  at timestamptz(3) not null default now()
);
grant select, insert, delete on used_sign_ins to greffe_app;
