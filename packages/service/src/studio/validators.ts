import { draftValidators, eq, lte, validators } from '@greffe/database';
import type { CompiledValidator } from '../definitions/publish.ts';
import { Problem } from '../problems/Problem.ts';
import { administers, type Work } from '../records/work.ts';

/** Milliseconds that a validator of a draft is kept after it was made last: a week. */
const kept = 7 * 24 * 3_600_000;

/** Keeps a validator that was compiled here for the preview that asked for it, and clears old ones away. */
export async function keepValidator(work: Work, { hash, code }: CompiledValidator): Promise<void> {
  demandAdministrator(work);
  const { transaction, now } = work;
  await transaction
    .delete(draftValidators)
    .where(lte(draftValidators.madeAt, new Date(now.getTime() - kept)));
  await transaction
    .insert(draftValidators)
    .values({ schemaHash: hash, code, madeAt: now })
    .onConflictDoNothing();
}

/** @throws Problem 404 for whoever administers no registry, and for a schema that was not compiled. */
export async function readDraftValidator(work: Work, hash: string): Promise<string> {
  demandAdministrator(work);
  for (const table of [draftValidators, validators]) {
    const [row] = await work.transaction
      .select({ code: table.code })
      .from(table)
      .where(eq(table.schemaHash, hash));
    if (row !== undefined) return row.code;
  }
  throw new Problem('notFound');
}

function demandAdministrator({ memberships }: Work): void {
  if (!administers(memberships)) throw new Problem('notFound');
}
