import { z } from '@hono/zod-openapi';
import { approvalState } from './approval.ts';
import { contentHash, instant, perLanguage, registryId, uuid } from './common.ts';
import { findingView } from './problem.ts';
import { personName } from './steps.ts';

/** Path inside the registry's folder → text. */
export const definitionFiles = z.record(z.string(), z.string());
const revision = z.number().int();
const reason = z.string().trim().min(1).max(2000);

/** Somebody who has a draft open, and when they were last heard of. */
export const editorView = z.object({ name: z.string(), lastSeen: instant });

const draftHead = z.object({
  id: uuid,
  name: z.string(),
  /** The version that it started from, or was last published as. */
  base: contentHash.optional(),
  revision,
  updatedAt: instant,
  updatedBy: personName,
  editors: z.array(editorView),
});

export const draftView = draftHead
  .extend({
    registry: registryId,
    /** With `since`: the files that changed after that revision, null for one that is gone. */
    files: z.record(z.string(), z.string().nullable()),
    /** Files of the shared modules, which are changed elsewhere. */
    shared: definitionFiles,
  })
  .openapi('DefinitionDraft');

/** A draft in a list. */
const draftLine = draftHead.extend({
  /** That somebody has asked to approve it as it is, or what was answered. */
  approval: approvalState.optional(),
});

export const studioVersion = z.object({
  hash: contentHash,
  version: z.string(),
  publishedAt: instant,
  publishedBy: z.string().optional(),
  notes: z.string().optional(),
  approvedBy: z.string().optional(),
  isWithdrawn: z.boolean(),
  withdrawal: z.object({ reason: z.string(), at: instant, by: personName }).optional(),
  /** Whether a draft can start from it: versions that were published before files were kept have none. */
  hasFiles: z.boolean(),
});

export const studioRegistry = z.object({
  id: registryId,
  title: perLanguage,
  inForce: studioVersion.pick({ hash: true, version: true, publishedAt: true }).optional(),
  /** Newest first. */
  versions: z.array(studioVersion),
  drafts: z.array(draftLine),
  stopped: z.object({ reason: z.string(), at: instant, by: personName }).optional(),
});

export const studioRegistries = z.object({ registries: z.array(studioRegistry) }).openapi('StudioRegistries');

export const draftCreation = z.strictObject({
  registry: z.string().min(1).max(60),
  from: z.union([z.enum(['inForce', 'empty']), contentHash]),
  name: z.string().max(200).optional(),
  /** With `empty`: the files that it starts with. */
  files: definitionFiles.optional(),
});

/** Files that changed, null for one that is gone. */
export const draftChanges = z.strictObject({ changes: z.record(z.string(), z.string().nullable()) });
export const draftRevision = z.object({ revision, updatedAt: instant }).openapi('DefinitionDraftSaved');
/** Who has a draft open, and its present revision: whoever has an older one has something to take over. */
export const editorList = z.object({ editors: z.array(editorView), revision });

export const draftPublication = z.strictObject({
  version: z.string().min(1).max(50),
  notes: z.string().max(10_000),
});
export const publishedVersion = z
  .object({ hash: contentHash, version: z.string(), revision })
  .openapi('PublishedVersion');

const difference = z.object({
  pointer: z.string(),
  message: z.string(),
  expected: z.string().optional(),
  found: z.string().optional(),
});

/** How many faults a draft has, at a revision: what stands in the way of publishing, and what should be looked at. */
export const draftFindings = z
  .object({ revision, errors: z.number().int(), warnings: z.number().int() })
  .openapi('DefinitionDraftFindings');

/** What publishing a draft would mean by itself. */
export const draftImpact = z
  .object({
    /** The revision of the draft that was looked at: publishing means this one. */
    revision,
    /** What it is compared with; absent before the first publication. */
    inForce: z.object({ hash: contentHash, version: z.string() }).optional(),
    /** Differences to the version in force, in words by language; empty where the draft makes no version. */
    changes: z.array(
      z.object({
        kind: z.string(),
        impact: z.enum(['harmless', 'migration', 'loss']),
        where: z.record(z.string(), z.unknown()),
        words: perLanguage,
      }),
    ),
    findings: z.array(findingView),
    /** Absent where the draft makes no version. */
    verifier: z
      .object({
        isProved: z.boolean(),
        results: z.array(
          z.object({
            recordType: z.string(),
            property: z.string(),
            title: z.string(),
            answer: z.enum(['proved', 'violated', 'notFullyExplored']),
            violations: z.array(z.object({ finding: findingView, trace: z.array(z.string()) })),
            left: z.array(z.string()),
          }),
        ),
      })
      .optional(),
    cases: z.object({
      passed: z.number().int(),
      failed: z.array(z.object({ file: z.string(), title: z.string(), differences: z.array(difference) })),
    }),
  })
  .openapi('DefinitionDraftImpact');

/** What would become of the records under way if they were moved to the draft; publishing alone moves none. */
export const recordsImpact = z
  .object({
    revision,
    /** Records under way, by the step at which they stand; counts alone. */
    records: z.array(
      z.object({
        recordType: z.string(),
        /** Empty for a record at which nobody's turn it is. */
        step: z.string(),
        status: z.string(),
        count: z.number().int(),
        /** Of them, those that could move to the draft with everything in them … */
        staysValid: z.number().int(),
        /** … or without answers that it has no place for … */
        loses: z.number().int(),
        /** … or not at all. */
        cannot: z.number().int(),
      }),
    ),
    recordsUnderWay: z.number().int(),
    /** How many of them were looked at, the ones changed last. */
    recordsLookedAt: z.number().int(),
    /** Why records could not move, and what others would lose, with how many that is true of. */
    reasons: z.array(
      z.object({ outcome: z.enum(['loses', 'cannot']), count: z.number().int(), words: perLanguage }),
    ),
    /** Where the migration files do not fit. */
    findings: z.array(findingView),
  })
  .openapi('DefinitionDraftRecordsImpact');

export const emergency = z.strictObject({ reason });
export const nothing = z.strictObject({});
export const validatorOrder = z.strictObject({ schema: z.record(z.string(), z.unknown()) });
export const validatorMade = z.object({ hash: contentHash });

export type DraftView = z.infer<typeof draftView>;
export type DraftHead = z.infer<typeof draftHead>;
export type DraftLine = z.infer<typeof draftLine>;
export type DraftFindings = z.infer<typeof draftFindings>;
export type EditorList = z.infer<typeof editorList>;
export type EditorView = z.infer<typeof editorView>;
export type StudioRegistry = z.infer<typeof studioRegistry>;
export type StudioVersion = z.infer<typeof studioVersion>;
export type DraftCreation = z.infer<typeof draftCreation>;
export type DraftRevision = z.infer<typeof draftRevision>;
export type DraftImpact = z.infer<typeof draftImpact>;
export type RecordsImpact = z.infer<typeof recordsImpact>;
export type PublishedVersion = z.infer<typeof publishedVersion>;
