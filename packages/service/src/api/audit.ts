import { z } from '@hono/zod-openapi';
import { change } from '../audit/changes.ts';
import { instant } from './common.ts';
import { historyType } from './history.ts';
import { personName } from './steps.ts';

/** A role by which somebody acted, and for whom; a role in another registry is not named. */
const capacity = z.object({ role: z.string().optional(), organisation: z.string() });

/**
 * What was done with a record or seen of it. `event`: of its workflow; `save`: a draft, several saves in a row as one;
 * `read` and `list`: of one person on one day; `refused`: tried in vain.
 */
export const auditEntry = z.object({
  kind: z.enum([
    'event',
    'save',
    'read',
    'list',
    'matches',
    'history',
    'transmit',
    'refused',
    'fileAdded',
    'fileRead',
    'fileRemoved',
  ]),
  at: instant,
  /** The first of several, and how many they are. */
  since: instant.optional(),
  count: z.number().int().optional(),
  type: historyType.optional(),
  step: z.string().optional(),
  entry: z.string().optional(),
  round: z.number().int().optional(),
  outcome: z.string().optional(),
  reason: z.string().optional(),
  text: z.string().optional(),
  /** With what was done with a file: its name; absent where the asker may not read the step. */
  file: z.string().optional(),
  /** With `refused`: what was tried, where that is known, and the problem's code. */
  command: z.string().optional(),
  problem: z.string().optional(),
  /** Null when a part of the engine acted. */
  by: personName.nullable(),
  as: z.array(capacity),
  /** From where; for support alone. */
  address: z.string().optional(),
  /** Values before and after; absent where the asker may not read the step. */
  changes: z.array(change).optional(),
});

export const auditPage = z
  .object({
    items: z.array(auditEntry),
    /** Where the page before this one in time begins; absent on the last. */
    before: instant.optional(),
    /** Whether the asker is also told who looked, and who was refused. */
    showsAccess: z.boolean(),
  })
  .openapi('AuditPage');

export const auditQuery = z.object({ before: instant.optional() });

export type AuditEntry = z.infer<typeof auditEntry>;
export type AuditPage = z.infer<typeof auditPage>;
export type AuditQuery = z.output<typeof auditQuery>;
