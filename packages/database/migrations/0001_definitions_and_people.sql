-- Everything here belongs to greffe_owner; greffe_app gets what it needs and no more.

create table definitions (
  hash text primary key check (hash ~ '^[0-9a-f]{8,128}$'),
  registry text not null check (registry <> ''),
  version text not null,
  -- Canonical text, so that it goes out with the bytes it came in with.
  bundle text not null,
  published_at timestamptz(3) not null default now(),
  in_force boolean not null default false
);
create unique index definitions_one_in_force on definitions (registry) where in_force;
grant select, insert on definitions to greffe_app;
grant update (in_force) on definitions to greffe_app;

create table validators (
  schema_hash text primary key check (schema_hash ~ '^[0-9a-f]{8,128}$'),
  code text not null
);
grant select, insert on validators to greffe_app;

create table persons (
  id text primary key check (id <> ''),
  given_name text not null,
  family_name text not null,
  number text,
  language text not null check (language in ('fr', 'nl', 'de', 'en')),
  created_at timestamptz(3) not null default now()
);
grant select, insert on persons to greffe_app;
grant update (given_name, family_name, number, language) on persons to greffe_app;

create table organisations (
  number text primary key check (number <> ''),
  name text not null
);
grant select, insert on organisations to greffe_app;
grant update (name) on organisations to greffe_app;

create table memberships (
  id bigint generated always as identity primary key,
  person text not null references persons (id),
  registry text not null check (registry <> ''),
  -- Parts of an access subject, which is cut at its colons.
  role text not null check (role ~ '^[^:]+$'),
  organisation text not null references organisations (number),
  valid_from timestamptz(3) not null default now(),
  valid_to timestamptz(3) check (valid_to > valid_from),
  granted_by text references persons (id)
);
create unique index memberships_one_open on memberships (person, registry, role, organisation)
  where valid_to is null;
grant select, insert on memberships to greffe_app;
grant update (valid_to) on memberships to greffe_app;

create table sessions (
  -- SHA-256 of the cookie's token: who reads this table cannot sign in with it.
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  person text not null references persons (id),
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null check (expires_at > created_at)
);
create index sessions_by_person on sessions (person);
grant select, insert, delete on sessions to greffe_app;
grant update (last_seen_at) on sessions to greffe_app;
