-- What a list counts by stands beside who may see: the policy of record_access, an equality of texts, leaks nothing, so
-- that the planner looks at an asker's own conditions in the same index. On the list itself a policy that looks into an
-- array came first, and each row was read: counting took up to fourteen times as long as without row-level security, and
-- who sees a tenth of all records had all of them read.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

-- As in the list; of a part of the engine, and before the record is in the list, nothing. Written by triggers alone.
alter table record_access
  add column registry text,
  add column status text,
  -- Whose turn it is.
  add column is_turn boolean not null default false,
  -- The record belongs to another organisation than the one that the subject names, or the subject names none.
  add column is_elsewhere boolean not null default false;
alter table worklist no force row level security;
alter table record_access no force row level security;
update record_access a set registry = w.registry, status = w.status, is_turn = a.subject = any (w.turn),
    is_elsewhere = not starts_with(a.subject, 'org:' || w.organisation || ':')
  from worklist w where w.record = a.record and a.subject not like 'system:%';
alter table record_access force row level security;
alter table worklist force row level security;

create index record_access_listed on record_access (subject, registry, status, record)
  where until is null and status is not null;
create index record_access_turns on record_access (subject, registry, status, record) where until is null and is_turn;
create index record_access_elsewhere on record_access (subject) where until is null and is_elsewhere;
-- What these do was done by indexes that each save of a draft wrote to.
drop index worklist_by_reader, worklist_by_turn, worklist_by_named;
alter table worklist drop column named;

-- After the list: whoever may see the record, as it stands there now.
create function greffe_list_access() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before text := coalesce(current_setting('greffe.granting', true), '');
begin
  perform set_config('greffe.granting', new.record::text, true);
  update record_access a set registry = new.registry, status = new.status, is_turn = a.subject = any (new.turn),
      is_elsewhere = not starts_with(a.subject, 'org:' || new.organisation || ':')
    where a.record = new.record and a.subject not like 'system:%'
      and (a.status is distinct from new.status or a.is_turn <> (a.subject = any (new.turn)));
  perform set_config('greffe.granting', before, true);
  return null;
end $$;
create trigger worklist_listed after insert on worklist for each row execute function greffe_list_access();
create trigger worklist_listed_again after update on worklist
  for each row when (new.status <> old.status or new.turn <> old.turn) execute function greffe_list_access();

-- Whoever is let in later finds the record in the list already.
create function greffe_first_listed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before text := coalesce(current_setting('greffe.granting', true), '');
  listed worklist;
begin
  if new.subject like 'system:%' then return new; end if;
  perform set_config('greffe.granting', new.record::text, true);
  select * into listed from worklist w where w.record = new.record;
  perform set_config('greffe.granting', before, true);
  if listed.record is not null then
    new.registry := listed.registry;
    new.status := listed.status;
    new.is_turn := new.subject = any (listed.turn);
    new.is_elsewhere := not starts_with(new.subject, 'org:' || listed.organisation || ':');
  end if;
  return new;
end $$;
create trigger record_access_first_listed before insert on record_access
  for each row execute function greffe_first_listed();
