/** Owns the tables and migrates; never serves a request. */
export const ownerRole = 'greffe_owner';
/** Serves; passes no policy by, changes no event. */
export const appRole = 'greffe_app';

/** SQL that makes the two roles where they are missing, without a way to sign in yet. */
export const createRoles = `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${ownerRole}') then
      create role ${ownerRole} nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = '${appRole}') then
      create role ${appRole} nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`;
