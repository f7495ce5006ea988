import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant } from './people.ts';

/** Append-only, a chain of hashes a record. */
export const recordEvents = pgTable(
  'record_events',
  {
    record: uuid('record').notNull(),
    seq: integer('seq').notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    isSystem: boolean('is_system').notNull(),
    type: text('type').notNull(),
    step: text('step'),
    payload: jsonb('payload').$type<Readonly<Record<string, unknown>>>().notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    /** The order over all records, by which they are sealed; no part of the chain. */
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.record, table.seq] })],
);

export const transmissions = pgTable(
  'transmissions',
  {
    record: uuid('record').notNull(),
    version: integer('version').notNull(),
    receiver: text('receiver').notNull(),
    key: uuid('key').notNull(),
    state: text('state', { enum: ['pending', 'taken', 'acknowledged'] })
      .notNull()
      .default('pending'),
    attempts: integer('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    /** When the receiver had it, where it confirms later what it makes of it. */
    takenAt: instant('taken_at'),
    acknowledgedAt: instant('acknowledged_at'),
    /** Why the last attempt failed. */
    fault: text('fault', { enum: ['unreachable', 'refused'] }),
    triedAt: instant('tried_at'),
  },
  (table) => [primaryKey({ columns: [table.record, table.version] })],
);

/** What a record's workflow asked for; the engine's key makes that no effect comes twice. */
export const recordEffects = pgTable(
  'record_effects',
  {
    record: uuid('record').notNull(),
    key: text('key').notNull(),
    type: text('type', { enum: ['code', 'transmission', 'message', 'document'] }).notNull(),
    step: text('step').notNull(),
    round: integer('round').notNull(),
    entry: text('entry').notNull().default(''),
    message: text('message'),
    document: text('document'),
    receiver: text('receiver'),
    /** Of a message: how the definition sends it. */
    sentBy: text('sent_by', { enum: ['email', 'text'] }),
    recipients: text('recipients').array().notNull().default([]),
    /** `due` until it was carried out. */
    state: text('state', { enum: ['due', 'done'] }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.record, table.key] })],
);

export const idempotency = pgTable(
  'idempotency',
  {
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    headers: jsonb('headers').$type<Readonly<Record<string, string>>>().notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] })],
);

/** Append-only: reads, saves of drafts, and attempts that were refused. */
export const accessLog = pgTable('access_log', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant('at').notNull().defaultNow(),
  actor: text('actor').notNull(),
  what: text('what', {
    enum: [
      'read',
      'list',
      'matches',
      'transmit',
      'history',
      'save',
      'refused',
      'fileAdded',
      'fileRead',
      'fileRemoved',
    ],
  }).notNull(),
  records: uuid('records').array().notNull(),
  /** Subjects of access by which the actor acted: his roles and organisations. */
  actingAs: text('acting_as').array().notNull().default([]),
  /** From where; empty for a part of the engine. */
  address: text('address').notNull().default(''),
  detail: jsonb('detail').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
});

/** Append-only: what was sealed, by whose key. */
export const auditSeals = pgTable('audit_seals', {
  seal: integer('seal').primaryKey(),
  format: smallint('format').notNull().default(1),
  at: instant('at').notNull(),
  eventsUpto: bigint('events_upto', { mode: 'number' }).notNull(),
  events: integer('events').notNull(),
  linesUpto: bigint('lines_upto', { mode: 'number' }).notNull(),
  lines: integer('lines').notNull(),
  /** From format 2 on: of each other table up to which row, and how many. */
  others: jsonb('others')
    .$type<Readonly<Record<string, { readonly upto: number; readonly rows: number }>>>()
    .notNull()
    .default({}),
  digest: text('digest').notNull(),
  previous: text('previous').notNull(),
  key: text('key').notNull(),
  hash: text('hash').notNull(),
  signature: text('signature').notNull(),
});
