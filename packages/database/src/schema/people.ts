import { bigint, boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Milliseconds are enough, and survive the way through a JavaScript Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const definitions = pgTable('definitions', {
  hash: text('hash').primaryKey(),
  registry: text('registry').notNull(),
  version: text('version').notNull(),
  bundle: text('bundle').notNull(),
  publishedAt: instant('published_at').notNull().defaultNow(),
  inForce: boolean('in_force').notNull().default(false),
});

export const validators = pgTable('validators', {
  schemaHash: text('schema_hash').primaryKey(),
  code: text('code').notNull(),
});

export const persons = pgTable('persons', {
  id: text('id').primaryKey(),
  givenName: text('given_name').notNull(),
  familyName: text('family_name').notNull(),
  number: text('number'),
  /** National register or BIS number of somebody who may be a beneficiary. */
  niss: text('niss'),
  language: text('language', { enum: ['fr', 'nl', 'de', 'en'] }).notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  /** Who brought in somebody who had never signed in. */
  invitedBy: text('invited_by'),
});

export const organisations = pgTable('organisations', {
  number: text('number').primaryKey(),
  name: text('name').notNull(),
});

export const memberships = pgTable('memberships', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  person: text('person').notNull(),
  registry: text('registry').notNull(),
  role: text('role').notNull(),
  organisation: text('organisation').notNull(),
  validFrom: instant('valid_from').notNull().defaultNow(),
  validTo: instant('valid_to'),
  grantedBy: text('granted_by'),
  standsInFor: text('stands_in_for'),
  /** After that it is held no more, unless somebody confirms it; the database sets it. */
  reviewBy: instant('review_by'),
  endedBy: text('ended_by'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
});

/** Who grants roles in one organisation grants them in its partner too. */
export const cooperations = pgTable('cooperations', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  registry: text('registry').notNull(),
  organisation: text('organisation').notNull(),
  partner: text('partner').notNull(),
  validFrom: instant('valid_from').notNull().defaultNow(),
  validTo: instant('valid_to'),
  madeBy: text('made_by').notNull(),
  endedBy: text('ended_by'),
  endReason: text('end_reason'),
});

export const sessions = pgTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  person: text('person').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  id: uuid('id').notNull().defaultRandom(),
  userAgent: text('user_agent').notNull().default(''),
  address: text('address').notNull().default(''),
  signOutHint: text('sign_out_hint'),
  /** Digests of what the issuer calls its person and its own session, by which it says that they ended. */
  issuerSubject: text('issuer_subject'),
  issuerSession: text('issuer_session'),
  /** From here on: of a session by a hub's link alone. */
  linkHub: text('link_hub'),
  linkId: text('link_id'),
  /** Digest of the NISS of the patient whose records it opens. */
  linkKey: text('link_key'),
  linkRoles: text('link_roles').array(),
  linkUntil: instant('link_until'),
  /** When the hub last said that the link holds; null for one that is not asked. */
  linkCheckedAt: instant('link_checked_at'),
});

/** By which somebody came who has no role here. */
export const hubs = pgTable('hubs', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
});

/** Whom an issuer means by a value of its claim. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    person: text('person').notNull(),
    linkedAt: instant('linked_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
);
