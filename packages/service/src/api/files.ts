import { z } from '@hono/zod-openapi';
import { instant, uuid } from './common.ts';
import { personName } from './steps.ts';

/** A file of a record, as who may read its step is told of it. */
export const fileView = z
  .object({
    id: uuid,
    step: z.string(),
    name: z.string(),
    kind: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
    /** In bytes. */
    size: z.number().int(),
    /** SHA-256 of the content, in hexadecimal. */
    digest: z.string(),
    /** `held`: nobody opens it before it was looked at for viruses. */
    state: z.enum(['ready', 'held']),
    addedAt: instant,
    by: personName.optional(),
  })
  .openapi('File');

export type FileView = z.infer<typeof fileView>;
