import { bigint, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './people.ts';

/** Where somebody is reached. */
export const contacts = pgTable('contacts', {
  person: text('person').primaryKey(),
  email: text('email'),
  /** As E.164 has it, `+32470123456`. */
  phone: text('phone'),
  changedAt: instant('changed_at').notNull().defaultNow(),
});

/** One message to one person; its texts are made when it leaves. */
export const outgoingMessages = pgTable('outgoing_messages', {
  /** The key that every attempt carries. */
  id: uuid('id').primaryKey(),
  record: uuid('record').notNull(),
  /** Key of the effect that asked for it. */
  effect: text('effect').notNull(),
  role: text('role').notNull(),
  /** Null where nobody held the role. */
  person: text('person'),
  channel: text('channel', { enum: ['email', 'text'] }).notNull(),
  state: text('state', { enum: ['due', 'sent', 'undeliverable', 'dropped'] }).notNull(),
  attempts: integer('attempts').notNull().default(0),
  /** Why the last attempt failed. */
  fault: text('fault', { enum: ['unreachable', 'refused', 'noAddress', 'nobody'] }),
  createdAt: instant('created_at').notNull(),
  triedAt: instant('tried_at'),
  sentAt: instant('sent_at'),
});

/** Tells one person, for one week, that accesses wait to be confirmed; its text is made when it leaves. */
export const reviewNotices = pgTable('review_notices', {
  /** The key that every attempt carries. */
  id: uuid('id').primaryKey(),
  person: text('person').notNull(),
  /** The week's Monday in Brussels. */
  period: date('period').notNull(),
  channel: text('channel', { enum: ['email', 'text'] }).notNull(),
  state: text('state', { enum: ['due', 'sent', 'undeliverable', 'dropped'] }).notNull(),
  attempts: integer('attempts').notNull().default(0),
  fault: text('fault', { enum: ['unreachable', 'refused', 'noAddress'] }),
  createdAt: instant('created_at').notNull().defaultNow(),
  triedAt: instant('tried_at'),
  sentAt: instant('sent_at'),
});

/** What a receiver wants corrected in one version of a record. */
export const transmissionComments = pgTable('transmission_comments', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  record: uuid('record').notNull(),
  version: integer('version').notNull(),
  step: text('step').notNull(),
  /** Into the step's data; empty for the whole step. */
  pointer: text('pointer').notNull().default(''),
  comment: text('comment').notNull(),
  at: instant('at').notNull(),
});
