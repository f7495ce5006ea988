import { z } from '@hono/zod-openapi';
import { namedNumber } from './common.ts';
import { definitionFiles } from './studio.ts';

/** Somebody invented, in whose place a registry can be tried in development. */
export const trialPerson = z.object({ id: z.string(), name: z.string(), organisation: namedNumber });

/** What a registry can be begun with. */
export const registryGround = z
  .object({
    /** Files of the shared modules that it may mount. */
    shared: definitionFiles,
    /** In development alone. */
    people: z.array(trialPerson).optional(),
  })
  .openapi('RegistryGround');

export const newRegistry = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().max(200).optional(),
  files: definitionFiles,
});

/** What a version was made of. */
export const versionFiles = z
  .object({ registry: z.string(), version: z.string(), files: definitionFiles })
  .openapi('VersionFiles');

export type VersionFiles = z.infer<typeof versionFiles>;
export type TrialPerson = z.infer<typeof trialPerson>;
export type RegistryGround = z.infer<typeof registryGround>;
export type NewRegistry = z.infer<typeof newRegistry>;
