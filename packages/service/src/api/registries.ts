import { z } from '@hono/zod-openapi';
import { contentHash, perLanguage, registryId } from './common.ts';

export const registryView = z.object({
  id: registryId,
  /** Hash of the definition in force: what a new record starts with. */
  definition: contentHash,
  version: z.string(),
  languages: z.array(z.string()),
  recordTypes: z.array(z.object({ id: z.string(), canCreate: z.boolean() })),
  texts: z.object({ title: perLanguage, description: perLanguage }),
  hasAccess: z.boolean(),
  /** Why it takes no new records for now. */
  stopped: z.object({ reason: z.string() }).optional(),
});

export const registryList = z
  .object({
    registries: z.array(registryView),
    /** For each registry that is not listed: whom to ask for access, without naming the registry's content. */
    accessContact: z.array(perLanguage),
  })
  .openapi('Registries');

export type RegistryView = z.infer<typeof registryView>;
export type RegistryList = z.infer<typeof registryList>;
