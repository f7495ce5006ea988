import { z } from '@hono/zod-openapi';

export const uuid = z.uuid().openapi({ example: '01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11' });
export const contentHash = z.string().regex(/^[0-9a-f]{8,128}$/, 'a content hash');
export const registryId = z.string().min(1).max(100);
export const instant = z.iso.datetime({ offset: true });
export const localDate = z.iso.date();
export const languageCode = z.enum(['fr', 'nl', 'de', 'en']);

export const namedNumber = z.object({ number: z.string(), name: z.string() });

/** A step's data. What it may hold is said by the definition, so that the schema here is open. */
export const stepData = z.record(z.string(), z.unknown()).openapi({ type: 'object' });

export const perLanguage = z.record(z.string(), z.string());

export const page = z.number().int().min(1).max(100_000);
export const size = z.number().int().min(1).max(100);
/** A number in an address: digits alone, so that the input stays a text. */
export const digits = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

export type Language = z.infer<typeof languageCode>;
