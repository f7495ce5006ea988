import type { Operation } from '@greffe/definition/migrate';
import { newerNames, olderNames } from '@greffe/workflow/migrate';
import { z } from '@hono/zod-openapi';

const renames = z
  .array(z.looseObject({ op: z.string() }))
  .transform((operations) => operations as unknown as readonly Operation[])
  .catch([]);

/** A move of a record, as its history holds it. */
export interface NamesMoved {
  readonly at: Date;
  /** Operations of a move, or undefined. */
  readonly operations: unknown;
  /** Those that a way back undid, or undefined. */
  readonly undone: unknown;
}

/** What a step is called now that had its name before these moves, the oldest first. */
export function nameNow(step: string, moves: readonly NamesMoved[]): string {
  return moves.reduce(
    (name, { operations, undone }) =>
      olderNames(renames.parse(undone ?? []))(newerNames(renames.parse(operations ?? []))(name)),
    step,
  );
}
