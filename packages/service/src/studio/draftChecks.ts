import { eq, studioDraftChecks } from '@greffe/database';
import type { DraftFindings } from '../api/index.ts';
import type { Work } from '../records/work.ts';
import type { CheckReport } from './check/types.ts';
import { loadDraft } from './drafts.ts';
import { obstaclesOf } from './publish.ts';

/** Milliseconds that what was found in a draft is believed: a newer engine may find something else. */
const believed = 24 * 3_600_000;

/** How many faults were found in a draft as it is now; undefined where it has not been looked at since it changed. */
export async function knownFindings(work: Work, id: string): Promise<DraftFindings | undefined> {
  const { revision } = await loadDraft(work, id, 'read');
  const [row] = await work.transaction
    .select()
    .from(studioDraftChecks)
    .where(eq(studioDraftChecks.draft, id));
  const isFresh = row?.revision === revision && work.now.getTime() - row.at.getTime() < believed;
  return isFresh ? { revision, errors: row.errors, warnings: row.warnings } : undefined;
}

/** What a report means for a list of drafts: what stands in the way of publishing, and what should be looked at. */
export function countsOf(report: CheckReport, revision: number): DraftFindings {
  const warnings = report.findings.filter(({ severity }) => severity === 'warning').length;
  return { revision, errors: obstaclesOf(report).length, warnings };
}

/** Keeps what was found, for the lists that follow; nothing where the draft is gone or was changed meanwhile. */
export async function keepFindings(work: Work, id: string, found: DraftFindings): Promise<void> {
  const { revision } = await loadDraft(work, id, 'read');
  if (revision !== found.revision) return;
  const row = { ...found, at: work.now };
  await work.transaction
    .insert(studioDraftChecks)
    .values({ draft: id, ...row })
    .onConflictDoUpdate({ target: studioDraftChecks.draft, set: row });
}
