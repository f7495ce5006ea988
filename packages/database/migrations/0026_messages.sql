-- Messages: where people are reached, and what leaves to whom. Texts stand nowhere: they are made of the definition when
-- a message leaves, and hold nothing of a record but the way to it.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

create table contacts (
  person text primary key references persons (id),
  email text check (length(email) between 3 and 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  -- As E.164 has it: a plus sign and digits.
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  changed_at timestamptz(3) not null default now()
);
grant select, insert on contacts to greffe_app;
grant update (email, phone, changed_at) on contacts to greffe_app;
alter table contacts enable row level security;
alter table contacts force row level security;
create policy own on contacts using (
  person = (select greffe_actor()) or (select greffe_actor()) in ('system:clock', 'system:seed'));
-- Whoever brings somebody in says how to reach them, in that one transaction.
create policy brought_in on contacts for insert with check (exists (
  select 1 from persons p
  where p.id = person and p.invited_by = (select greffe_actor()) and p.created_at = now()::timestamptz(3)));

-- What a message is sent by, as the definition has it; the other way where somebody has no such address.
alter table record_effects
  add column sent_by text check (sent_by in ('email', 'text')),
  add constraint record_effects_sent_by check (sent_by is null or type = 'message');

-- What was asked for before there was anybody to send it is not sent long after. The owner is held to the policies too.
alter table record_effects no force row level security;
update record_effects set state = 'done' where type = 'message' and state = 'due';
update record_effects set sent_by = 'email' where type = 'message';
alter table record_effects force row level security;

-- One message to one person. Its id is the key that every attempt carries, so that a repetition can be dropped.
create table outgoing_messages (
  id uuid primary key,
  record uuid not null,
  effect text not null,
  role text not null,
  -- Nobody, where no one held the role.
  person text references persons (id),
  channel text not null check (channel in ('email', 'text')),
  -- `undeliverable`: nothing more happens until somebody says "try again". `dropped`: others are told instead.
  state text not null check (state in ('due', 'sent', 'undeliverable', 'dropped')),
  attempts integer not null default 0 check (attempts >= 0),
  -- Why the last attempt failed: a word of ours, never what the other side said.
  fault text check (fault in ('unreachable', 'refused', 'noAddress', 'nobody')),
  created_at timestamptz(3) not null,
  tried_at timestamptz(3),
  sent_at timestamptz(3),
  check ((state = 'sent') = (sent_at is not null)),
  check (state <> 'undeliverable' or fault is not null),
  check (person is not null or state in ('undeliverable', 'dropped')),
  -- An erased record's go with it.
  foreign key (record, effect) references record_effects (record, key) on delete cascade
);
create unique index outgoing_messages_once on outgoing_messages (record, effect, person) where person is not null;
create unique index outgoing_messages_nobody on outgoing_messages (record, effect, role) where person is null;
create index outgoing_messages_waiting on outgoing_messages (created_at) where state in ('due', 'undeliverable');
grant select, insert on outgoing_messages to greffe_app;
grant update (state, attempts, fault, channel, tried_at, sent_at) on outgoing_messages to greffe_app;
alter table outgoing_messages enable row level security;
alter table outgoing_messages force row level security;
create policy readers on outgoing_messages for select using (exists (
  select 1 from record_access a where a.record = outgoing_messages.record
    and a.subject = any ((select greffe_subjects())::text[]) and (a.until is null or a.until > now())));
create policy writers_add on outgoing_messages for insert with check (exists (
  select 1 from record_access a where a.record = outgoing_messages.record and a.what = 'write'
    and a.subject = any ((select greffe_subjects())::text[]) and (a.until is null or a.until > now())));
create policy writers_change on outgoing_messages for update using (exists (
  select 1 from record_access a where a.record = outgoing_messages.record and a.what = 'write'
    and a.subject = any ((select greffe_subjects())::text[]) and (a.until is null or a.until > now())));

select set_config('greffe.actor', 'system:canary', true), set_config('greffe.subjects', '["system:canary"]', true);
insert into outgoing_messages (id, record, effect, role, state, channel, fault, created_at)
  values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000000', 'canary', 'canary',
    'dropped', 'email', 'nobody', now());
select set_config('greffe.actor', '', true), set_config('greffe.subjects', '', true);
