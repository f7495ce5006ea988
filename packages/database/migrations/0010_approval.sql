-- A second person approves a version before it takes force, where its definition asks for that; and what was last
-- found in a draft, so that a list of drafts need not check each of them again.

-- Only ever grows. The draft may be thrown away; that its approval was asked for stays.
create table approval_requests (
  id bigint generated always as identity primary key,
  draft uuid not null,
  registry text not null check (registry <> ''),
  -- What is to be approved: the draft at this revision, under this number, in place of what is in force then.
  revision integer not null check (revision > 0),
  version text not null check (version <> ''),
  notes text not null,
  in_force text references definitions (hash),
  at timestamptz(3) not null,
  actor text not null
);
create index approval_requests_by_draft on approval_requests (draft, id);
grant select, insert on approval_requests to greffe_app;

create table approval_answers (
  request bigint primary key references approval_requests (id),
  registry text not null,
  answer text not null check (answer in ('approved', 'refused')),
  reason text not null default '',
  at timestamptz(3) not null,
  actor text not null,
  check (answer = 'approved' or reason <> '')
);
grant select, insert on approval_answers to greffe_app;

do $$
declare
  kept text;
begin
  foreach kept in array array['approval_requests', 'approval_answers'] loop
    execute format('create trigger %1$I before update or delete on %2$I
      for each row execute function greffe_refuse()', kept || '_append_only', kept);
    execute format('create trigger %1$I before truncate on %2$I
      for each statement execute function greffe_refuse()', kept || '_no_truncate', kept);
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy told on %1$I for select using ((select greffe_administers(%1$I.registry)))', kept);
  end loop;
end $$;
create policy asked on approval_requests for insert
  with check ((select greffe_administers(registry)) and actor = (select greffe_actor()));
-- Whoever asked does not answer.
create policy answered on approval_answers for insert
  with check ((select greffe_administers(registry)) and actor = (select greffe_actor()) and exists (
    select 1 from approval_requests r
    where r.id = request and r.registry = approval_answers.registry and r.actor <> approval_answers.actor));

alter table publications add column approval bigint references approval_requests (id);
-- Whoever approved does not publish.
create function greffe_keep_approval() returns trigger language plpgsql as $$
begin
  if new.approval is not null and not exists (
    select 1 from approval_answers a
    where a.request = new.approval and a.registry = new.registry
      and a.answer = 'approved' and a.actor <> new.actor) then
    raise exception 'a version is published on the approval of another person' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger publications_approved before insert on publications
  for each row execute function greffe_keep_approval();

create table studio_draft_checks (
  draft uuid primary key references studio_drafts (id) on delete cascade,
  revision integer not null check (revision > 0),
  errors integer not null check (errors >= 0),
  warnings integer not null check (warnings >= 0),
  at timestamptz(3) not null
);
grant select, insert, delete on studio_draft_checks to greffe_app;
grant update (revision, errors, warnings, at) on studio_draft_checks to greffe_app;
alter table studio_draft_checks enable row level security;
alter table studio_draft_checks force row level security;
create policy administrators on studio_draft_checks using (exists (
  select 1 from studio_drafts d where d.id = studio_draft_checks.draft));
