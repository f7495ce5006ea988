-- Who got and lost which role, who signed in, which organisations work together and what was erased come under the
-- seals too; and who is known how, who has which session and which role is shown to those alone whom it concerns.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

-- From format 2 on: of each other table up to which row a seal goes, and how many it holds.
alter table audit_seals add column others jsonb not null default '{}';

-- What became of each cooperation. Written by the trigger below alone, and never changed.
create table cooperation_events (
  id bigint generated always as identity primary key,
  cooperation bigint not null references cooperations (id),
  at timestamptz(3) not null default now(),
  what text not null check (what in ('made', 'ended')),
  actor text not null,
  reason text not null default ''
);
create index cooperation_events_by_cooperation on cooperation_events (cooperation, id);
grant select on cooperation_events to greffe_app;
insert into cooperation_events (cooperation, at, what, actor)
  select id, valid_from, 'made', made_by from cooperations order by id;
insert into cooperation_events (cooperation, at, what, actor, reason)
  select id, valid_to, 'ended', ended_by, end_reason from cooperations where valid_to is not null order by id;
create trigger cooperation_events_append_only before update or delete on cooperation_events
  for each row execute function greffe_refuse();
create trigger cooperation_events_no_truncate before truncate on cooperation_events
  for each statement execute function greffe_refuse();
create function greffe_note_cooperation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into cooperation_events (cooperation, what, actor) values (new.id, 'made', greffe_actor());
  elsif new.valid_to is distinct from old.valid_to then
    insert into cooperation_events (cooperation, what, actor, reason)
      values (new.id, 'ended', greffe_actor(), coalesce(new.end_reason, ''));
  end if;
  return null;
end $$;
create trigger cooperations_note after insert or update on cooperations
  for each row execute function greffe_note_cooperation();
alter table cooperation_events enable row level security;
alter table cooperation_events force row level security;
create policy written on cooperation_events for insert to greffe_owner with check (true);
create policy told on cooperation_events for select using (
  (select greffe_actor()) = 'system:auditor'
  or greffe_administers((select c.registry from cooperations c where c.id = cooperation)));

create policy auditor on session_events for select using ((select greffe_actor()) = 'system:auditor');

-- Sessions: one's own, and all to the part of the engine that begins and ends them. Whose a token is is asked before it
-- is known who acts, by whoever has the token: through this function alone.
alter table sessions
  -- How the issuer that vouched for it calls its person, and its own session: digests, by which it says that they ended.
  add column issuer_subject text check (issuer_subject ~ '^[0-9a-f]{64}$'),
  add column issuer_session text check (issuer_session ~ '^[0-9a-f]{64}$');
create index sessions_by_issuer_subject on sessions (issuer_subject) where issuer_subject is not null;
create index sessions_by_issuer_session on sessions (issuer_session) where issuer_session is not null;
alter table session_events
  drop constraint session_events_what_check,
  add constraint session_events_what_check check (
    what in ('signedIn', 'replaced', 'signedOut', 'ended', 'surplus', 'linkEnded', 'issuerEnded'));
alter table sessions enable row level security;
alter table sessions force row level security;
create policy told on sessions for select using (
  person = (select greffe_actor()) or (select greffe_actor()) in ('system:session', 'system:cleaner'));
create policy ended on sessions for delete using (
  person = (select greffe_actor()) or (select greffe_actor()) in ('system:session', 'system:cleaner'));
create policy begun on sessions for insert with check ((select greffe_actor()) = 'system:session');
create policy confirmed on sessions for update using ((select greffe_actor()) = 'system:session');
create policy inside_the_function on sessions to greffe_owner using (true);

-- The person of a session that holds, and by which link of a hub; notes that it was used, once a minute at most.
create function greffe_session(hash text, idle_minutes integer, link_idle_minutes integer, link_minutes integer,
  is_unattended boolean) returns table (id text, link jsonb)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  held sessions;
begin
  select * into held from sessions s
    where s.token_hash = hash and s.expires_at > now() and (s.link_until is null or s.link_until > now())
      and s.last_seen_at > now() - make_interval(mins =>
        case when s.link_hub is null then idle_minutes else least(idle_minutes, link_idle_minutes) end);
  if held.token_hash is null then return; end if;
  if not is_unattended and held.last_seen_at < now() - interval '1 minute' then
    update sessions set last_seen_at = now() where token_hash in (
      -- Of two requests at once, one notes it; the other must not wait for the end of the first.
      select s.token_hash from sessions s where s.token_hash = hash for update skip locked);
  end if;
  return query select held.person, case when held.link_hub is not null then
    jsonb_build_object('hub', held.link_hub, 'id', held.link_id, 'key', held.link_key, 'roles', held.link_roles,
      'isUnchecked', coalesce(held.link_checked_at <= now() - make_interval(mins => link_minutes), false)) end;
end $$;
revoke all on function greffe_session(text, integer, integer, integer, boolean) from public;
grant execute on function greffe_session(text, integer, integer, integer, boolean) to greffe_app;

-- Roles that a person holds now: read before it is known who acts, for that is what makes an actor.
create policy inside_the_function on memberships for select to greffe_owner using (true);
create function greffe_held(of_person text)
returns table (registry text, role text, number text, name text, own_key text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.registry, m.role, m.organisation, o.name, greffe_own_key(p.niss)
  from memberships m join organisations o on o.number = m.organisation join persons p on p.id = m.person
  where m.person = of_person and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
    and (m.review_by is null or m.review_by > now())
$$;
revoke all on function greffe_held(text) from public;
grant execute on function greffe_held(text) to greffe_app;

-- What the asker may give or end, as `registry:role:organisation`; shorter where it goes for all that would follow, and
-- `*` for everything. Asked once by a statement.
create function greffe_sight() returns text[]
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with held as (
    select subject, split_part(subject, ':', 2) as first, split_part(subject, ':', 3) as second,
      split_part(subject, ':', 4) as third
    from unnest(greffe_subjects()) as subject),
  granted as (
    select d.registry, wanted ->> 'id' as role, h.first as organisation, h.third as by,
      granter ->> 'scope' = 'everywhere' as is_everywhere
    from held h join definitions d on d.registry = h.second and d.in_force,
      lateral (select d.bundle::jsonb -> 'roles' as roles) as bundle,
      jsonb_array_elements(bundle.roles) as granter, jsonb_array_elements(bundle.roles) as wanted
    where h.subject like 'org:%' and granter ->> 'id' = h.third and wanted -> 'grantedBy' ? h.third)
  select coalesce(array_agg(distinct seen), array[]::text[]) from (
    select first as seen from held where subject like 'role:%:registry-administrator'
    union all
    select registry || ':' || role || case when is_everywhere then '' else ':' || organisation end from granted
    union all
    select g.registry || ':' || g.role || ':' || c.partner
    from granted g join cooperations c on c.registry = g.registry and c.organisation = g.organisation
    where g.by <> g.role and c.valid_from <= now() and (c.valid_to is null or c.valid_to > now())) as sights
$$;
drop policy told on memberships;
create policy told on memberships for select using (
  person = (select greffe_actor()) or (select greffe_actor()) like 'system:%'
  or (select greffe_sight()) && array['*', registry, registry || ':' || role,
    registry || ':' || role || ':' || organisation]);
alter table membership_events enable row level security;
alter table membership_events force row level security;
create policy written on membership_events for insert to greffe_owner with check (true);
create policy told on membership_events for select using (
  exists (select 1 from memberships m where m.id = membership));

-- Whom an issuer means: told to that person and to the part of the engine that signs people in. Whoever may bring
-- people in asks for one login, whole.
drop policy told on identities;
create policy told on identities for select using (
  person = (select greffe_actor()) or (select greffe_actor()) like 'system:%');
create policy inside_the_function on identities for select to greffe_owner using (true);
create function greffe_person_of(of_issuer text, of_subject text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.person from identities i where i.issuer = of_issuer and i.subject = of_subject
$$;
revoke all on function greffe_person_of(text, text) from public;
grant execute on function greffe_person_of(text, text) to greffe_app;
