import { z } from '@hono/zod-openapi';
import {
  contentHash,
  digits,
  instant,
  localDate,
  namedNumber,
  page,
  registryId,
  size,
  stepData,
  uuid,
} from './common.ts';
import { fileView } from './files.ts';
import { historyEntry } from './history.ts';
import { stepView } from './steps.ts';

export const recordStatus = z.enum(['open', 'sending', 'sent', 'correctionsNeeded', 'deleted', 'closed']);
export const recordView = z
  .object({
    id: uuid,
    registry: registryId,
    recordType: z.string(),
    definition: contentHash,
    revision: z.number().int(),
    status: recordStatus,
    /** Registration code (CO-6); absent until the record is sent. */
    code: z.string().optional(),
    createdAt: instant,
    updatedAt: instant,
    organisation: namedNumber,
    author: namedNumber,
    facts: z.object({ today: localDate, organisation: namedNumber, author: namedNumber }),
    steps: z.array(stepView),
    /**
     * Who stands in for whom, to the end of which day, in the roles that are waited for, as far as the asker may know it:
     * who may give or end that role does. Absent where that is nobody.
     */
    standIns: z
      .array(z.object({ role: z.string(), name: z.string(), for: z.string(), until: instant }))
      .optional(),
    /** Files of the steps that the asker may read; absent where there are none. */
    files: z.array(fileView).optional(),
    /**
     * How the last sending stands; absent for a record that is not sent. `ok`: the receiver confirms it, which it may do
     * when the record counts as sent already. `nok`: it has not within 48 hours, and the record is sent again by itself.
     */
    sending: z
      .object({ arrival: z.enum(['pending', 'ok', 'nok']), version: z.number().int(), since: instant })
      .optional(),
    /** What the receiver wants corrected, while it does; `pointer` is empty for a whole step. */
    /** With `counter`, the definition's counter that has no place says what to do: its text `full`. */
    corrections: z
      .array(
        z.object({
          step: z.string(),
          pointer: z.string(),
          comment: z.string(),
          counter: z.string().optional(),
        }),
      )
      .optional(),
    /** The decision that ended the record. */
    ended: z.object({ step: z.string(), outcome: z.string() }).optional(),
    /** Records that this one looks at; without an id where there is none, or none that the asker may see. */
    links: z.array(z.object({ link: z.string(), recordType: z.string(), record: uuid.optional() })),
    /** The server's clock, for countdowns. */
    now: instant,
    history: z.array(historyEntry),
  })
  .openapi('Record');

export const recordCreation = z.strictObject({
  registry: registryId,
  recordType: z.string().min(1).max(100),
  /** Number of the organisation that the record belongs to. */
  organisation: z.string().min(1).max(30),
  /** The record that it belongs to, for a record type that has such a link. */
  parent: uuid.optional(),
});

export const draftSave = z.strictObject({ data: stepData });
export const draftSaved = z
  .object({ revision: z.number().int(), savedAt: instant, status: recordStatus })
  .openapi('DraftSaved');

/** A day of a schedule, or a name; given by who asks, so that a repetition is known. */
export const entryName = z.string().regex(/^[\w-]{1,100}$/);

export const recordCommand = z.strictObject({
  type: z.enum(['validate', 'undo', 'reopen', 'delete', 'unlock', 'annotate', 'add']),
  step: z.string().min(1).max(100),
  /** Of a repeated step; with `add`, the new one's name. */
  entry: entryName.optional(),
  /** With `validate`: the data to save and validate at once; without it, what was saved last. */
  data: stepData.optional(),
  /** With `unlock`. */
  reason: z.string().max(2000).optional(),
  /** With `annotate`. */
  text: z.string().max(10_000).optional(),
  /** Hash of the definition that the asker worked with: refused when the record follows another one. */
  definition: contentHash.optional(),
});

export const sortKey = z.enum(['updatedAt', 'createdAt', 'beneficiary', 'code', 'status', 'date', 'due']);

const listing = {
  registry: registryId.optional(),
  recordType: z.string().min(1).max(100).optional(),
  status: recordStatus.optional(),
  /** `mine`: records that wait for a role that the asker holds. */
  turn: z.literal('mine').optional(),
  sort: sortKey.default('updatedAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
};

export const recordQuery = z.object({
  ...listing,
  page: digits.pipe(page).default(1),
  size: digits.pipe(size).default(25),
});
/** Search terms name patients, so they travel in a body and never in a URL. */
export const recordSearch = z.strictObject({
  ...listing,
  page: page.default(1),
  size: size.default(25),
  search: z.string().max(200).optional(),
});

export const recordListItem = z.object({
  id: uuid,
  registry: registryId,
  recordType: z.string(),
  status: recordStatus,
  /** Name, or NISS where no name is known; empty in a draft that has neither. */
  beneficiary: z.string(),
  code: z.string().optional(),
  date: localDate.optional(),
  /** Roles whose turn it is. */
  turn: z.array(z.string()),
  /** Whether the asker holds one of them. */
  isMyTurn: z.boolean(),
  /** By when. */
  due: instant.optional(),
  createdAt: instant,
  updatedAt: instant,
  author: namedNumber,
  organisation: namedNumber,
});

export const recordList = z
  .object({
    items: z.array(recordListItem),
    total: z.number().int(),
    page: z.number().int(),
    size: z.number().int(),
    /** How many by status, before the filter on status. */
    counts: z.object({ byStatus: z.record(z.string(), z.number().int()) }),
    /** The server's clock: what was due before it is late. */
    now: instant,
  })
  .openapi('RecordList');

export const matchQuery = z.strictObject({ data: stepData });
export const matchList = z
  .object({
    matches: z.array(
      z.object({
        code: z.string(),
        lastName: z.string(),
        firstName: z.string(),
        birthDate: z.string(),
        sex: z.string(),
      }),
    ),
  })
  .openapi('Matches');

export type RecordView = z.infer<typeof recordView>;
export type RecordCreation = z.infer<typeof recordCreation>;
export type DraftSaved = z.infer<typeof draftSaved>;
export type RecordCommand = z.infer<typeof recordCommand>;
export type RecordListItem = z.infer<typeof recordListItem>;
export type RecordList = z.infer<typeof recordList>;
export type RecordQuery = z.input<typeof recordSearch>;
export type ParsedRecordQuery = z.output<typeof recordQuery> & { readonly search?: string | undefined };
export type MatchList = z.infer<typeof matchList>;
