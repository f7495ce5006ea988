-- How many records of a kind there may be (counters.json): what each record claims, which of them has its place, and which
-- figures were told. Seen by the engine alone, which asks in its own name: what one hospital may know of the others is a number.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

create table counter_claims (
  registry text not null,
  counter text not null,
  record uuid not null references worklist (record) on delete cascade,
  -- Number of the organisation that sent it.
  organisation text not null,
  -- The counter's total that it adds to: a year, and behind it whose where the counter is not one for all.
  pool text not null,
  weight integer not null check (weight >= 1),
  -- Since when the record asks for this place, by the time of commands.
  claimed_at timestamptz(3) not null,
  -- Null while it waits for the night.
  given_at timestamptz(3),
  primary key (registry, counter, record)
);
create index counter_claims_by_record on counter_claims (record);
create index counter_claims_given on counter_claims (registry, counter, pool) where given_at is not null;
create index counter_claims_waiting on counter_claims (registry, counter) where given_at is null;

-- A record that the night has sent back for want of a place; gone when it is sent again or deleted.
create table counter_refusals (
  registry text not null,
  counter text not null,
  record uuid not null references worklist (record) on delete cascade,
  at timestamptz(3) not null,
  primary key (registry, counter, record)
);
create index counter_refusals_by_record on counter_refusals (record);

-- Counters that count since some night: of records that were sent before, that night asks for places.
create table counter_begins (
  registry text not null,
  counter text not null,
  at timestamptz(3) not null,
  primary key (registry, counter)
);

-- Each figure of a pool is told once, however the total falls and rises again.
create table counter_figures (
  registry text not null,
  counter text not null,
  pool text not null,
  figure integer not null check (figure >= 1),
  at timestamptz(3) not null,
  primary key (registry, counter, pool, figure)
);

grant select, insert, update, delete on counter_claims to greffe_app;
grant select, insert, delete on counter_refusals to greffe_app;
grant select, insert on counter_begins, counter_figures to greffe_app;
do $$
declare name text;
begin
  foreach name in array array['counter_claims', 'counter_refusals', 'counter_begins', 'counter_figures'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      $policy$create policy counting on %I using ('system:counters' = any ((select greffe_subjects())::text[]))$policy$, name);
  end loop;
end $$;
