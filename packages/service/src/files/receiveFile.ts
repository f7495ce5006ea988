import { and, count, eq, fileContents, files } from '@greffe/database';
import { asksForFiles } from '@greffe/definition';
import type { FileView } from '../api/index.ts';
import { stepOf } from '../definitions/DefinitionStore.ts';
import type { Asker, RunAs } from '../http/runAs.ts';
import { writingKey } from '../keys/dataKey.ts';
import { seal } from '../keys/recordKeys.ts';
import { Problem } from '../problems/Problem.ts';
import { accepted, decideOn } from '../records/decide.ts';
import { type LoadedRecord, loadRecord } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';
import { sha256Bytes } from '../support/crypto.ts';
import { uuidv7 } from '../support/uuid.ts';
import { fileViews, sealAbout } from './filesOf.ts';
import { demandKind, readContent, soundName } from './kinds.ts';
import { logFile } from './logFile.ts';
import type { FilePorts } from './ports.ts';

/** Where a file is to go: a step that the asker may fill in, or an entry of it. */
export interface FileTarget {
  readonly id: string;
  readonly step: string;
  readonly entry?: string | undefined;
}

/** Files that a record may have. */
const most = 200;
/** Files that one process takes in at once: each is in memory until it is sealed. */
const atOnce = 8;

/** Takes in files; one for a process, which counts what it has in hand. */
export function createReceiver(runAs: RunAs, { store, scanner }: FilePorts = {}) {
  let inHand = 0;

  return async (asker: Asker, target: FileTarget, name: string, request: Request): Promise<FileView> => {
    // Who may not send it is told so before he has sent it.
    await runAs(asker, (work) => demandPlace(work, target));
    if (inHand >= atOnce) throw new Problem('unavailable', { headers: { 'Retry-After': '5' } });
    inHand += 1;
    try {
      const content = await readContent(request);
      const kind = demandKind(content);
      const verdict = (await scanner?.(content)) ?? 'clean';
      if (verdict === 'infected') throw new Problem('fileInfected');
      const state = verdict === 'clean' ? 'ready' : 'held';
      const about = { name: soundName(name, kind), digest: await sha256Bytes(content) };
      const id = uuidv7();

      const begun = await runAs(asker, async (work) => {
        const record = await demandPlace(work, target);
        const key = await writingKey(work, record.row);
        const sealed = await seal(key, target.id, content);
        await work.transaction.insert(files).values({
          id,
          record: target.id,
          step: target.step,
          about: await sealAbout(key, target.id, about),
          kind,
          size: content.length,
          place: store === undefined ? 'database' : 'store',
          state: store === undefined ? state : 'arriving',
          addedBy: work.actor.kind === 'person' ? work.actor.id : '',
          addedAt: record.now,
        });
        if (store !== undefined) return sealed;
        await work.transaction.insert(fileContents).values({ file: id, record: target.id, sealed });
        return told(work, record, id);
      });
      if (!(begun instanceof Uint8Array)) return begun;
      // What is cut off here is cleared away later: nothing names it yet.
      await store?.put(id, begun);
      return await runAs(asker, async (work) => {
        const record = await demandPlace(work, target);
        await work.transaction.update(files).set({ state }).where(eq(files.id, id));
        return told(work, record, id);
      });
    } finally {
      inHand -= 1;
    }
  };
}

/** Notes it in the log, and answers it as it is seen. */
async function told(work: Work, record: LoadedRecord, id: string): Promise<FileView> {
  const rows = await work.transaction.select().from(files).where(eq(files.id, id));
  const [view] = await fileViews(work, record.row, rows);
  if (view === undefined) throw new Problem('notFound');
  await logFile(work, 'fileAdded', record, view);
  return view;
}

/**
 * The record, where the asker may save a draft of the step now and the step asks for files.
 * @throws Problem as a save would; 409 where there are too many.
 */
async function demandPlace(work: Work, { id, step, entry }: FileTarget): Promise<LoadedRecord> {
  const record = await loadRecord(work, id, 'change');
  const at = { ...work, now: record.now };
  const command = { type: 'save', step, ...(entry === undefined ? {} : { entry }) } as const;
  accepted(await decideOn(at, record, command), record);
  if (!asksForFiles(stepOf(record.definition.bundle, step))) throw new Problem('notFound');
  const [held] = await work.transaction
    .select({ count: count() })
    .from(files)
    .where(and(eq(files.record, id)));
  if ((held?.count ?? 0) >= most) throw new Problem('tooManyFiles', { params: { limit: most } });
  return record;
}
