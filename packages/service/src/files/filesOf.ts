import { and, asc, eq, files, ne } from '@greffe/database';
import { asksForFiles } from '@greffe/definition';
import type { StepProjection } from '@greffe/workflow';
import type { FileView } from '../api/index.ts';
import { readingKey } from '../keys/dataKey.ts';
import { openMembers, sealMembers } from '../keys/sealedMembers.ts';
import type { LoadedRecord, RecordRow } from '../records/loadRecord.ts';
import { by, type Names, namesOf } from '../records/names.ts';
import { type Sight, seesFile } from '../records/shownData.ts';
import type { Work } from '../records/work.ts';

export type FileRow = typeof files.$inferSelect;

/** What is sealed of a file besides its content. */
export interface FileAbout {
  readonly name: string;
  readonly digest: string;
}

export const sealAbout = (key: CryptoKey, record: string, { name, digest }: FileAbout) =>
  sealMembers(key, record, { name, digest }, () => false);

/** Without the record's key nothing is known of a file but that it is there. */
export async function openAbout(
  key: CryptoKey | undefined,
  { record, about }: Pick<FileRow, 'record' | 'about'>,
): Promise<FileAbout> {
  const { name, digest } = await openMembers(key, record, about);
  return { name: typeof name === 'string' ? name : '', digest: typeof digest === 'string' ? digest : '' };
}

/** The files of a record whose content is there, oldest first. */
export const filesOf = (work: Work, record: string): Promise<FileRow[]> =>
  work.transaction
    .select()
    .from(files)
    .where(and(eq(files.record, record), ne(files.state, 'arriving')))
    .orderBy(asc(files.addedAt), asc(files.id));

/** The files that the asker may read. A record whose form asks for none costs no query. */
export async function filesView(
  work: Work,
  record: Pick<LoadedRecord, 'row' | 'definition'>,
  steps: readonly (Sight & Pick<StepProjection, 'id'>)[],
): Promise<{ readonly files?: FileView[] }> {
  if (!Object.values(record.definition.bundle.steps).some(asksForFiles)) return {};
  const found = (await filesOf(work, record.row.id)).filter((file) =>
    steps.some((step) => step.id === file.step && seesFile(step, file)),
  );
  return found.length === 0 ? {} : { files: await fileViews(work, record.row, found) };
}

export async function fileViews(
  work: Work,
  record: Pick<RecordRow, 'id' | 'dataKey'>,
  rows: readonly FileRow[],
): Promise<FileView[]> {
  const key = await readingKey(work, record);
  const names = await namesOf(
    work,
    rows.map(({ addedBy }) => addedBy),
  );
  return Promise.all(rows.map(async (row) => fileView(row, await openAbout(key, row), names)));
}

const fileView = (row: FileRow, { name, digest }: FileAbout, names: Names): FileView => ({
  id: row.id,
  step: row.step,
  name,
  kind: row.kind,
  size: row.size,
  digest,
  state: row.state === 'ready' ? 'ready' : 'held',
  addedAt: row.addedAt.toISOString(),
  ...by(names, row.addedBy),
});
