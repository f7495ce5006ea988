-- The workflow engine: rounds and entries of steps, deadlines, what was asked for, links between records, and access
-- that follows the record.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

-- A step's data are kept by round, and those of a repeated step by entry.
alter table step_data
  add round integer not null default 1 check (round > 0),
  -- The due day of a scheduled entry, otherwise its name; empty for the step itself.
  add entry text not null default '' check (length(entry) <= 100),
  -- The rest of the row is an entry's alone, but for who validated and with which outcome.
  add status text check (status in ('scheduled', 'open', 'draft', 'validated', 'locked', 'missed')),
  add due date,
  add deadline timestamptz(3),
  add validated_by text,
  add outcome text,
  add held integer[] not null default '{}',
  add validations integer not null default 0 check (validations >= 0),
  add created_at timestamptz(3),
  drop constraint step_data_pkey,
  add primary key (record, step, round, entry),
  add check ((entry = '') = (status is null)),
  add check (entry = '' or created_at is not null);
create index step_data_deadlines on step_data (record, deadline) where deadline is not null;
-- Rows that a changed schedule does away with; nothing was ever saved in them.
grant delete on step_data to greffe_app;

-- The least of the record's own deadlines and its entries': what time changes next.
alter table records add next_deadline timestamptz(3);
create index records_by_deadline on records (next_deadline) where next_deadline is not null;
grant update (next_deadline) on records to greffe_app;

-- What a record's workflow asked for. The key is the engine's: no effect twice, whoever asks.
create table record_effects (
  record uuid not null references records (id),
  key text not null check (key <> ''),
  type text not null check (type in ('code', 'transmission', 'message', 'document')),
  step text not null,
  round integer not null,
  entry text not null default '',
  message text,
  document text,
  receiver text,
  recipients text[] not null default '{}',
  state text not null check (state in ('due', 'done')),
  created_at timestamptz(3) not null,
  primary key (record, key),
  check ((type = 'message') = (message is not null)),
  check ((type = 'document') = (document is not null)),
  check ((type = 'transmission') = (receiver is not null))
);
create index record_effects_due on record_effects (created_at) where state = 'due';
grant select, insert on record_effects to greffe_app;
grant update (state) on record_effects to greffe_app;

create table record_links (
  record uuid not null references records (id),
  link text not null check (link <> ''),
  target uuid not null references records (id),
  primary key (record, link),
  -- No record is its own parent; the canary's row stands for none.
  check (record <> target or link = 'canary')
);
create index record_links_by_target on record_links (target);
grant select, insert on record_links to greffe_app;
grant update (target) on record_links to greffe_app;

-- Whose turn it is, as subjects of access, and by when.
alter table worklist
  add turn text[] not null default '{}',
  add due timestamptz(3);
create index worklist_by_turn on worklist using gin (turn);

do $$
declare
  protected text;
begin
  foreach protected in array array['record_effects', 'record_links'] loop
    execute format('alter table %I enable row level security', protected);
    execute format('alter table %I force row level security', protected);
    execute format($policy$
      create policy readers on %1$I for select using (exists (
        select 1 from record_access a where a.record = %1$I.record
          and a.subject = any ((select greffe_subjects())::text[])
          and (a.until is null or a.until > now())))
    $policy$, protected);
    execute format($policy$
      create policy writers_add on %1$I for insert with check (exists (
        select 1 from record_access a where a.record = %1$I.record and a.what = 'write'
          and a.subject = any ((select greffe_subjects())::text[])
          and (a.until is null or a.until > now())))
    $policy$, protected);
    execute format($policy$
      create policy writers_change on %1$I for update using (exists (
        select 1 from record_access a where a.record = %1$I.record and a.what = 'write'
          and a.subject = any ((select greffe_subjects())::text[])
          and (a.until is null or a.until > now())))
    $policy$, protected);
  end loop;
end $$;
create policy writers_remove on step_data for delete using (
  entry <> '' and draft is null and validated is null and exists (
    select 1 from record_access a where a.record = step_data.record and a.what = 'write'
      and a.subject = any ((select greffe_subjects())::text[])
      and (a.until is null or a.until > now())));

-- Access. A role with the scope `everywhere` is of no organisation: role:<registry>:<role>.
alter table record_access drop constraint record_access_subject_check;
alter table record_access add constraint record_access_subject_check
  check (subject ~ '^(org:[^:]+:[^:]+:[^:]+|role:[^:]+:[^:]+|person:.+|system:.+)$');

-- Every record is woken by the clock. The owner is held to the policies too, so they rest while this is written.
alter table record_access no force row level security;
insert into record_access (record, subject)
  select distinct record, 'system:clock' from record_access
  where record <> '00000000-0000-7000-8000-000000000000';
alter table record_access force row level security;

-- Who may open a record follows the record, so a command gives and ends access of others. Only through this function,
-- for whoever may write the record (or makes it), and for that record alone; greffe_app has no right of its own.
drop policy by_an_actor on record_access;
drop policy ended_by_an_actor on record_access;
revoke insert, update on record_access from greffe_app;
create policy inside_the_function on record_access to greffe_owner
  using (record = nullif(current_setting('greffe.granting', true), '')::uuid)
  with check (record = nullif(current_setting('greffe.granting', true), '')::uuid);

-- Writers and readers as they are from now on. Roles that are named no more lose their access; persons and parts of
-- the engine are only ever added.
create function greffe_grant(target uuid, writers text[], readers text[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if greffe_actor() = '' then
    raise exception 'access is given by an actor' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('greffe.granting', target::text, true);
  if exists (select 1 from record_access a where a.record = target)
    and not exists (select 1 from record_access a where a.record = target and a.what = 'write'
      and a.subject = any (greffe_subjects()) and (a.until is null or a.until > now())) then
    raise exception 'access to a record is given by who may write it' using errcode = 'insufficient_privilege';
  end if;
  insert into record_access (record, subject, what)
    select target, subject, 'write' from unnest(writers) as subject
    union all
    select target, subject, 'read' from unnest(readers) as subject where not subject = any (writers)
  on conflict (record, subject) do update set what = excluded.what, until = null
    where record_access.until is not null or record_access.what <> excluded.what;
  update record_access set until = now()
    where record = target and subject ~ '^(org|role):' and not subject = any (writers || readers)
      and (until is null or until > now());
  perform set_config('greffe.granting', '', true);
end $$;
revoke all on function greffe_grant(uuid, text[], text[]) from public;
grant execute on function greffe_grant(uuid, text[], text[]) to greffe_app;

-- The canary's rows.
set local greffe.actor = 'system:canary';
set local greffe.subjects = '["system:canary"]';
insert into record_effects (record, key, type, step, round, state, created_at)
  values ('00000000-0000-7000-8000-000000000000', 'canary', 'code', 'canary', 1, 'done', now());
insert into record_links (record, link, target)
  values ('00000000-0000-7000-8000-000000000000', 'canary', '00000000-0000-7000-8000-000000000000');
