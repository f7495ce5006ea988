create table records (
  id uuid primary key,
  registry text not null check (registry <> ''),
  record_type text not null check (record_type <> ''),
  definition text not null references definitions (hash),
  status text not null
    check (status in ('open', 'sending', 'sent', 'correctionsNeeded', 'deleted', 'closed')),
  snapshot jsonb not null,
  revision integer not null default 1 check (revision > 0),
  -- Registration code: made once, unique over every registry (CO-6).
  code text unique check (code ~ '^[0-9A-Z-]{6,20}$'),
  organisation text not null references organisations (number),
  author text not null references persons (id),
  beneficiary uuid,
  -- Length and last hash of the record's chain of events: a tail that was cut shows.
  event_count integer not null default 0 check (event_count >= 0),
  event_head text not null default '',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null check (updated_at >= created_at)
);
create index records_by_beneficiary on records (beneficiary) where beneficiary is not null;

create table beneficiaries (
  id uuid primary key,
  registry text not null check (registry <> ''),
  organisation text not null references organisations (number),
  niss text check (niss ~ '^[0-9]{11}$'),
  -- Identification code of a beneficiary without NISS (CO-2).
  code text unique check (code ~ '^[0-9A-Z-]{6,24}$'),
  last_name text not null default '',
  first_name text not null default '',
  birth_date text not null default '',
  sex text not null default '',
  check ((niss is null) <> (code is null))
);
create index beneficiaries_by_niss on beneficiaries (registry, organisation, niss);
create index beneficiaries_by_birth_date on beneficiaries (registry, organisation, birth_date)
  where code is not null;
alter table records add constraint records_beneficiary
  foreign key (beneficiary) references beneficiaries (id) deferrable initially deferred;

create table step_data (
  record uuid not null references records (id),
  step text not null check (step <> ''),
  draft jsonb,
  saved_at timestamptz(3),
  validated jsonb,
  validated_at timestamptz(3),
  primary key (record, step),
  check ((draft is null) = (saved_at is null)),
  check ((validated is null) = (validated_at is null))
);

create table record_events (
  record uuid not null references records (id),
  seq integer not null check (seq > 0),
  at timestamptz(3) not null,
  -- A person's id, or the name of the part of the engine that acted.
  actor text not null,
  is_system boolean not null,
  type text not null,
  step text,
  payload jsonb not null,
  prev_hash text not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  primary key (record, seq)
);

create table record_access (
  -- Deferred: access is written first, so that the record's own insert passes its policy.
  record uuid not null references records (id) deferrable initially deferred,
  -- org:<number>:<registry>:<role>, person:<id> or system:<name>
  subject text not null check (subject ~ '^(org:[^:]+:[^:]+:[^:]+|person:.+|system:.+)$'),
  what text not null default 'write' check (what in ('read', 'write')),
  until timestamptz(3),
  primary key (record, subject)
);
create index record_access_by_subject on record_access (subject, record);

create table worklist (
  record uuid primary key references records (id),
  registry text not null,
  record_type text not null,
  organisation text not null,
  author text not null,
  beneficiary text not null default '',
  date text,
  code text,
  status text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  -- Lower case without accents: names, NISS, codes.
  search text not null default ''
);
create index worklist_by_update on worklist (organisation, registry, updated_at desc);
create index worklist_by_creation on worklist (organisation, registry, created_at desc);
create index worklist_by_status on worklist (organisation, registry, status);

create table transmissions (
  record uuid not null references records (id),
  version integer not null check (version > 0),
  receiver text not null,
  -- Sent with every attempt, so that the receiver knows a repetition.
  key uuid not null unique,
  state text not null default 'pending' check (state in ('pending', 'acknowledged')),
  attempts integer not null default 0 check (attempts >= 0),
  created_at timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  primary key (record, version),
  check ((state = 'acknowledged') = (acknowledged_at is not null))
);
create index transmissions_pending on transmissions (created_at) where state = 'pending';

create table idempotency (
  actor text not null,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null,
  status integer not null,
  headers jsonb not null,
  body text not null,
  created_at timestamptz(3) not null default now(),
  primary key (actor, key)
);
create index idempotency_by_age on idempotency (created_at);

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default now(),
  actor text not null,
  what text not null check (what in ('read', 'list', 'matches', 'transmit')),
  records uuid[] not null
);
create index access_log_by_record on access_log using gin (records);
