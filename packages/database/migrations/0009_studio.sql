-- The studio: the files of what was published, drafts of definitions, and the log of who put what in force.

-- Whether the present transaction acts for an administrator of a registry; `*` is an administrator of all of them.
create function greffe_administers(registry text) returns boolean language sql stable parallel safe as $$
  select greffe_subjects() && array['role:*:registry-administrator', 'role:' || registry || ':registry-administrator']
    or greffe_actor() = 'system:publisher'
$$;
create function greffe_administers_any() returns boolean language sql stable parallel safe as $$
  select greffe_actor() = 'system:publisher' or exists (
    select 1 from unnest(greffe_subjects()) as subject where subject like 'role:%:registry-administrator')
$$;

-- What a version was made of, so that a draft can start from it. A version that was published before this table has
-- none. The same bundle can come from other files: cases and manuals are not part of it.
create table definition_sources (
  id bigint generated always as identity primary key,
  definition text not null references definitions (hash),
  registry text not null,
  hash text not null check (hash ~ '^[0-9a-f]{8,128}$'),
  -- JSON texts of path → text, as they came.
  files text not null,
  shared text not null,
  stored_at timestamptz(3) not null default now()
);
create index definition_sources_by_definition on definition_sources (definition, id);
grant select, insert on definition_sources to greffe_app;
create trigger definition_sources_append_only before update or delete on definition_sources
  for each row execute function greffe_refuse();
create trigger definition_sources_no_truncate before truncate on definition_sources
  for each statement execute function greffe_refuse();

-- Who put which version in force, took it back, stopped a registry or let it go on. Only ever grows.
create table publications (
  id bigint generated always as identity primary key,
  registry text not null check (registry <> ''),
  kind text not null check (kind in ('published', 'withdrawn', 'stopped', 'resumed')),
  at timestamptz(3) not null default now(),
  -- A person's id, or the part of the engine that acted.
  actor text not null,
  definition text references definitions (hash),
  -- What the author says of a version, or why it was withdrawn or the registry stopped.
  notes text not null default '',
  -- The differences from the version that was in force before.
  changes jsonb,
  check ((kind in ('published', 'withdrawn')) = (definition is not null))
);
create index publications_by_registry on publications (registry, id);
grant select, insert on publications to greffe_app;
create trigger publications_append_only before update or delete on publications
  for each row execute function greffe_refuse();
create trigger publications_no_truncate before truncate on publications
  for each statement execute function greffe_refuse();
insert into publications (registry, kind, at, actor, definition)
  select registry, 'published', published_at, 'system:publisher', hash
  from definitions where hash <> repeat('0', 64) order by in_force, published_at;

-- Versions that never take force again.
create table definition_withdrawals (
  definition text primary key references definitions (hash),
  registry text not null,
  reason text not null check (reason <> ''),
  at timestamptz(3) not null,
  actor text not null
);
grant select, insert on definition_withdrawals to greffe_app;

-- Registries that take no new records. Whoever may create one is told why, so that everybody may read it.
create table registry_stops (
  registry text primary key,
  reason text not null check (reason <> ''),
  at timestamptz(3) not null,
  actor text not null
);
grant select, insert, delete on registry_stops to greffe_app;

create table studio_drafts (
  id uuid primary key,
  registry text not null check (registry <> ''),
  name text not null default '',
  -- The version that it started from, or was last published as.
  base text references definitions (hash),
  -- JSON text of path → text: shared modules are mounted here, and changed elsewhere.
  shared text not null,
  revision integer not null default 1 check (revision > 0),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  updated_by text not null references persons (id)
);
create index studio_drafts_by_registry on studio_drafts (registry);
grant select, insert, delete on studio_drafts to greffe_app;
grant update (name, base, revision, updated_at, updated_by) on studio_drafts to greffe_app;

create table studio_draft_files (
  draft uuid not null references studio_drafts (id) on delete cascade,
  path text not null check (length(path) between 1 and 200),
  -- Null: the file is gone; who has an older revision must hear of it.
  text text,
  -- Revision of the draft that wrote it.
  revision integer not null check (revision > 0),
  primary key (draft, path)
);
grant select, insert, delete on studio_draft_files to greffe_app;
grant update (text, revision) on studio_draft_files to greffe_app;

create table studio_presence (
  draft uuid not null references studio_drafts (id) on delete cascade,
  person text not null references persons (id),
  last_seen timestamptz(3) not null,
  primary key (draft, person)
);
grant select, insert, delete on studio_presence to greffe_app;
grant update (last_seen) on studio_presence to greffe_app;

-- Validators of steps that are being drawn, named by their schema's hash; made again whenever they are asked for.
create table draft_validators (
  schema_hash text primary key check (schema_hash ~ '^[0-9a-f]{8,128}$'),
  code text not null,
  made_at timestamptz(3) not null default now()
);
grant select, insert, delete on draft_validators to greffe_app;

do $$
declare
  administered text;
begin
  foreach administered in array array['definition_sources', 'publications', 'definition_withdrawals', 'studio_drafts'] loop
    execute format('alter table %I enable row level security', administered);
    execute format('alter table %I force row level security', administered);
    execute format('create policy administrators on %1$I using ((select greffe_administers(%1$I.registry)))
      with check ((select greffe_administers(%1$I.registry)))', administered);
  end loop;
  foreach administered in array array['studio_draft_files', 'studio_presence'] loop
    execute format('alter table %I enable row level security', administered);
    execute format('alter table %I force row level security', administered);
    execute format('create policy administrators on %1$I using (exists (
      select 1 from studio_drafts d where d.id = %1$I.draft))', administered);
  end loop;
end $$;
alter table registry_stops enable row level security;
alter table registry_stops force row level security;
create policy told on registry_stops for select using (true);
create policy stopped_by on registry_stops for insert with check ((select greffe_administers(registry)));
create policy resumed_by on registry_stops for delete using ((select greffe_administers(registry)));
alter table draft_validators enable row level security;
alter table draft_validators force row level security;
create policy administrators on draft_validators using ((select greffe_administers_any()));
