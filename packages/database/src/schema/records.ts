import { boolean, date, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './people.ts';

const recordStatuses = ['open', 'sending', 'sent', 'correctionsNeeded', 'deleted', 'closed'] as const;

export const records = pgTable('records', {
  id: uuid('id').primaryKey(),
  registry: text('registry').notNull(),
  recordType: text('record_type').notNull(),
  definition: text('definition').notNull(),
  status: text('status', { enum: [...recordStatuses, 'erased'] }).notNull(),
  snapshot: jsonb('snapshot').notNull(),
  revision: integer('revision').notNull().default(1),
  code: text('code'),
  organisation: text('organisation').notNull(),
  author: text('author').notNull(),
  beneficiary: uuid('beneficiary'),
  /** Digest of the beneficiary's NISS, as it stands in subjects of access; null without NISS, or while it is not known. */
  ownKey: text('own_key'),
  /** The organisations that answers name, by role. */
  named: jsonb('named').$type<Readonly<Record<string, string>>>().notNull().default({}),
  /** The key of the history, sealed under a master key; null once the record is erased. */
  dataKey: text('data_key'),
  /** False for one whose first events and lines are older than the keys, and stand unsealed. */
  isSealed: boolean('is_sealed').notNull().default(true),
  eventCount: integer('event_count').notNull().default(0),
  eventHead: text('event_head').notNull().default(''),
  /** What time changes next: the least of the record's own deadlines and its entries'. */
  nextDeadline: instant('next_deadline'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const beneficiaries = pgTable('beneficiaries', {
  id: uuid('id').primaryKey(),
  registry: text('registry').notNull(),
  organisation: text('organisation').notNull(),
  niss: text('niss'),
  code: text('code'),
  lastName: text('last_name').notNull().default(''),
  firstName: text('first_name').notNull().default(''),
  birthDate: text('birth_date').notNull().default(''),
  sex: text('sex').notNull().default(''),
});

const entryStatuses = ['scheduled', 'open', 'draft', 'validated', 'locked', 'missed'] as const;

/** A step's data by round, and a repeated step's by entry: `entry` is empty for the step itself. */
export const stepData = pgTable(
  'step_data',
  {
    record: uuid('record').notNull(),
    step: text('step').notNull(),
    round: integer('round').notNull().default(1),
    entry: text('entry').notNull().default(''),
    draft: jsonb('draft').$type<Readonly<Record<string, unknown>>>(),
    savedAt: instant('saved_at'),
    validated: jsonb('validated').$type<Readonly<Record<string, unknown>>>(),
    validatedAt: instant('validated_at'),
    validatedBy: text('validated_by'),
    outcome: text('outcome'),
    /** From here on: of an entry alone. */
    status: text('status', { enum: entryStatuses }),
    due: date('due', { mode: 'string' }),
    deadline: instant('deadline'),
    held: integer('held').array().notNull().default([]),
    validations: integer('validations').notNull().default(0),
    createdAt: instant('created_at'),
  },
  (table) => [primaryKey({ columns: [table.record, table.step, table.round, table.entry] })],
);

export const recordAccess = pgTable(
  'record_access',
  {
    record: uuid('record').notNull(),
    subject: text('subject').notNull(),
    what: text('what', { enum: ['read', 'write'] })
      .notNull()
      .default('write'),
    until: instant('until'),
    /** From here on as in the list, where the record is in it: what a list counts by. Written by triggers alone. */
    registry: text('registry'),
    status: text('status', { enum: recordStatuses }),
    isTurn: boolean('is_turn').notNull().default(false),
    /** The record belongs to another organisation than the one that the subject names, or the subject names none. */
    isElsewhere: boolean('is_elsewhere').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.record, table.subject] })],
);

/** One row a record, kept in the transaction that changes the record: lists never load records. */
export const worklist = pgTable('worklist', {
  record: uuid('record').primaryKey(),
  registry: text('registry').notNull(),
  recordType: text('record_type').notNull(),
  organisation: text('organisation').notNull(),
  author: text('author').notNull(),
  beneficiary: text('beneficiary').notNull().default(''),
  date: text('date'),
  code: text('code'),
  status: text('status', { enum: recordStatuses }).notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  search: text('search').notNull().default(''),
  /** Subjects of access whose turn it is. */
  turn: text('turn').array().notNull().default([]),
  /** Subjects of access, as they stand in `record_access`, which its policy goes by: written by triggers alone. */
  readers: text('readers').array().notNull().default([]),
  due: instant('due'),
  /** As `beneficiary`, `search` and `date`, which follow drafts, of what was validated last. */
  keptBeneficiary: text('kept_beneficiary').notNull().default(''),
  keptSearch: text('kept_search').notNull().default(''),
  keptDate: text('kept_date'),
  /** Subjects of access that fill in the step with the name: the others see what was validated. */
  namedBy: text('named_by').array(),
  /** The same of the step with the date. */
  datedBy: text('dated_by').array(),
});

/** Another record that a record looks at. */
export const recordLinks = pgTable(
  'record_links',
  {
    record: uuid('record').notNull(),
    link: text('link').notNull(),
    target: uuid('target').notNull(),
  },
  (table) => [primaryKey({ columns: [table.record, table.link] })],
);
