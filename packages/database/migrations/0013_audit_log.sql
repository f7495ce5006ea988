-- The log of who saw what becomes the log of all that is no event: reads, saves of drafts with what they changed, and
-- attempts that were refused. With the values it is patients' data, and protected as such.

-- The order in which events came, over all records: what is sealed is a range of it.
alter table record_events add id bigint generated always as identity;
create unique index record_events_by_id on record_events (id);

alter table access_log
  drop constraint access_log_what_check,
  add constraint access_log_what_check
    check (what in ('read', 'list', 'matches', 'transmit', 'history', 'save', 'refused')),
  -- In which roles and organisations: subjects of access, such as org:<number>:<registry>:<role>.
  add acting_as text[] not null default '{}',
  -- From where: the address of the network; empty where there is none, as with a part of the engine.
  add address text not null default '' check (length(address) <= 100),
  -- Step, entry and changed values of a save; what was tried and why it was refused.
  add detail jsonb not null default '{}';

-- Each writes lines in his own name alone; they are read by whoever may see one of the records.
alter table access_log enable row level security;
alter table access_log force row level security;
create policy own_lines on access_log for insert with check (actor = (select greffe_actor()));
create policy readers on access_log for select using (
  (select greffe_actor()) = 'system:auditor' or exists (
    select 1 from record_access a where a.record = any (access_log.records)
      and a.subject = any ((select greffe_subjects())::text[])
      and (a.until is null or a.until > now())));

-- Who seals and verifies reads every history, and changes nothing.
create policy auditor on records for select using ((select greffe_actor()) = 'system:auditor');
create policy auditor on record_events for select using ((select greffe_actor()) = 'system:auditor');

-- The canary's row.
set local greffe.actor = 'system:canary';
set local greffe.subjects = '["system:canary"]';
insert into access_log (actor, what, records)
  values ('system:canary', 'read', array['00000000-0000-7000-8000-000000000000']::uuid[]);
