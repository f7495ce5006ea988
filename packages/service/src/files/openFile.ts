import { and, eq, fileContents, files, ne } from '@greffe/database';
import { project } from '@greffe/workflow';
import type { FileView } from '../api/index.ts';
import type { Asker, RunAs } from '../http/runAs.ts';
import { readingKey } from '../keys/dataKey.ts';
import { MasterKeyMissing, unseal } from '../keys/recordKeys.ts';
import { Problem } from '../problems/Problem.ts';
import { accepted, decideOn } from '../records/decide.ts';
import { loadCore, loadRecord, type RecordCore } from '../records/loadRecord.ts';
import { seesFile } from '../records/shownData.ts';
import type { Work } from '../records/work.ts';
import { sha256Bytes } from '../support/crypto.ts';
import { type FileAbout, type FileRow, fileViews, openAbout } from './filesOf.ts';
import { logFile } from './logFile.ts';
import type { FilePorts } from './ports.ts';

/** Which file of which record. */
export interface FileName {
  readonly id: string;
  readonly file: string;
  /** Of a repeated step, when it is removed: the entry that no longer names it. */
  readonly entry?: string | undefined;
}

/** A file with what opens it. */
export interface SealedFile extends FileAbout {
  readonly row: FileRow;
  readonly key: CryptoKey;
  /** Of one in the database. */
  readonly sealed: Uint8Array | undefined;
}

interface Found extends SealedFile {
  readonly record: RecordCore;
}

export interface OpenedFile extends FileAbout {
  readonly kind: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Its content, as it was when it came. */
export async function contentOf(
  { row, key, sealed, digest }: SealedFile,
  store: FilePorts['store'],
): Promise<Uint8Array<ArrayBuffer>> {
  const held = sealed ?? (await store?.get(row.id));
  if (held === undefined) throw new Problem('unavailable', { headers: { 'Retry-After': '60' } });
  const content = await unseal(key, row.record, new Uint8Array(held));
  if ((await sha256Bytes(content)) !== digest) throw new Error('The content of a file is not what came.');
  return content;
}

/** What is done with files that are there, by who may read their step. */
export function createFiles(runAs: RunAs, { store, scanner }: FilePorts = {}) {
  return {
    /** @throws Problem 404; 409 for one that was not looked at yet. */
    async open(asker: Asker, name: FileName): Promise<OpenedFile> {
      const found = await runAs(asker, async (work) => {
        const one = await findFile(work, name, true);
        if (one.row.state === 'held') throw new Problem('fileHeld');
        await logFile(work, 'fileRead', one.record, { id: name.file, step: one.row.step, name: one.name });
        return one;
      });
      return { ...found, kind: found.row.kind, content: await contentOf(found, store) };
    },

    /** Has one looked at again that could not be looked at when it came. @throws Problem 422 for one with a virus. */
    async lookAgain(asker: Asker, name: FileName): Promise<FileView> {
      const found = await runAs(asker, (work) => findFile(work, name, true));
      if (found.row.state === 'held') {
        const verdict = (await scanner?.(await contentOf(found, store))) ?? 'clean';
        if (verdict === 'infected') throw new Problem('fileInfected');
        if (verdict === 'unknown') throw new Problem('fileHeld');
      }
      return runAs(asker, async (work) => {
        await work.transaction.update(files).set({ state: 'ready' }).where(eq(files.id, name.file));
        const { record, row } = await findFile(work, name);
        const [view] = await fileViews(work, record.row, [row]);
        if (view === undefined) throw new Problem('notFound');
        return view;
      });
    },

    /**
     * Removes one that no validation holds; one that is held stays for the history, and the answer is the same. What
     * lies outside the database is cleared away there later.
     */
    async remove(asker: Asker, name: FileName): Promise<void> {
      await runAs(asker, async (work) => {
        const record = await loadRecord(work, name.id, 'change');
        const { row, ...about } = await findFile(work, name);
        const { entry } = name;
        const command = { type: 'save', step: row.step, ...(entry === undefined ? {} : { entry }) } as const;
        accepted(await decideOn({ ...work, now: record.now }, record, command), record);
        if (row.isKept) return;
        await work.transaction.delete(files).where(eq(files.id, row.id));
        await logFile(work, 'fileRemoved', record, { id: row.id, step: row.step, name: about.name });
      });
    },
  };
}

/** @throws Problem 404, alike for a file that is not there and for one that the asker may not read. */
async function findFile(work: Work, { id, file }: FileName, withContent = false): Promise<Found> {
  const record = await loadCore(work, id, 'read');
  const [row] = await work.transaction
    .select()
    .from(files)
    .where(and(eq(files.id, file), eq(files.record, id), ne(files.state, 'arriving')));
  const { steps } = project(record.machine, record.snapshot, record.requester);
  if (row === undefined || !steps.some((step) => step.id === row.step && seesFile(step, row)))
    throw new Problem('notFound');
  return { record, ...(await sealedFile(work, record, row, withContent)) };
}

/** @throws MasterKeyMissing */
export async function sealedFile(
  work: Work,
  record: RecordCore,
  row: FileRow,
  withContent: boolean,
): Promise<SealedFile> {
  const key = await readingKey(work, record.row);
  if (key === undefined) throw new MasterKeyMissing('The master key of a record is not here.');
  const [held] =
    withContent && row.place === 'database'
      ? await work.transaction
          .select({ sealed: fileContents.sealed })
          .from(fileContents)
          .where(eq(fileContents.file, row.id))
      : [];
  return { row, key, sealed: held?.sealed, ...(await openAbout(key, row)) };
}
