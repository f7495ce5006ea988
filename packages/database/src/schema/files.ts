import { boolean, customType, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './people.ts';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** Files that belong to a record; see the migration for what each state means. */
export const files = pgTable('files', {
  id: uuid('id').primaryKey(),
  record: uuid('record').notNull(),
  step: text('step').notNull(),
  /** Name and digest, sealed under the record's key. */
  about: jsonb('about').$type<Readonly<Record<string, unknown>>>().notNull(),
  kind: text('kind', { enum: ['application/pdf', 'image/jpeg', 'image/png'] }).notNull(),
  /** In bytes, before it was sealed. */
  size: integer('size').notNull(),
  place: text('place', { enum: ['database', 'store'] }).notNull(),
  state: text('state', { enum: ['arriving', 'ready', 'held'] }).notNull(),
  isKept: boolean('is_kept').notNull().default(false),
  addedBy: text('added_by').notNull(),
  addedAt: instant('added_at').notNull(),
});

export const fileContents = pgTable('file_contents', {
  file: uuid('file').primaryKey(),
  record: uuid('record').notNull(),
  sealed: bytes('sealed').notNull(),
});

/** What lies outside the database and belongs to nothing any more. */
export const fileLeftovers = pgTable('file_leftovers', {
  file: uuid('file').primaryKey(),
  since: instant('since').notNull().defaultNow(),
});
