import { definitions, eq } from '@greffe/database';
import type { VersionFiles } from '../api/index.ts';
import { readSources } from '../definitions/sources.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { administratorOf } from './drafts.ts';

/** The files of a version. @throws Problem 404 in a registry of others, 409 where they were not kept. */
export async function readVersionFiles(work: Work, hash: string): Promise<VersionFiles> {
  const [row] = await work.transaction
    .select({ registry: definitions.registry, version: definitions.version })
    .from(definitions)
    .where(eq(definitions.hash, hash));
  if (row === undefined) throw new Problem('notFound');
  administratorOf(work, row.registry);
  const sources = await readSources(work.transaction, hash);
  if (sources === undefined) throw new Problem('filesMissing');
  return { ...row, files: { ...sources.files } };
}
