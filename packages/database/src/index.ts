// One copy of drizzle for all: its operators come from here, with the tables they work on.
export {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
export { canaryCheck, protectedTables } from './canary.ts';
export { Database, type Orm, queryRows, type Transaction } from './database.ts';
export { type DatabaseFault, databaseFault, isUnavailable, isUniqueViolation } from './errors.ts';
export { applyMigrations, type Migration, type MigrationConnection } from './migrate.ts';
export { appRole, createRoles, ownerRole } from './roles.ts';
export * as schema from './schema/index.ts';
export * from './schema/index.ts';
export {
  type Actor,
  type ActorContext,
  actorName,
  type HubLink,
  LinkUnchecked,
  linkSubject,
  type Membership,
  ownSubject,
  roleSubject,
  type SessionActor,
  SessionEnded,
  subjectsOf,
  type Write,
  withActor,
  withSightOf,
} from './withActor.ts';
