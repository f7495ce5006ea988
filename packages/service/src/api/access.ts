import { z } from '@hono/zod-openapi';
import {
  digits,
  instant,
  languageCode,
  localDate,
  namedNumber,
  page,
  perLanguage,
  registryId,
} from './common.ts';

const person = z.object({ id: z.string(), name: z.string() });
const roleId = z.string().min(1).max(100);
const organisationNumber = z.string().min(1).max(40);
export const accessId = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** What the asker may grant, and where; each list is empty for whoever may grant nothing. */
export const accessGround = z
  .object({
    registries: z.array(
      z.object({
        /** `*`: every registry at once, which administrators alone have. */
        id: registryId,
        title: perLanguage,
        roles: z.array(
          z.object({
            id: roleId,
            /** Empty for the role of those who administer registries, which no definition names. */
            title: perLanguage,
            /** Whether it is a patient's, given by the national number. */
            isForOneself: z.boolean(),
            /** Numbers of the organisations in which the asker may grant it. */
            organisations: z.array(z.string()),
          }),
        ),
      }),
    ),
    organisations: z.array(namedNumber),
    /** Whether the asker makes organisations and has them work together. */
    isAdministrator: z.boolean(),
    /** Whether the asker looks after what is to leave: messages and transmissions. */
    seesSendings: z.boolean(),
    /** How many memberships somebody must confirm within the next weeks, or they end. */
    dueReviews: z.number().int(),
    /** By the clock that access goes by: the database's. */
    today: localDate,
  })
  .openapi('AccessGround');

export const grantView = z
  .object({
    id: z.number().int(),
    person,
    registry: registryId,
    role: roleId,
    titles: z.object({ registry: perLanguage, role: perLanguage }),
    organisation: namedNumber,
    from: instant,
    /** When it ends, or ended: by its date, withdrawn, or not confirmed. */
    until: instant.optional(),
    /** `lapsed`: nobody confirmed it in time. */
    state: z.enum(['current', 'future', 'ended', 'lapsed']),
    /** By when it must be confirmed. */
    reviewBy: instant.optional(),
    /** Whether that is soon. */
    isDue: z.boolean(),
    grantedBy: z.string().optional(),
    standsInFor: z.string().optional(),
    ended: z.object({ by: z.string(), at: instant, reason: z.string() }).optional(),
    /** What the asker may do with it. */
    canEnd: z.boolean(),
    canConfirm: z.boolean(),
    isOwn: z.boolean(),
  })
  .openapi('Grant');

export const grantList = z
  .object({ items: z.array(grantView), total: z.number().int(), page, size: z.number().int() })
  .openapi('Grants');

export const grantStates = z.enum(['held', 'due', 'ended']);
export const grantQuery = z.object({
  registry: registryId.optional(),
  role: roleId.optional(),
  organisation: organisationNumber.optional(),
  state: grantStates.optional(),
  q: z.string().max(100).optional(),
  page: digits.pipe(page).optional(),
});

const grantEvent = z.object({
  at: instant,
  what: z.enum(['granted', 'ended', 'confirmed']),
  by: z.string(),
  reason: z.string(),
  until: instant.optional(),
});
export const grantHistory = z.object({ events: z.array(grantEvent) }).openapi('GrantHistory');

/** All that the asker may see of somebody's roles; of one's own, all. */
export const personView = z
  .object({
    person,
    isOwn: z.boolean(),
    /** Held, to come and ended. */
    grants: z.array(grantView),
    /** Roles that others hold in this person's place. */
    standIns: z.array(grantView),
    /** What became of each of them, oldest first. */
    events: z.array(grantEvent.extend({ grant: z.number().int() })),
    /** What would stay behind: of each role held now, but a patient's. */
    handover: z.array(
      z.object({
        grant: z.number().int(),
        /** Records in which it is that role's turn, there. */
        waiting: z.number().int(),
        /** Who else holds it; with the id where the asker may open their page. */
        others: z.array(person.extend({ id: z.string().optional() })),
      }),
    ),
  })
  .openapi('Person');

/** Somebody by the number of the profession, or by what the sign-in service says of them. */
export const personSearch = z.strictObject({
  number: z.string().max(40).optional(),
  login: z.string().max(255).optional(),
});
export const personFound = z.object({ person: person.optional() }).openapi('PersonFound');

const newcomer = personSearch.extend({
  /** National register or BIS number, for a role that is held for oneself: by it alone the sign-in service knows them. */
  niss: z.string().max(40).optional(),
  givenName: z.string().max(100).optional(),
  familyName: z.string().max(100).optional(),
  language: languageCode.optional(),
  /** Where they are reached; of somebody who is here already, their own word stands. */
  email: z.string().max(300).optional(),
  phone: z.string().max(40).optional(),
});

export const newGrant = z.strictObject({
  registry: registryId,
  role: roleId,
  organisation: organisationNumber,
  /** Somebody whom the asker sees in the list already, or somebody by a number, with a name where nobody has it yet. */
  person: z.union([z.strictObject({ id: z.string().min(1).max(100) }), newcomer]),
  /** First day; without it, from now on. */
  from: localDate.optional(),
  /** Last day. */
  to: localDate.optional(),
  /** Id of the person whose absence it bridges: a holder of the same role in the same organisation. */
  standsInFor: z.string().min(1).max(100).optional(),
});

export const reasoned = z.strictObject({ reason: z.string().max(1000) });

const cooperation = z.object({
  id: z.number().int(),
  registry: registryId,
  organisation: namedNumber,
  partner: namedNumber,
  from: instant,
  until: instant.optional(),
  madeBy: z.string(),
  /** Whose page the asker may open. */
  madeById: z.string().optional(),
  ended: z.object({ by: z.string(), byId: z.string().optional(), reason: z.string() }).optional(),
});
export const organisationList = z
  .object({
    organisations: z.array(namedNumber),
    /** Whether the asker may change a name: organisations are of all registries. */
    canRename: z.boolean(),
    registries: z.array(z.object({ id: registryId, title: perLanguage })),
    cooperations: z.array(cooperation),
    /** Which were added and renamed, the latest first; what was there before this was noted is not told. */
    history: z.array(
      z.object({
        ...namedNumber.shape,
        at: instant,
        what: z.enum(['made', 'renamed']),
        /** What it was called before. */
        was: z.string().optional(),
        /** Absent where the engine did it by itself. */
        by: z.string().optional(),
        byId: z.string().optional(),
      }),
    ),
  })
  .openapi('Organisations');
export const newOrganisation = z.strictObject({ number: z.string().max(40), name: z.string().max(200) });
export const organisationName = z.strictObject({ name: z.string().max(200) });
export const newCooperation = z.strictObject({
  registry: registryId,
  organisation: organisationNumber,
  partner: organisationNumber,
});

export type AccessGround = z.infer<typeof accessGround>;
export type GrantView = z.infer<typeof grantView>;
export type GrantList = z.infer<typeof grantList>;
export type GrantQuery = z.infer<typeof grantQuery>;
export type GrantHistory = z.infer<typeof grantHistory>;
export type PersonView = z.infer<typeof personView>;
export type PersonSearch = z.infer<typeof personSearch>;
export type PersonFound = z.infer<typeof personFound>;
export type NewGrant = z.infer<typeof newGrant>;
export type OrganisationList = z.infer<typeof organisationList>;
export type NewOrganisation = z.infer<typeof newOrganisation>;
export type NewCooperation = z.infer<typeof newCooperation>;
