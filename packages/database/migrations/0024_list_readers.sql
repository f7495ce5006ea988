-- The list carries who may see each of its rows: with a hundred thousand records, asking record_access row by row made a
-- page two to eight times as slow as it is without row-level security. What stands there follows record_access by
-- triggers alone, which stays what decides.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

-- Subjects of access that hold now. One that is to end at some later time is left out: it would not end here.
alter table worklist add column readers text[] not null default '{}';
alter table worklist no force row level security;
alter table record_access no force row level security;
update worklist w set readers = array(
  select a.subject from record_access a where a.record = w.record and a.until is null order by a.subject);
alter table record_access force row level security;
alter table worklist force row level security;
create index worklist_by_reader on worklist using gin (readers);

-- Inside the functions below alone, for the one record.
create policy following_access on worklist to greffe_owner
  using (record = nullif(current_setting('greffe.granting', true), '')::uuid);

create function greffe_readers(of_record uuid) returns text[]
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before text := coalesce(current_setting('greffe.granting', true), '');
  found text[];
begin
  perform set_config('greffe.granting', of_record::text, true);
  found := array(select a.subject from record_access a where a.record = of_record and a.until is null
    order by a.subject);
  perform set_config('greffe.granting', before, true);
  return found;
end $$;
-- Who may see a record that the asker names is no question of his.
revoke all on function greffe_readers(uuid) from public;

create function greffe_follow_access() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  changed uuid := case when tg_op = 'DELETE' then old.record else new.record end;
  before text := coalesce(current_setting('greffe.granting', true), '');
begin
  perform set_config('greffe.granting', changed::text, true);
  update worklist w set readers = greffe_readers(changed) where w.record = changed;
  perform set_config('greffe.granting', before, true);
  return null;
end $$;
create trigger record_access_followed after insert or delete or update of until on record_access
  for each row execute function greffe_follow_access();

-- A row of the list is written when access is there already. Whatever is written into the column is not believed.
create function greffe_first_readers() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.readers := greffe_readers(new.record);
  return new;
end $$;
create trigger worklist_first_readers before insert on worklist
  for each row execute function greffe_first_readers();
create function greffe_keep_readers() returns trigger language plpgsql as $$
begin
  if current_user <> 'greffe_owner' then new.readers := old.readers; end if;
  return new;
end $$;
create trigger worklist_keep_readers before update on worklist
  for each row when (new.readers is distinct from old.readers) execute function greffe_keep_readers();

drop policy readers on worklist;
-- Coalesced, because of a plain overlap with what is not known yet the planner believes that next to nothing is left:
-- it would then read all of an organisation's rows and sort them, where an index gives the first page in its order.
create policy readers on worklist for select using (
  coalesce(readers && (select greffe_subjects())::text[], false));
