import { z } from '@hono/zod-openapi';
import { languageCode, namedNumber, registryId } from './common.ts';

export const membershipView = z.object({
  registry: registryId,
  role: z.string(),
  organisation: namedNumber,
});

export const sessionView = z
  .object({
    person: z.object({
      id: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      language: languageCode,
    }),
    memberships: z.array(membershipView),
  })
  .openapi('Session');

export const sessionChange = z.strictObject({ language: languageCode });

export type MembershipView = z.infer<typeof membershipView>;
export type SessionView = z.infer<typeof sessionView>;
