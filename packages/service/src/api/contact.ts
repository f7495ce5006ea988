import { z } from '@hono/zod-openapi';

/** Where the asker is reached; what is absent is not known. */
export const contactView = z
  .object({
    email: z.string().optional(),
    /** As E.164 has it, `+32470123456`. */
    phone: z.string().optional(),
  })
  .openapi('Contact');

/** What is empty is forgotten. */
export const contactChange = z.strictObject({ email: z.string().max(300), phone: z.string().max(40) });

export type ContactView = z.infer<typeof contactView>;
export type ContactChange = z.infer<typeof contactChange>;
