-- What is kept for good is kept sealed, under a key of the record's own: destroying the key destroys the values, while
-- chains and seals, which are made over the sealed text, stay as they were. What can be deleted is deleted.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

alter table records
  drop constraint records_status_check,
  add constraint records_status_check
    check (status in ('open', 'sending', 'sent', 'correctionsNeeded', 'deleted', 'closed', 'erased')),
  -- The key of the record's history, itself sealed under a master key that is not in the database. Null for a record
  -- that was erased, and for one of which nothing was written since this file.
  add column data_key text check (data_key ~ '^1\.[0-9a-f]{16}\.[A-Za-z0-9_-]{80,}$'),
  -- False for a record that was there before: values stand unsealed in its first events and lines.
  add column is_sealed boolean not null default true,
  add constraint records_erased check (
    status <> 'erased' or (data_key is null and beneficiary is null and own_key is null and snapshot = '{}'));
grant update (data_key) on records to greffe_app;
alter table records no force row level security;
update records set is_sealed = false where id <> '00000000-0000-7000-8000-000000000000';
alter table records force row level security;

create or replace function greffe_keep_record_identity() returns trigger language plpgsql as $$
begin
  if old.status = 'erased' then
    raise exception 'a record that was erased never changes' using errcode = 'check_violation';
  end if;
  if new.status = 'erased' and current_user <> 'greffe_owner' then
    raise exception 'a record is erased by greffe_erase() alone' using errcode = 'insufficient_privilege';
  end if;
  if old.data_key is not null and new.data_key is null and new.status <> 'erased' then
    raise exception 'the key of a record goes with the record' using errcode = 'check_violation';
  end if;
  if greffe_actor() = 'system:keeper' and to_jsonb(new) - 'data_key' <> to_jsonb(old) - 'data_key' then
    raise exception 'the keeper changes keys alone' using errcode = 'insufficient_privilege';
  end if;
  if old.code is not null and new.code is distinct from old.code then
    raise exception 'the registration code of a record never changes' using errcode = 'check_violation';
  end if;
  if new.id <> old.id or new.registry <> old.registry or new.record_type <> old.record_type
    or new.organisation <> old.organisation or new.author <> old.author or new.created_at <> old.created_at
    or new.is_sealed <> old.is_sealed then
    raise exception 'what a record is never changes' using errcode = 'check_violation';
  end if;
  if new.revision < old.revision or new.event_count < old.event_count then
    raise exception 'a record never goes back' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- Asked by one administrator, done by another.
create table erasure_requests (
  id bigint generated always as identity primary key,
  record uuid not null references records (id),
  registry text not null,
  reason text not null check (length(reason) between 1 and 1000),
  asked_by text not null references persons (id),
  asked_at timestamptz(3) not null default date_trunc('milliseconds', now()),
  ended_by text references persons (id),
  ended_at timestamptz(3),
  outcome text check (outcome in ('done', 'withdrawn')),
  check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (outcome is null))
);
create unique index erasure_requests_one_open on erasure_requests (record) where ended_at is null;
grant select, insert on erasure_requests to greffe_app;
grant update (ended_by, ended_at, outcome) on erasure_requests to greffe_app;
alter table erasure_requests enable row level security;
alter table erasure_requests force row level security;
create policy told on erasure_requests for select using (greffe_administers(registry));
create policy asked on erasure_requests for insert with check (
  greffe_administers(registry) and asked_by = greffe_actor() and ended_at is null);
create policy ended on erasure_requests for update
  using (greffe_administers(registry) and ended_at is null) with check (ended_by = greffe_actor());

-- What is left of a record that was erased, with its events and lines, of which no value can be read: that it was.
create table erasures (
  id bigint generated always as identity primary key,
  record uuid not null unique references records (id),
  registry text not null,
  record_type text not null,
  organisation text not null,
  code text,
  at timestamptz(3) not null,
  ground text not null check (ground in ('request', 'retention')),
  -- Why it was asked; for what is over, the period.
  reason text not null,
  asked_by text references persons (id),
  actor text not null
);
create index erasures_by_registry on erasures (registry, at desc);
grant select on erasures to greffe_app;
create trigger erasures_append_only before update or delete on erasures
  for each row execute function greffe_refuse();
create trigger erasures_no_truncate before truncate on erasures
  for each statement execute function greffe_refuse();
alter table erasures enable row level security;
alter table erasures force row level security;
create policy told on erasures for select using (
  greffe_administers(registry) or (select greffe_actor()) in ('system:auditor', 'system:eraser'));

-- Who looks for what may be erased sees that records are there, what they wait for and which lead to them; values of
-- their history are sealed.
do $$
declare
  looked_at text;
begin
  foreach looked_at in array array['records', 'record_events', 'record_links', 'transmissions'] loop
    execute format($policy$
      create policy eraser on %1$I for select using ('system:eraser' = any ((select greffe_subjects())::text[]))
    $policy$, looked_at);
  end loop;
end $$;
-- Who puts keys under another master key.
create policy keeper on records for select using ((select greffe_actor()) = 'system:keeper');
create policy keeper_changes on records for update using ((select greffe_actor()) = 'system:keeper');

-- Inside greffe_erase() alone, for the one record.
create policy erasing on records to greffe_owner
  using (id = nullif(current_setting('greffe.erasing', true), '')::uuid
    or beneficiary = nullif(current_setting('greffe.erasing_person', true), '')::uuid);
create policy erasing on beneficiaries to greffe_owner
  using (id = nullif(current_setting('greffe.erasing_person', true), '')::uuid);
create policy erasing on record_links to greffe_owner
  using (nullif(current_setting('greffe.erasing', true), '')::uuid in (record, target));
create policy erasing on idempotency to greffe_owner
  using (position(nullif(current_setting('greffe.erasing', true), '') in body) > 0);
do $$
declare
  emptied text;
begin
  foreach emptied in array
    array['step_data', 'record_events', 'worklist', 'record_effects', 'transmissions', 'erasures'] loop
    execute format($policy$
      create policy erasing on %1$I to greffe_owner
        using (record = nullif(current_setting('greffe.erasing', true), '')::uuid)
        with check (record = nullif(current_setting('greffe.erasing', true), '')::uuid)
    $policy$, emptied);
  end loop;
end $$;

-- Erases a record: its key, what it holds, who may see it, who it is about unless another record is about the same.
-- `event` is the last of its chain, made by the service, which knows how to hash. What it stands on is looked at here
-- again: an open request of another administrator, or the engine's own reckoning that the time is over.
create function greffe_erase(erased uuid, event jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  held records;
  request erasure_requests;
  happened timestamptz(3) := (event ->> 'at')::timestamptz;
begin
  perform set_config('greffe.erasing', erased::text, true), set_config('greffe.granting', erased::text, true);
  select * into held from records r where r.id = erased for update;
  if held.id is null or held.status = 'erased' or erased = '00000000-0000-7000-8000-000000000000' then
    raise exception 'there is no such record' using errcode = 'no_data_found';
  end if;
  if greffe_actor() <> 'system:eraser' then
    select * into request from erasure_requests q where q.record = erased and q.ended_at is null;
    if request.id is null or request.asked_by = greffe_actor() or not greffe_administers(held.registry) then
      raise exception 'a record is erased by an administrator whom another has asked'
        using errcode = 'insufficient_privilege';
    end if;
  end if;
  if not held.is_sealed
    or exists (select 1 from transmissions t where t.record = erased and t.state = 'pending')
    or exists (select 1 from record_links l where l.target = erased and l.record <> erased) then
    raise exception 'this record cannot be erased now' using errcode = 'check_violation';
  end if;
  if (event ->> 'seq')::integer <> held.event_count + 1 or event ->> 'prevHash' <> held.event_head then
    raise exception 'the record was changed meanwhile' using errcode = 'check_violation';
  end if;
  insert into record_events (record, seq, at, actor, is_system, type, payload, prev_hash, hash)
    values (erased, (event ->> 'seq')::integer, happened, event ->> 'actor', (event ->> 'isSystem')::boolean,
      'erased', event -> 'payload', event ->> 'prevHash', event ->> 'hash');
  insert into erasures (record, registry, record_type, organisation, code, at, ground, reason, asked_by, actor)
    values (erased, held.registry, held.record_type, held.organisation, held.code, happened,
      case when request.id is null then 'retention' else 'request' end, event -> 'payload' ->> 'reason',
      request.asked_by, event ->> 'actor');
  delete from step_data d where d.record = erased;
  delete from worklist w where w.record = erased;
  delete from record_effects f where f.record = erased;
  delete from record_links l where l.record = erased;
  delete from idempotency i where position(erased::text in i.body) > 0;
  delete from record_access a where a.record = erased;
  update records r set status = 'erased', snapshot = '{}', data_key = null, beneficiary = null, own_key = null,
      next_deadline = null, revision = r.revision + 1, event_count = r.event_count + 1, event_head = event ->> 'hash',
      updated_at = greatest(r.updated_at, happened)
    where r.id = erased;
  if held.beneficiary is not null then
    perform set_config('greffe.erasing_person', held.beneficiary::text, true);
    if not exists (select 1 from records r where r.beneficiary = held.beneficiary) then
      delete from beneficiaries b where b.id = held.beneficiary;
    end if;
  end if;
  perform set_config('greffe.erasing', '', true), set_config('greffe.granting', '', true),
    set_config('greffe.erasing_person', '', true);
end $$;
revoke all on function greffe_erase(uuid, jsonb) from public;
grant execute on function greffe_erase(uuid, jsonb) to greffe_app;
