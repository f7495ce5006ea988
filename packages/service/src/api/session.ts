import { z } from '@hono/zod-openapi';
import { instant, languageCode, namedNumber, registryId, uuid } from './common.ts';

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
    /** Of a session by a hub's link alone: it reads the records of one patient, and does nothing else. */
    link: z
      .object({
        hub: z.string(),
        /** The physician's number, as the hub says it. */
        number: z.string(),
        /** When the therapeutic link ends. */
        until: instant,
        /** When the session ends in any case. */
        endsAt: instant,
      })
      .optional(),
  })
  .openapi('Session');

export const sessionChange = z.strictObject({ language: languageCode });

/** Where a browser said it was: what it calls itself, and its address, each empty where it is not known. */
const place = { userAgent: z.string(), address: z.string() };

/** The asker's sessions, and what became of sessions lately. */
export const ownSessions = z
  .object({
    sessions: z.array(
      z.object({
        id: uuid,
        startedAt: instant,
        /** To the minute: more often is not noted. */
        lastSeenAt: instant,
        /** When it ends unless it is used. */
        endsAt: instant,
        isCurrent: z.boolean(),
        ...place,
      }),
    ),
    history: z.array(
      z.object({
        at: instant,
        what: z.enum(['signedIn', 'replaced', 'signedOut', 'ended', 'surplus', 'linkEnded', 'issuerEnded']),
        ...place,
      }),
    ),
  })
  .openapi('OwnSessions');

export type OwnSessions = z.infer<typeof ownSessions>;
export type MembershipView = z.infer<typeof membershipView>;
export type SessionView = z.infer<typeof sessionView>;
