-- A physician whom a hub vouches for, and who has no role here: he reads the records of the one patient with whom he has
-- a therapeutic link, for as long as it holds, and nothing else.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

-- Hubs by which somebody came, as they were called then.
create table hubs (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null check (length(name) between 1 and 200)
);
grant select, insert on hubs to greffe_app;
grant update (name) on hubs to greffe_app;

-- Who comes by a hub is known as hub:<hub>:<number>, and by that name gets no role and signs in nowhere else.
alter table persons add constraint persons_by_a_hub check (id not like 'hub:%' or (invited_by is null and niss is null));
alter table memberships add constraint memberships_not_by_a_hub check (person not like 'hub:%');
alter table identities add constraint identities_not_by_a_hub check (person not like 'hub:%');

-- A session of its own kind. Its person holds what stands here, and none of his memberships.
alter table sessions
  add column link_hub text references hubs (id),
  -- The hub's own name of the link, by which it is asked whether the link still holds.
  add column link_id text check (length(link_id) between 1 and 255),
  -- Digest of the patient's NISS: the number itself is not kept.
  add column link_key text check (link_key ~ '^[0-9a-f]{64}$'),
  -- Roles by registry, such as `register:role`.
  add column link_roles text[] check (array_to_string(link_roles, ' ') ~ '^([^: ]+:[^: ]+( |$))+$'),
  -- When the therapeutic link ends.
  add column link_until timestamptz(3),
  -- When the hub last said that the link holds; null for a hub that is not asked.
  add column link_checked_at timestamptz(3),
  add constraint sessions_by_a_hub check (
    (link_hub is null) = (person not like 'hub:%')
    and num_nulls(link_hub, link_id, link_key, link_roles, link_until) in (0, 5)
    and (link_checked_at is null or link_hub is not null)
    and (link_until is null or expires_at <= link_until));
create index sessions_by_link on sessions (link_hub, link_id) where link_hub is not null;
grant update (link_checked_at) on sessions to greffe_app;

alter table session_events
  drop constraint session_events_what_check,
  add constraint session_events_what_check
    check (what in ('signedIn', 'replaced', 'signedOut', 'ended', 'surplus', 'linkEnded'));

-- Through a link a record is read, whatever the service asks.
alter table record_access
  drop constraint record_access_subject_check,
  add constraint record_access_subject_check
    check (subject ~ '^(org:[^:]+:[^:]+:[^:]+|role:[^:]+:[^:]+|(own|link):[^:]*:[^:]+:[^:]+|person:.+|system:.+)$'),
  add constraint record_access_link_reads check (subject not like 'link:%' or what = 'read');

-- As before, and whatever role is named no more loses its access, however it is held; persons and parts of the engine
-- are only ever added.
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
    where record = target and subject !~ '^(person|system):' and not subject = any (writers || readers)
      and (until is null or until > now());
  perform set_config('greffe.granting', '', true);
end $$;

-- As before, and a role that is held by a hub's link is nobody's to grant.
create or replace function greffe_may_grant(of_registry text, of_role text, in_organisation text) returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  held text[] := greffe_subjects();
  roles jsonb;
  wanted jsonb;
begin
  if greffe_actor() like 'system:%' then return true; end if;
  if of_role = 'registry-administrator' then return greffe_administers(of_registry); end if;
  select d.bundle::jsonb -> 'roles' into roles from definitions d where d.registry = of_registry and d.in_force;
  select role into wanted from jsonb_array_elements(roles) as role where role ->> 'id' = of_role;
  if wanted is null then return false; end if;
  if wanted ->> 'scope' = 'link' then return false; end if;
  if jsonb_array_length(wanted -> 'grantedBy') = 0 then return greffe_administers(of_registry); end if;
  return exists (
    select 1 from jsonb_array_elements(roles) as granter, lateral (select granter ->> 'id' as id) as named
    where wanted -> 'grantedBy' ? named.id and (
      'org:' || in_organisation || ':' || of_registry || ':' || named.id = any (held)
      or (granter ->> 'scope' = 'everywhere' and 'role:' || of_registry || ':' || named.id = any (held))
      or (named.id <> of_role and exists (
        select 1 from cooperations c
        where c.registry = of_registry and c.partner = in_organisation
          and c.valid_from <= now() and (c.valid_to is null or c.valid_to > now())
          and 'org:' || c.organisation || ':' || of_registry || ':' || named.id = any (held)))));
end $$;

-- Who reads a record sees its beneficiary; who writes it adds and changes him. Until now readers could do so too.
drop policy through_a_record on beneficiaries;
create policy readers on beneficiaries for select
  using (exists (select 1 from records r where r.beneficiary = beneficiaries.id));
create policy writers_add on beneficiaries for insert with check (exists (
  select 1 from records r join record_access a on a.record = r.id
  where r.beneficiary = beneficiaries.id and a.what = 'write'
    and a.subject = any ((select greffe_subjects())::text[])
    and (a.until is null or a.until > now())));
create policy writers_change on beneficiaries for update using (exists (
  select 1 from records r join record_access a on a.record = r.id
  where r.beneficiary = beneficiaries.id and a.what = 'write'
    and a.subject = any ((select greffe_subjects())::text[])
    and (a.until is null or a.until > now())));
