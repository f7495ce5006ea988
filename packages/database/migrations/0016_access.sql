-- Who holds which role, from whom, until when, and who may give it: decided by the service, and held to here again.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

alter table persons
  -- A part of the engine goes by such a name; a person never does.
  add constraint persons_id_is_a_person check (id not like 'system:%'),
  -- Who brought in somebody who had never signed in.
  add column invited_by text references persons (id);

-- Spans of one membership no longer meet by the trigger below, ended by a date or not.
drop index memberships_one_open;
create index memberships_by_person on memberships (person);
create index memberships_by_place on memberships (registry, organisation, role);
alter table memberships
  drop constraint memberships_check,
  -- Of no length: it was ended before it began, and never held.
  add constraint memberships_span check (valid_to >= valid_from),
  -- Rounded up, what is given or ended now would be so a moment later.
  alter column valid_from set default date_trunc('milliseconds', now()),
  -- Whose absence it bridges: always for a time.
  add column stands_in_for text references persons (id),
  add constraint memberships_stand_in check (
    stands_in_for is null or (valid_to is not null and stands_in_for <> person)),
  -- By when somebody must confirm that it is still needed; after that it is held no more. None: never asked.
  add column review_by timestamptz(3),
  add column ended_by text references persons (id),
  add column ended_at timestamptz(3),
  add column end_reason text check (length(end_reason) between 1 and 1000),
  add constraint memberships_ended check (
    (ended_by is null) = (ended_at is null) and (ended_by is null) = (end_reason is null));
update memberships set review_by = date_trunc('milliseconds', now()) + interval '1 year' where registry <> '*';
grant update (review_by, ended_by, ended_at, end_reason) on memberships to greffe_app;

-- Organisations that work together: who grants roles in the first grants them in its partner too.
create table cooperations (
  id bigint generated always as identity primary key,
  registry text not null check (registry <> ''),
  organisation text not null references organisations (number),
  partner text not null references organisations (number),
  valid_from timestamptz(3) not null default date_trunc('milliseconds', now()),
  valid_to timestamptz(3),
  made_by text not null references persons (id),
  ended_by text references persons (id),
  end_reason text check (length(end_reason) between 1 and 1000),
  check (organisation <> partner),
  check (valid_to >= valid_from),
  check ((valid_to is null) = (ended_by is null) and (ended_by is null) = (end_reason is null))
);
create unique index cooperations_one_open on cooperations (registry, organisation, partner) where valid_to is null;
create index cooperations_by_partner on cooperations (registry, partner);
grant select, insert on cooperations to greffe_app;
grant update (valid_to, ended_by, end_reason) on cooperations to greffe_app;

-- What became of each membership. Written by the trigger below alone, and never changed.
create table membership_events (
  id bigint generated always as identity primary key,
  membership bigint not null references memberships (id),
  at timestamptz(3) not null default now(),
  what text not null check (what in ('granted', 'ended', 'confirmed')),
  -- A person's id, or the part of the engine that acted.
  actor text not null,
  reason text not null default '',
  -- Until when it is held from now on, unless it is confirmed or ended.
  until timestamptz(3)
);
create index membership_events_by_membership on membership_events (membership, id);
grant select on membership_events to greffe_app;
insert into membership_events (membership, at, what, actor, until)
  select id, valid_from, 'granted', coalesce(granted_by, 'system:seed'), least(valid_to, review_by) from memberships;
create trigger membership_events_append_only before update or delete on membership_events
  for each row execute function greffe_refuse();
create trigger membership_events_no_truncate before truncate on membership_events
  for each statement execute function greffe_refuse();

-- Whether the present transaction acts for somebody who may grant a role in an organisation: a holder of one of the
-- roles that the definition in force names, there or in an organisation that cooperates with it, or everywhere; for a
-- role that no other grants, whoever administers the registry.
create function greffe_may_grant(of_registry text, of_role text, in_organisation text) returns boolean
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
create function greffe_may_end(of_registry text, of_role text, in_organisation text) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select greffe_administers(of_registry) or greffe_may_grant(of_registry, of_role, in_organisation)
$$;

-- One person has one role in one organisation once at a time; of two grants at once the second is refused.
create function greffe_add_membership() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(
    concat_ws(' ', new.person, new.registry, new.role, new.organisation), 16));
  if new.registry <> '*' then
    new.review_by := new.valid_from + interval '1 year';
  end if;
  if exists (
    select 1 from memberships m
    where m.person = new.person and m.registry = new.registry and m.role = new.role
      and m.organisation = new.organisation
      and m.valid_from < coalesce(new.valid_to, 'infinity')
      and new.valid_from < least(coalesce(m.valid_to, 'infinity'), coalesce(m.review_by, 'infinity'))) then
    raise exception 'this membership is held at that time already'
      using errcode = 'unique_violation', constraint = 'memberships_once_at_a_time';
  end if;
  return new;
end $$;
create trigger memberships_add before insert on memberships
  for each row execute function greffe_add_membership();

-- A person ends a membership now and says why, or confirms it for another year: nothing else, and nothing ended revives.
create function greffe_change_membership() returns trigger language plpgsql as $$
begin
  if greffe_actor() like 'system:%' then return new; end if;
  if old.ended_at is not null then
    raise exception 'what was ended stays ended' using errcode = 'check_violation';
  end if;
  if new.valid_to is distinct from old.valid_to then
    if new.ended_by is distinct from greffe_actor() or new.valid_to is null
      or new.valid_to > greatest(old.valid_from, now()) or new.valid_to > old.valid_to then
      raise exception 'a membership is ended now, by who acts' using errcode = 'check_violation';
    end if;
  elsif new.ended_by is not null then
    raise exception 'a membership that is ended has an end' using errcode = 'check_violation';
  end if;
  if new.review_by is distinct from old.review_by
    and (old.review_by is null or new.review_by is null or old.review_by <= now()
      or new.review_by not between old.review_by and now() + interval '1 year'
      or not greffe_may_grant(new.registry, new.role, new.organisation)) then
    raise exception 'a membership is confirmed for a year, by who may grant it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger memberships_change before update on memberships
  for each row execute function greffe_change_membership();

create function greffe_note_membership() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into membership_events (membership, what, actor, until)
      values (new.id, 'granted', greffe_actor(), least(new.valid_to, new.review_by));
  elsif new.valid_to is distinct from old.valid_to then
    insert into membership_events (membership, what, actor, reason, until)
      values (new.id, 'ended', greffe_actor(), coalesce(new.end_reason, ''), new.valid_to);
  elsif new.review_by is distinct from old.review_by then
    insert into membership_events (membership, what, actor, until)
      values (new.id, 'confirmed', greffe_actor(), least(new.valid_to, new.review_by));
  end if;
  return null;
end $$;
create trigger memberships_note after insert or update on memberships
  for each row execute function greffe_note_membership();

alter table memberships enable row level security;
alter table memberships force row level security;
-- They are read before it is known who acts: that is what makes an actor.
create policy told on memberships for select using (true);
create policy granted on memberships for insert with check (
  greffe_actor() like 'system:%'
  or (person <> greffe_actor() and granted_by = greffe_actor() and ended_by is null
    and greffe_may_grant(registry, role, organisation)));
create policy ended on memberships for update
  using (greffe_actor() like 'system:%'
    or (person <> greffe_actor() and greffe_may_end(registry, role, organisation)))
  with check (true);

alter table cooperations enable row level security;
alter table cooperations force row level security;
create policy told on cooperations for select using (true);
create policy made on cooperations for insert with check (
  greffe_administers(registry) and made_by = greffe_actor() and ended_by is null);
create policy ended on cooperations for update
  using (greffe_administers(registry) and valid_to is null) with check (ended_by = greffe_actor());

alter table organisations enable row level security;
alter table organisations force row level security;
create policy told on organisations for select using (true);
create policy added on organisations for insert with check (
  greffe_actor() like 'system:%' or greffe_administers_any());
create policy renamed on organisations for update using (
  greffe_actor() like 'system:%' or greffe_administers('*'));

alter table persons enable row level security;
alter table persons force row level security;
create policy told on persons for select using (true);
create policy added on persons for insert with check (
  greffe_actor() like 'system:%' or (greffe_actor() <> '' and invited_by = greffe_actor()));
create policy own on persons for update using (greffe_actor() like 'system:%' or id = greffe_actor());

-- Whoever invites says by what an issuer will know the person, in that one transaction: linked to somebody who is there
-- already, it would let its bearer in as them.
alter table identities enable row level security;
alter table identities force row level security;
create policy told on identities for select using (true);
create policy linked on identities for insert with check (
  greffe_actor() like 'system:%' or exists (
    select 1 from persons p where p.id = person and p.invited_by = greffe_actor()
      and p.created_at = now()::timestamptz(3)));
create policy unlinked on identities for delete using (greffe_actor() like 'system:%');
