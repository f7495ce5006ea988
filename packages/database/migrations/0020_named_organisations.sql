-- A role that counts in the organisation that an answer names: an insurer's people at the records of their members.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

alter table records
  -- The organisation of each such role, as it was validated last; none while it is not answered.
  add column named jsonb not null default '{}' check (jsonb_typeof(named) = 'object');
grant update (named) on records to greffe_app;

-- What is erased names nobody.
create function greffe_forget_named() returns trigger language plpgsql as $$
begin
  new.named := '{}';
  return new;
end $$;
create trigger records_forget_named before update on records
  for each row when (new.status = 'erased' and new.named <> '{}') execute function greffe_forget_named();

-- The subjects of those roles, by which a list finds records that belong to another organisation than the asker's.
alter table worklist add column named text[] not null default '{}';
create index worklist_by_named on worklist using gin (named) where named <> '{}';
