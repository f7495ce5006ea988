-- What each organisation was called, since when and by whose word. Written by the trigger below alone, and never changed.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

create table organisation_events (
  id bigint generated always as identity primary key,
  organisation text not null references organisations (number),
  at timestamptz(3) not null default date_trunc('milliseconds', now()),
  what text not null check (what in ('made', 'renamed')),
  name text not null,
  -- What it was called before.
  was text check ((what = 'renamed') = (was is not null)),
  actor text not null
);
grant select on organisation_events to greffe_app;
create trigger organisation_events_append_only before update or delete on organisation_events
  for each row execute function greffe_refuse();
create trigger organisation_events_no_truncate before truncate on organisation_events
  for each statement execute function greffe_refuse();
create function greffe_note_organisation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into organisation_events (organisation, what, name, actor) values (new.number, 'made', new.name, greffe_actor());
  elsif new.name <> old.name then
    insert into organisation_events (organisation, what, name, was, actor)
      values (new.number, 'renamed', new.name, old.name, greffe_actor());
  end if;
  return null;
end $$;
create trigger organisations_note after insert or update on organisations
  for each row execute function greffe_note_organisation();
alter table organisation_events enable row level security;
alter table organisation_events force row level security;
create policy written on organisation_events for insert to greffe_owner with check (true);
create policy told on organisation_events for select using (greffe_administers_any());
