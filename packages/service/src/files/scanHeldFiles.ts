import { and, asc, eq, files } from '@greffe/database';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import { clockActor } from '../records/elapse.ts';
import { loadCore } from '../records/loadRecord.ts';
import type { FileClearing } from './clearFiles.ts';
import { contentOf, sealedFile } from './openFile.ts';

/**
 * Has files looked at that came while the scanner did not answer, oldest first, and lets through those in which nothing
 * is found; answers how many. One in which something is found stays held: nobody opens it, no step can be validated
 * with it, and who sent it is told when he asks again. Where the scanner does not answer, the rest waits.
 */
export async function scanHeldFiles(ports: FileClearing): Promise<number> {
  const { store, scanner } = ports.files ?? {};
  if (scanner === undefined) return 0;
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  const held = await runAs(clockActor, ({ transaction }) =>
    transaction
      .select()
      .from(files)
      .where(eq(files.state, 'held'))
      .orderBy(asc(files.addedAt), asc(files.id)),
  );
  let cleared = 0;
  for (const row of held) {
    const sealed = await runAs(clockActor, async (work) =>
      sealedFile(work, await loadCore(work, row.record, 'read'), row, true),
    );
    const verdict = await scanner(await contentOf(sealed, store));
    if (verdict === 'unknown') break;
    if (verdict === 'infected') continue;
    await runAs(clockActor, ({ transaction }) =>
      transaction
        .update(files)
        .set({ state: 'ready' })
        .where(and(eq(files.id, row.id), eq(files.state, 'held'))),
    );
    cleared += 1;
  }
  return cleared;
}
