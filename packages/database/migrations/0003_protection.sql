-- What the database itself refuses, whoever asks.

create function greffe_refuse() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger record_events_append_only before update or delete on record_events
  for each row execute function greffe_refuse();
create trigger record_events_no_truncate before truncate on record_events
  for each statement execute function greffe_refuse();
create trigger access_log_append_only before update or delete on access_log
  for each row execute function greffe_refuse();
create trigger access_log_no_truncate before truncate on access_log
  for each statement execute function greffe_refuse();

create function greffe_keep_record_identity() returns trigger language plpgsql as $$
begin
  if old.code is not null and new.code is distinct from old.code then
    raise exception 'the registration code of a record never changes' using errcode = 'check_violation';
  end if;
  if new.id <> old.id or new.registry <> old.registry or new.record_type <> old.record_type
    or new.organisation <> old.organisation or new.author <> old.author or new.created_at <> old.created_at then
    raise exception 'what a record is never changes' using errcode = 'check_violation';
  end if;
  if new.revision < old.revision or new.event_count < old.event_count then
    raise exception 'a record never goes back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger records_keep_identity before update on records
  for each row execute function greffe_keep_record_identity();

create function greffe_keep_definition() returns trigger language plpgsql as $$
begin
  if new.hash <> old.hash or new.registry <> old.registry or new.version <> old.version
    or new.bundle <> old.bundle or new.published_at <> old.published_at then
    raise exception 'a published definition never changes' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger definitions_keep before update on definitions
  for each row execute function greffe_keep_definition();

-- Subjects that the present transaction acts for; none outside withActor().
create function greffe_subjects() returns text[] language sql stable parallel safe as $$
  select coalesce(
    (select array_agg(value) from jsonb_array_elements_text(
      nullif(current_setting('greffe.subjects', true), '')::jsonb) as value),
    array[]::text[])
$$;
create function greffe_actor() returns text language sql stable parallel safe as $$
  select coalesce(current_setting('greffe.actor', true), '')
$$;

grant select, insert on records to greffe_app;
grant update (definition, status, snapshot, revision, code, beneficiary, event_count, event_head, updated_at)
  on records to greffe_app;
grant select, insert on beneficiaries to greffe_app;
grant update (last_name, first_name, birth_date, sex) on beneficiaries to greffe_app;
grant select, insert, update on step_data to greffe_app;
grant select, insert on record_events to greffe_app;
grant select, insert on record_access to greffe_app;
grant update (until) on record_access to greffe_app;
grant select, insert, update on worklist to greffe_app;
grant select, insert on transmissions to greffe_app;
grant update (state, attempts, acknowledged_at) on transmissions to greffe_app;
grant select, insert, delete on idempotency to greffe_app;
grant select, insert on access_log to greffe_app;

alter table record_access enable row level security;
alter table record_access force row level security;
create policy own_subjects on record_access for select
  using (subject = any ((select greffe_subjects())::text[]));
-- Who acts may give access; that it is right to is decided by the service, in the command's transaction.
create policy by_an_actor on record_access for insert with check (greffe_actor() <> '');
create policy ended_by_an_actor on record_access for update using (subject = any ((select greffe_subjects())::text[]));

do $$
declare
  protected text;
  id_column text;
begin
  foreach protected in array array['records', 'step_data', 'record_events', 'worklist', 'transmissions'] loop
    id_column := case when protected = 'records' then 'id' else 'record' end;
    execute format('alter table %I enable row level security', protected);
    execute format('alter table %I force row level security', protected);
    execute format($policy$
      create policy readers on %1$I for select using (exists (
        select 1 from record_access a where a.record = %1$I.%2$I
          and a.subject = any ((select greffe_subjects())::text[])
          and (a.until is null or a.until > now())))
    $policy$, protected, id_column);
    execute format($policy$
      create policy writers_add on %1$I for insert with check (exists (
        select 1 from record_access a where a.record = %1$I.%2$I and a.what = 'write'
          and a.subject = any ((select greffe_subjects())::text[])
          and (a.until is null or a.until > now())))
    $policy$, protected, id_column);
    execute format($policy$
      create policy writers_change on %1$I for update using (exists (
        select 1 from record_access a where a.record = %1$I.%2$I and a.what = 'write'
          and a.subject = any ((select greffe_subjects())::text[])
          and (a.until is null or a.until > now())))
    $policy$, protected, id_column);
  end loop;
end $$;

-- A beneficiary is seen through a record; the record is linked first (its foreign key is deferred).
alter table beneficiaries enable row level security;
alter table beneficiaries force row level security;
create policy through_a_record on beneficiaries
  using (exists (select 1 from records r where r.beneficiary = beneficiaries.id));

-- A stored answer is a copy of a record: only for who asked.
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own_answers on idempotency using (actor = greffe_actor());
