-- pg-boss makes and migrates its own tables here, as greffe_app; jobs carry ids only, never patient data.
create schema pgboss;
grant usage, create on schema pgboss to greffe_app;
