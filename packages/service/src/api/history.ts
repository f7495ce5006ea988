import { z } from '@hono/zod-openapi';
import { instant } from './common.ts';
import { personName } from './steps.ts';

/** What happened to a record: the engine's events, and what the service adds to them. */
export const historyType = z.enum([
  'created',
  'moved',
  'begun',
  'validated',
  'undone',
  'reopened',
  'deleted',
  'locked',
  'unlocked',
  'annotated',
  'opened',
  'applied',
  'roundStarted',
  'ended',
  'planned',
  'added',
  'missed',
  'dueSet',
  'reminded',
  'acknowledged',
  'correctionsRequested',
  'message',
]);

export const historyEntry = z.object({
  at: instant,
  type: historyType,
  step: z.string().optional(),
  entry: z.string().optional(),
  outcome: z.string().optional(),
  /** Why a step was locked, or by which step an entry was asked for. */
  cause: z.string().optional(),
  /** Which entry of that step asked for it. */
  causeEntry: z.string().optional(),
  reason: z.string().optional(),
  text: z.string().optional(),
  until: instant.optional(),
  round: z.number().int().optional(),
  /** Steps of a new round. */
  steps: z.array(z.string()).optional(),
  /** With `message`: which, and to which roles. */
  message: z.string().optional(),
  to: z.array(z.string()).optional(),
  /** Null when the engine itself acted. */
  by: personName.nullable(),
});

export type HistoryEntry = z.infer<typeof historyEntry>;
