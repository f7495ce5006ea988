-- A receiver may take data and confirm them later, or want corrections of a record that counts as sent. Code of before
-- knows what is taken as not acknowledged, which it is.

-- On a new database these run with the migrations before: what those deferred is checked now, or no table can change.
set constraints all immediate;

alter table transmissions
  drop constraint transmissions_state_check,
  add constraint transmissions_state_check check (state in ('pending', 'taken', 'acknowledged')),
  add column taken_at timestamptz(3),
  add constraint transmissions_taken check (state <> 'taken' or taken_at is not null);
grant update (taken_at) on transmissions to greffe_app;
create index transmissions_taken on transmissions (created_at) where state = 'taken';
