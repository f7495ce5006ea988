import { bigint, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './people.ts';

/** What a version was made of: append-only, the newest of a version counts. */
export const definitionSources = pgTable('definition_sources', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  definition: text('definition').notNull(),
  registry: text('registry').notNull(),
  hash: text('hash').notNull(),
  files: text('files').notNull(),
  shared: text('shared').notNull(),
  storedAt: instant('stored_at').notNull().defaultNow(),
});

/** Append-only: who put what in force, took it back, stopped a registry or let it go on. */
export const publications = pgTable('publications', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  registry: text('registry').notNull(),
  kind: text('kind', { enum: ['published', 'withdrawn', 'stopped', 'resumed'] }).notNull(),
  at: instant('at').notNull().defaultNow(),
  actor: text('actor').notNull(),
  definition: text('definition'),
  notes: text('notes').notNull().default(''),
  changes: jsonb('changes').$type<readonly unknown[]>(),
  /** The request on whose approval it was published. */
  approval: bigint('approval', { mode: 'number' }),
});

/** Append-only: somebody asks that another person approves a draft at a revision, under a number. */
export const approvalRequests = pgTable('approval_requests', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  draft: uuid('draft').notNull(),
  registry: text('registry').notNull(),
  revision: integer('revision').notNull(),
  version: text('version').notNull(),
  notes: text('notes').notNull(),
  /** What was in force when it was asked. */
  inForce: text('in_force'),
  at: instant('at').notNull(),
  actor: text('actor').notNull(),
});

/** Append-only: what the other person said. */
export const approvalAnswers = pgTable('approval_answers', {
  request: bigint('request', { mode: 'number' }).primaryKey(),
  registry: text('registry').notNull(),
  answer: text('answer', { enum: ['approved', 'refused'] }).notNull(),
  reason: text('reason').notNull().default(''),
  at: instant('at').notNull(),
  actor: text('actor').notNull(),
});

/** How many faults were last found in a draft, at which revision. */
export const studioDraftChecks = pgTable('studio_draft_checks', {
  draft: uuid('draft').primaryKey(),
  revision: integer('revision').notNull(),
  errors: integer('errors').notNull(),
  warnings: integer('warnings').notNull(),
  at: instant('at').notNull(),
});

export const definitionWithdrawals = pgTable('definition_withdrawals', {
  definition: text('definition').primaryKey(),
  registry: text('registry').notNull(),
  reason: text('reason').notNull(),
  at: instant('at').notNull(),
  actor: text('actor').notNull(),
});

export const registryStops = pgTable('registry_stops', {
  registry: text('registry').primaryKey(),
  reason: text('reason').notNull(),
  at: instant('at').notNull(),
  actor: text('actor').notNull(),
});

export const studioDrafts = pgTable('studio_drafts', {
  id: uuid('id').primaryKey(),
  registry: text('registry').notNull(),
  name: text('name').notNull().default(''),
  base: text('base'),
  shared: text('shared').notNull(),
  revision: integer('revision').notNull().default(1),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

export const studioDraftFiles = pgTable(
  'studio_draft_files',
  {
    draft: uuid('draft').notNull(),
    path: text('path').notNull(),
    /** Null where the file is gone. */
    text: text('text'),
    revision: integer('revision').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draft, table.path] })],
);

export const studioPresence = pgTable(
  'studio_presence',
  {
    draft: uuid('draft').notNull(),
    person: text('person').notNull(),
    lastSeen: instant('last_seen').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draft, table.person] })],
);

export const draftValidators = pgTable('draft_validators', {
  schemaHash: text('schema_hash').primaryKey(),
  code: text('code').notNull(),
  madeAt: instant('made_at').notNull().defaultNow(),
});
