-- Development: how far its clock was moved, so that all servers on one database agree and a restart keeps it. A server
-- with the system's clock never reads it. Forward alone: what has happened is never in the future.
create table simulated_clock (
  is_single boolean primary key default true check (is_single),
  offset_ms bigint not null default 0 check (offset_ms >= 0)
);
insert into simulated_clock default values;
grant select on simulated_clock to greffe_app;
grant update (offset_ms) on simulated_clock to greffe_app;
