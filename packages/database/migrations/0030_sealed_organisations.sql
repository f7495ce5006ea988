-- What became of organisations comes under the seals too (format 3). What there was before it was noted is noted as found,
-- so that from now on an organisation that no event made, or that is called otherwise, is a finding.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

alter table organisation_events
  drop constraint organisation_events_what_check,
  add constraint organisation_events_what_check check (what in ('found', 'made', 'renamed'));
alter table organisation_events no force row level security;
insert into organisation_events (organisation, what, name, actor)
  select o.number, 'found', o.name, 'system:migration' from organisations o
  where not exists (select 1 from organisation_events e where e.organisation = o.number) order by o.number;
alter table organisation_events force row level security;

drop policy told on organisation_events;
create policy told on organisation_events for select using (
  (select greffe_actor()) = 'system:auditor' or greffe_administers_any());
