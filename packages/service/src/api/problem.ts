import { z } from '@hono/zod-openapi';

const citation = z.object({ source: z.string(), article: z.string(), sentence: z.string().optional() });

export const fieldProblem = z.object({
  pointer: z.string(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  cite: citation.optional(),
});

/** What the linter, the verifier or a case found in a definition, and where. */
export const findingView = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  file: z.string(),
  pointer: z.string(),
  message: z.string(),
  suggestion: z.string().optional(),
});

/** RFC 9457. `code` is the last part of `type`, for programs. */
export const problemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    errors: z.array(fieldProblem).optional(),
    /** With 412: the revision that the record or draft has now. */
    revision: z.number().int().optional(),
    /** With 409 on publishing: what stands in the way. */
    findings: z.array(findingView).optional(),
    /** With 409 by the workflow: why the command is refused. */
    refusal: z
      .object({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        /** Where the source says so. */
        cite: citation.optional(),
      })
      .optional(),
    /** With 400 on broken JSON: where. */
    position: z
      .object({ line: z.number().int(), column: z.number().int(), offset: z.number().int() })
      .optional(),
  })
  .openapi('Problem');

export type FieldProblem = z.infer<typeof fieldProblem>;
export type ProblemDocument = z.infer<typeof problemDocument>;
