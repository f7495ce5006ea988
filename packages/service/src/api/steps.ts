import { z } from '@hono/zod-openapi';
import { digits, instant, localDate, page, size, stepData } from './common.ts';

export const stepStatus = z.enum(['waiting', 'open', 'draft', 'validated', 'locked', 'skipped']);
export const entryStatus = z.enum(['scheduled', 'open', 'draft', 'validated', 'locked', 'missed']);
export const stepCommand = z.enum([
  'save',
  'validate',
  'undo',
  'reopen',
  'delete',
  'unlock',
  'annotate',
  'add',
]);

export const personName = z.object({ name: z.string() });

/** A message, and the roles that it goes to. */
export const messageTo = z.object({ message: z.string(), to: z.array(z.string()) });

const count = z.number().int();
export const tally = z.object({
  scheduled: count,
  open: count,
  draft: count,
  validated: count,
  locked: count,
  missed: count,
});

/** An earlier round of a step; its data are empty where the asker may not read them. */
export const roundView = z.object({
  round: z.number().int(),
  data: stepData,
  outcome: z.string().optional(),
  validatedAt: instant.optional(),
  by: personName.optional(),
});

/**
 * A step that is not done, read by somebody who does not fill it in: its draft is not told. `filling`: data are empty,
 * for nothing was validated; `correcting`: they are what was validated last.
 */
export const hiddenDraft = z.enum(['filling', 'correcting']);

export const stepView = z.object({
  id: z.string(),
  status: stepStatus,
  round: z.number().int(),
  /** Since when it stands where it stands. */
  since: instant,
  data: stepData,
  isReadable: z.boolean(),
  draft: hiddenDraft.optional(),
  savedAt: instant.optional(),
  commands: z.array(stepCommand),
  waitsFor: z.array(z.object({ step: z.string(), why: z.enum(['requires', 'condition']) })),
  /** Roles whose turn it is. */
  roles: z.array(z.string()),
  mode: z.enum(['undo', 'reopen', 'final']),
  outcome: z.string().optional(),
  /** Until when it can be undone. */
  until: instant.optional(),
  /** Messages that leave when it can no longer be undone. */
  held: z.array(messageTo),
  due: instant.optional(),
  /** Entries of a repeated step, by status. */
  tally: tally.optional(),
  repeat: z.enum(['daily', 'days', 'atWill', 'byOutcome']).optional(),
  /** Who validated it. */
  by: personName.optional(),
  /** Earlier rounds, oldest first. */
  rounds: z.array(roundView),
});

/** One filling of a repeated step. */
export const entryView = z.object({
  entry: z.string(),
  round: z.number().int(),
  status: entryStatus,
  due: localDate.optional(),
  data: stepData,
  draft: hiddenDraft.optional(),
  savedAt: instant.optional(),
  validatedAt: instant.optional(),
  by: personName.optional(),
  outcome: z.string().optional(),
  commands: z.array(stepCommand),
  until: instant.optional(),
});

export const entryQuery = z.object({
  /** By default the step's present round. */
  round: digits.optional(),
  page: digits.pipe(page).default(1),
  size: digits.pipe(size).default(25),
});

export const entryList = z
  .object({
    items: z.array(entryView),
    total: z.number().int(),
    page: z.number().int(),
    size: z.number().int(),
  })
  .openapi('EntryList');

export type StepView = z.infer<typeof stepView>;
export type RoundView = z.infer<typeof roundView>;
export type EntryView = z.infer<typeof entryView>;
export type EntryQuery = z.output<typeof entryQuery>;
export type EntryList = z.infer<typeof entryList>;
