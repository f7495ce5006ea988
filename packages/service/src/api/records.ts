import { z } from '@hono/zod-openapi';
import { contentHash, instant, localDate, namedNumber, registryId, stepData, uuid } from './common.ts';

export const recordStatus = z.enum(['open', 'sending', 'sent', 'correctionsNeeded', 'deleted', 'closed']);
export const stepStatus = z.enum(['waiting', 'open', 'draft', 'validated', 'locked', 'skipped']);
export const stepCommand = z.enum(['save', 'validate', 'reopen']);

export const stepView = z.object({
  id: z.string(),
  status: stepStatus,
  data: stepData,
  savedAt: instant.optional(),
  commands: z.array(stepCommand),
  waitsFor: z.array(z.string()),
  roles: z.array(z.string()),
});

export const historyType = z.enum([
  'created',
  'saved',
  'validated',
  'reopened',
  'acknowledged',
  'correctionsRequested',
  'moved',
]);

export const historyEntry = z.object({
  at: instant,
  type: historyType,
  step: z.string().optional(),
  /** Null when the engine itself acted. */
  by: z.object({ name: z.string() }).nullable(),
});

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
    history: z.array(historyEntry),
  })
  .openapi('Record');

export const recordCreation = z.strictObject({
  registry: registryId,
  recordType: z.string().min(1).max(100),
  /** Number of the organisation that the record belongs to. */
  organisation: z.string().min(1).max(30),
});

export const draftSave = z.strictObject({ data: stepData });
export const draftSaved = z
  .object({ revision: z.number().int(), savedAt: instant, status: recordStatus })
  .openapi('DraftSaved');

export const recordCommand = z.strictObject({
  type: z.enum(['validate', 'reopen']),
  step: z.string().min(1).max(100),
  /** With `validate`: the data to save and validate at once; without it, what was saved last. */
  data: stepData.optional(),
});

export const sortKey = z.enum(['updatedAt', 'createdAt', 'beneficiary', 'code', 'status', 'date']);

const page = z.number().int().min(1).max(100_000);
const size = z.number().int().min(1).max(100);
/** A number in an address: digits alone, so that the input stays a text. */
const digits = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

const listing = {
  registry: registryId.optional(),
  status: recordStatus.optional(),
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
export type StepView = z.infer<typeof stepView>;
export type HistoryEntry = z.infer<typeof historyEntry>;
export type RecordCreation = z.infer<typeof recordCreation>;
export type DraftSaved = z.infer<typeof draftSaved>;
export type RecordCommand = z.infer<typeof recordCommand>;
export type RecordListItem = z.infer<typeof recordListItem>;
export type RecordList = z.infer<typeof recordList>;
export type RecordQuery = z.input<typeof recordSearch>;
export type ParsedRecordQuery = z.output<typeof recordQuery> & { readonly search?: string | undefined };
export type MatchList = z.infer<typeof matchList>;
