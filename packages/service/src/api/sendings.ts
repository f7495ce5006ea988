import { z } from '@hono/zod-openapi';
import { instant, namedNumber, perLanguage, registryId, uuid } from './common.ts';

/**
 * Why something did not leave. `waiting`: nobody knows of a fault, it only takes long. `unconfirmed`: it was taken, and the
 * receiver has not said within 48 hours what it makes of it.
 */
export const sendingFault = z.enum([
  'unreachable',
  'refused',
  'noAddress',
  'nobody',
  'waiting',
  'unconfirmed',
]);

/** Something that was to leave and has not: a message to somebody, or a record to its receiver. */
export const stuckSending = z
  .object({
    kind: z.enum(['message', 'transmission']),
    /** Names it to `again`. */
    key: z.string(),
    record: uuid,
    registry: registryId,
    titles: z.object({
      registry: perLanguage,
      recordType: perLanguage,
      /** Of a message: its subject, and the role that it is for. */
      message: perLanguage.optional(),
      role: perLanguage.optional(),
    }),
    organisation: namedNumber,
    code: z.string().optional(),
    /** Whom the message is for; absent where nobody held the role. */
    person: z.string().optional(),
    /** Of a transmission: its receiver. */
    receiver: z.string().optional(),
    channel: z.enum(['email', 'text']).optional(),
    fault: sendingFault,
    attempts: z.number().int(),
    since: instant,
    triedAt: instant.optional(),
    /** Whether the asker is the record's support, and may look into it. */
    canOpen: z.boolean(),
    /** Whether it is tried again by itself. */
    goesOn: z.boolean(),
  })
  .openapi('StuckSending');

export const stuckList = z.object({ items: z.array(stuckSending), isMore: z.boolean() }).openapi('StuckList');

/** Which is to be tried at once. */
export const sendingOrder = z.strictObject({
  kind: z.enum(['message', 'transmission']),
  key: z.string().min(1).max(80),
});

export type SendingFault = z.infer<typeof sendingFault>;
export type StuckSending = z.infer<typeof stuckSending>;
export type StuckList = z.infer<typeof stuckList>;
export type SendingOrder = z.infer<typeof sendingOrder>;
