-- A role that is held for oneself: the patient's, for the records of which he is the beneficiary.

-- National register or BIS number of somebody who is, or may be, a beneficiary.
alter table persons add column niss text check (niss ~ '^[0-9]{11}$');
create index persons_by_niss on persons (niss) where niss is not null;

-- Whose record it is, as it stands in subjects of access: a digest of the NISS, so that the number itself is in no
-- subject. Null while the beneficiary is not known, and for one without NISS. Equal numbers must meet, so it has no salt:
-- it hides the number from a reader, not from whoever can try them all, and is as much a person's datum as the number.
alter table records add column own_key text check (own_key ~ '^[0-9a-f]{64}$');
grant update (own_key) on records to greffe_app;

create function greffe_own_key(niss text) returns text language sql immutable parallel safe
  set search_path = pg_catalog as $$ select encode(sha256(convert_to(niss, 'UTF8')), 'hex') $$;

set constraints all immediate;
alter table record_access
  drop constraint record_access_subject_check,
  add constraint record_access_subject_check
    check (subject ~ '^(org:[^:]+:[^:]+:[^:]+|role:[^:]+:[^:]+|own:[^:]*:[^:]+:[^:]+|person:.+|system:.+)$');
alter table records no force row level security;
alter table beneficiaries no force row level security;
update records set own_key = greffe_own_key(b.niss)
  from beneficiaries b where b.id = records.beneficiary and b.niss is not null;
alter table beneficiaries force row level security;
alter table records force row level security;

-- As before, and subjects of one's own records end too when the beneficiary turns out to be somebody else.
create or replace function greffe_grant(target uuid, writers text[], readers text[]) returns void
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
    where record = target and subject ~ '^(org|role|own):' and not subject = any (writers || readers)
      and (until is null or until > now());
  perform set_config('greffe.granting', '', true);
end $$;
