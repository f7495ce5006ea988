-- Files that belong to a record: what they hold is sealed under the record's key, like everything that lasts.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

create table files (
  id uuid primary key,
  record uuid not null references records (id),
  -- Who may read the step reads the file.
  step text not null,
  -- Name and SHA-256 of the content, sealed: a file's name is often a patient's.
  about jsonb not null,
  kind text not null check (kind in ('application/pdf', 'image/jpeg', 'image/png')),
  size integer not null check (size between 1 and 20971520),
  -- Where the content is.
  place text not null check (place in ('database', 'store')),
  -- `arriving`: the content is not wholly there yet; `held`: nobody opens it before the scanner has looked at it.
  state text not null check (state in ('arriving', 'ready', 'held')),
  -- A validation holds it: it stays as long as the record, for the history shows it.
  is_kept boolean not null default false,
  added_by text not null,
  added_at timestamptz(3) not null
);
create index files_by_record on files (record, added_at);
create index files_not_kept on files (added_at) where not is_kept;

create table file_contents (
  file uuid primary key references files (id) on delete cascade,
  record uuid not null,
  sealed bytea not null
);
-- Sealed bytes cannot be compressed: trying costs time and saves nothing.
alter table file_contents alter column sealed set storage external;

-- Contents outside the database that no row names any more: to be removed there.
create table file_leftovers (
  file uuid primary key,
  since timestamptz(3) not null default now()
);

grant select, insert, delete on files to greffe_app;
grant update (step, state, is_kept) on files to greffe_app;
grant select, insert on file_contents to greffe_app;
grant select, delete on file_leftovers to greffe_app;

do $$
declare
  protected text;
begin
  foreach protected in array array['files', 'file_contents'] loop
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
    -- Inside the functions below alone.
    execute format($policy$
      create policy inside_the_functions on %1$I to greffe_owner using (true) with check (true)
    $policy$, protected);
  end loop;
end $$;
-- Who may read a file may have it looked at again, which is all that a reader changes.
create policy looked_at on files for update using (exists (
  select 1 from record_access a where a.record = files.record
    and a.subject = any ((select greffe_subjects())::text[])
    and (a.until is null or a.until > now())));
create policy writers_remove on files for delete using (not is_kept and exists (
  select 1 from record_access a where a.record = files.record and a.what = 'write'
    and a.subject = any ((select greffe_subjects())::text[])
    and (a.until is null or a.until > now())));
alter table file_leftovers enable row level security;
alter table file_leftovers force row level security;
create policy cleaner on file_leftovers using ((select greffe_actor()) = 'system:cleaner');
create policy inside_the_functions on file_leftovers to greffe_owner using (true) with check (true);

create function greffe_keep_file() returns trigger language plpgsql as $$
begin
  if old.is_kept and not new.is_kept then
    raise exception 'a file that a validation holds stays' using errcode = 'check_violation';
  end if;
  if old.state = 'ready' and new.state <> 'ready' then
    raise exception 'a file that was looked at is not held again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger files_keep before update on files for each row execute function greffe_keep_file();

-- Whatever removes a file: what lies outside the database is noted, to be removed there too.
create function greffe_leave_file() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into file_leftovers (file) values (old.id) on conflict do nothing;
  return null;
end $$;
create trigger files_leave after delete on files
  for each row when (old.place = 'store') execute function greffe_leave_file();

-- Erasing a record removes its files: their key is destroyed in the same transaction.
create function greffe_erase_files() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from files f where f.record = new.record;
  return null;
end $$;
create trigger erasures_files after insert on erasures for each row execute function greffe_erase_files();

-- Inside greffe_unused_files() alone, for one record at a time.
create policy cleaning_files on step_data for select to greffe_owner
  using (record = nullif(current_setting('greffe.cleaning', true), '')::uuid);

-- Removes the files that were begun and never came, and those that no draft and no validation holds; answers which.
create function greffe_unused_files(begun_before timestamptz, added_before timestamptz)
returns table (removed uuid, of_record uuid, of_step text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  candidate files;
begin
  if greffe_actor() <> 'system:cleaner' then
    raise exception 'only the cleaner looks for what is not used' using errcode = 'insufficient_privilege';
  end if;
  for candidate in select * from files f
    where not f.is_kept and f.added_at < case f.state when 'arriving' then begun_before else added_before end
    order by f.added_at limit 1000 for update skip locked
  loop
    perform set_config('greffe.cleaning', candidate.record::text, true);
    if candidate.state = 'arriving' or not exists (select 1 from step_data d where d.record = candidate.record
      and position(candidate.id::text in coalesce(d.draft::text, '') || coalesce(d.validated::text, '')) > 0) then
      delete from files f where f.id = candidate.id;
      removed := candidate.id; of_record := candidate.record; of_step := candidate.step;
      return next;
    end if;
  end loop;
  perform set_config('greffe.cleaning', '', true);
end $$;
revoke all on function greffe_unused_files(timestamptz, timestamptz) from public;
grant execute on function greffe_unused_files(timestamptz, timestamptz) to greffe_app;

-- That a file was added, opened and removed comes into the log like everything that is seen of a patient.
alter table access_log
  drop constraint access_log_what_check,
  add constraint access_log_what_check check (
    what in ('read', 'list', 'matches', 'transmit', 'history', 'save', 'refused', 'fileAdded', 'fileRead', 'fileRemoved'));

-- The canary's rows.
set local greffe.actor = 'system:canary';
set local greffe.subjects = '["system:canary"]';
insert into files (id, record, step, about, kind, size, place, state, is_kept, added_by, added_at)
  values ('00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000', 'canary', '{}', 'image/png', 1,
    'database', 'ready', true, 'canary', now());
insert into file_contents (file, record, sealed)
  values ('00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000', '');
