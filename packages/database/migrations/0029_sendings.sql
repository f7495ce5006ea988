-- Why a record has not left, and what a receiver says of one that did.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

alter table transmissions
  -- A word of ours, never what the other side said.
  add column fault text check (fault in ('unreachable', 'refused')),
  add column tried_at timestamptz(3);
grant update (fault, tried_at) on transmissions to greffe_app;

-- What is to be corrected, as the receiver says it, until the record is sent again. It may speak of the patient: an erased
-- record's go with its row in the list.
create table transmission_comments (
  id bigint generated always as identity primary key,
  record uuid not null references worklist (record) on delete cascade,
  version integer not null,
  step text not null,
  -- A JSON pointer into the step's data; empty for what is about the whole step.
  pointer text not null default '' check (length(pointer) <= 300),
  comment text not null check (length(comment) between 1 and 2000),
  at timestamptz(3) not null,
  foreign key (record, version) references transmissions (record, version)
);
create index transmission_comments_by_record on transmission_comments (record, version);
grant select, insert on transmission_comments to greffe_app;
alter table transmission_comments enable row level security;
alter table transmission_comments force row level security;
create policy readers on transmission_comments for select using (exists (
  select 1 from record_access a where a.record = transmission_comments.record
    and a.subject = any ((select greffe_subjects())::text[]) and (a.until is null or a.until > now())));
create policy writers_add on transmission_comments for insert with check (
  (select greffe_actor()) = 'system:receiver' and exists (
  select 1 from record_access a where a.record = transmission_comments.record and a.what = 'write'
    and a.subject = any ((select greffe_subjects())::text[]) and (a.until is null or a.until > now())));
