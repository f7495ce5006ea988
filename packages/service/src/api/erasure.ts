import { z } from '@hono/zod-openapi';
import { accessId } from './access.ts';
import { instant, localDate, namedNumber, perLanguage, registryId, uuid } from './common.ts';

/** Why a record cannot be erased now. */
export const erasureRefusal = z.enum([
  'kept',
  'keptUntil',
  'sending',
  'linked',
  'unsealed',
  'asked',
  'own',
  'ended',
  'changed',
]);

/** A record as whoever administers its registry sees it: where and when, and nothing of what it holds. */
const erasable = z.object({
  record: uuid,
  registry: registryId,
  titles: z.object({ registry: perLanguage, recordType: perLanguage }),
  organisation: namedNumber,
  /** Absent for one that was never sent. */
  code: z.string().optional(),
  createdAt: instant,
  updatedAt: instant,
  /** The last day on which it must be kept, where that is known. */
  keptUntil: localDate.optional(),
  refusal: erasureRefusal.optional(),
});

export const erasureSearch = z.strictObject({
  /** A registration code, or the id of a record; whole. */
  record: z.string().min(1).max(60),
});

export const erasureOrder = z.strictObject({ record: uuid, reason: z.string().min(1).max(1000) });

export const erasureFound = erasable.openapi('ErasableRecord');

export const erasureRequest = z
  .object({
    id: z.number().int(),
    ...erasable.shape,
    reason: z.string(),
    askedBy: z.string(),
    askedAt: instant,
    /** The asker's own: somebody else must do it. */
    isOwn: z.boolean(),
  })
  .openapi('ErasureRequest');

export const erasureList = z
  .object({
    registries: z.array(
      z.object({
        id: registryId,
        title: perLanguage,
        /** How long records are kept, and from when; absent where the form says nothing. */
        retention: z.object({ period: z.string(), from: z.enum(['closed', 'lastChange']) }).optional(),
      }),
    ),
    requests: z.array(erasureRequest),
    /** Records whose time is over, or will be within the next weeks: the engine erases them by itself. */
    due: z.array(erasable),
    done: z.array(
      z.object({
        ...erasable.pick({ record: true, registry: true, titles: true, organisation: true, code: true })
          .shape,
        at: instant,
        ground: z.enum(['request', 'retention']),
        reason: z.string(),
        /** Absent for what the engine did by itself. */
        askedBy: z.string().optional(),
        by: z.string().optional(),
      }),
    ),
    today: localDate,
  })
  .openapi('ErasureList');

export const erasureId = accessId;

export type ErasureRefusal = z.infer<typeof erasureRefusal>;
export type ErasableRecord = z.infer<typeof erasureFound>;
export type ErasureRequest = z.infer<typeof erasureRequest>;
export type ErasureList = z.infer<typeof erasureList>;
export type ErasureOrder = z.infer<typeof erasureOrder>;
