import { z } from '@hono/zod-openapi';
import { auditEntry } from './audit.ts';
import { instant } from './common.ts';
import { recordView } from './records.ts';
import { entryView } from './steps.ts';

/** All that somebody may see of the records that are about him, to take away. */
export const ownData = z
  .object({
    madeAt: instant,
    person: z.object({ name: z.string() }),
    records: z.array(
      z.object({
        record: recordView,
        /** Entries of repeated steps, by step. */
        entries: z.record(z.string(), z.array(entryView)),
        /** What was done with it, and who looked; the latest first. */
        audit: z.array(auditEntry),
        /** Whether who looked is told too. */
        showsAccess: z.boolean(),
        /** Steps of which he may not see the answers here: to be asked of the registry. */
        withheld: z.array(z.string()),
      }),
    ),
    /** There are more records than are given at once. */
    isCut: z.boolean(),
  })
  .openapi('OwnData');

export type OwnData = z.infer<typeof ownData>;
