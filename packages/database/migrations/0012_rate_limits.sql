-- How much somebody has asked for lately: the same for every server process. Empty after a crash, which only lets
-- everybody begin anew; nothing waits for the disk.
create unlogged table rate_limits (
  -- What is counted and of whom, such as person:claire or address:192.0.2.1.
  key text primary key check (length(key) between 1 and 200),
  -- When the bucket is full again: the further off, the less is left in it.
  full_at timestamptz not null
);
grant select, insert, delete on rate_limits to greffe_app;
grant update (full_at) on rate_limits to greffe_app;
