-- Who may confirm accesses is told when some of them come due: about users, and of no record.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

create table review_notices (
  -- The key that every attempt carries, so that a repetition can be dropped.
  id uuid primary key,
  person text not null references persons (id),
  -- The Monday, in Brussels, of the week it is for: nobody is told twice in one.
  period date not null check (extract(isodow from period) = 1),
  channel text not null default 'email' check (channel in ('email', 'text')),
  -- `dropped`: nothing waited for that person any more when it was to leave.
  state text not null default 'due' check (state in ('due', 'sent', 'undeliverable', 'dropped')),
  attempts integer not null default 0 check (attempts >= 0),
  fault text check (fault in ('unreachable', 'refused', 'noAddress')),
  -- By the database's clock, as access goes.
  created_at timestamptz(3) not null default now(),
  tried_at timestamptz(3),
  sent_at timestamptz(3),
  unique (person, period),
  check ((state = 'sent') = (sent_at is not null)),
  check (state <> 'undeliverable' or fault is not null)
);
create index review_notices_waiting on review_notices (created_at) where state = 'due';
grant select, insert on review_notices to greffe_app;
grant update (state, attempts, fault, channel, tried_at, sent_at) on review_notices to greffe_app;
alter table review_notices enable row level security;
alter table review_notices force row level security;
create policy by_the_clock on review_notices using (greffe_actor() = 'system:clock');
