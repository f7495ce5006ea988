import {
  and,
  asc,
  definitions,
  eq,
  gt,
  isNotNull,
  queryRows,
  sql,
  studioDraftFiles,
  studioDrafts,
  studioPresence,
} from '@greffe/database';
import type { DraftCreation, DraftHead, DraftRevision, DraftView, EditorList } from '../api/index.ts';
import { type DefinitionSources, newestShared, readSources } from '../definitions/sources.ts';
import { Problem } from '../problems/Problem.ts';
import { administers, type Work } from '../records/work.ts';
import { uuidv7 } from '../support/uuid.ts';
import { checkFiles, checkTotals } from './limits.ts';
import { editorsOf, namesOf } from './people.ts';

export type DraftRow = typeof studioDrafts.$inferSelect;

/** The person who acts, where they administer a registry. @throws Problem 404 for everybody else. */
export function administratorOf({ actor, memberships }: Work, registry: string): string {
  if (actor.kind !== 'person' || !administers(memberships, registry)) throw new Problem('notFound');
  return actor.id;
}

/** A draft's own row. @throws Problem 404, alike for one that does not exist and one of a registry of others. */
export async function loadDraft(work: Work, id: string, mode: 'read' | 'change'): Promise<DraftRow> {
  const query = work.transaction.select().from(studioDrafts).where(eq(studioDrafts.id, id));
  const [row] = mode === 'change' ? await query.for('update') : await query;
  if (row === undefined) throw new Problem('notFound');
  administratorOf(work, row.registry);
  return row;
}

/** @throws Problem 412 with the present revision when the asker has seen another one. */
export function demandRevision({ revision }: Pick<DraftRow, 'revision'>, seen: number): void {
  if (revision !== seen) throw new Problem('draftStale', { revision });
}

/** The files of a draft. */
export async function filesOf({ transaction }: Work, draft: string): Promise<Record<string, string>> {
  const rows = await transaction
    .select({ path: studioDraftFiles.path, text: studioDraftFiles.text })
    .from(studioDraftFiles)
    .where(and(eq(studioDraftFiles.draft, draft), isNotNull(studioDraftFiles.text)))
    .orderBy(asc(studioDraftFiles.path));
  return Object.fromEntries(rows.map(({ path, text }) => [path, text ?? '']));
}

/** @throws Problem 422 for what cannot be the name of a registry; `pointer` says where it stands in the request. */
export function demandRegistryName(name: string, pointer = '/id'): void {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw new Problem('invalidData', { errors: [{ pointer, code: 'registryName' }] });
}

/** Starts a draft and answers its id. @throws Problem 404 in a registry of others, 409 for a version whose files were not kept. */
export async function createDraft(work: Work, creation: DraftCreation): Promise<string> {
  const { registry, from, name = '' } = creation;
  const person = administratorOf(work, registry);
  demandRegistryName(registry, '/registry');
  if (from !== 'empty' && creation.files !== undefined)
    throw new Problem('invalidData', { errors: [{ pointer: '/files', code: 'unknown' }] });
  const base = from === 'empty' ? undefined : await versionOf(work, registry, from);
  const sources = await startOf(work, base, creation);
  checkFiles(sources.files, '/files');
  const { transaction, now } = work;
  const [row] = await transaction
    .insert(studioDrafts)
    .values({
      id: uuidv7(now.getTime()),
      registry,
      name,
      base: base ?? null,
      shared: JSON.stringify(sources.shared),
      createdAt: now,
      updatedAt: now,
      updatedBy: person,
    })
    .returning();
  if (row === undefined) throw new Error('A draft that was inserted was not answered.');
  const files = Object.entries(sources.files);
  if (files.length > 0)
    await transaction
      .insert(studioDraftFiles)
      .values(files.map(([path, text]) => ({ draft: row.id, path, text, revision: 1 })));
  checkTotals(await totalsOf(work, row.id), '/files');
  return row.id;
}

async function startOf(
  { transaction }: Work,
  base: string | undefined,
  { files = {} }: DraftCreation,
): Promise<DefinitionSources> {
  if (base === undefined) return { files, shared: await newestShared(transaction) };
  const sources = await readSources(transaction, base);
  if (sources === undefined) throw new Problem('filesMissing');
  return sources;
}

async function versionOf({ transaction }: Work, registry: string, from: string): Promise<string> {
  const [row] = await transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(
      and(
        eq(definitions.registry, registry),
        from === 'inForce' ? eq(definitions.inForce, true) : eq(definitions.hash, from),
      ),
    );
  if (row === undefined)
    throw new Problem('invalidData', { errors: [{ pointer: '/from', code: 'noVersion' }] });
  return row.hash;
}

async function totalsOf({ transaction }: Work, draft: string) {
  const [row] = await queryRows<{ files: number; bytes: number }>(
    transaction,
    sql`select count(text)::int as files, coalesce(sum(octet_length(text)), 0)::float8 as bytes
      from studio_draft_files where draft = ${draft}`,
  );
  return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) };
}

/** What stands of drafts in a list. */
export async function headsOf(work: Work, rows: readonly DraftRow[]): Promise<readonly DraftHead[]> {
  const nameOf = await namesOf(
    work,
    rows.map(({ updatedBy }) => updatedBy),
  );
  const editors = await editorsOf(
    work,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, name, base, revision, updatedAt, updatedBy }) => ({
    id,
    name,
    ...(base === null ? {} : { base }),
    revision,
    updatedAt: updatedAt.toISOString(),
    updatedBy: { name: nameOf(updatedBy) },
    editors: [...(editors.get(id) ?? [])],
  }));
}

async function viewOf(work: Work, row: DraftRow, since = 0): Promise<DraftView> {
  const [head] = await headsOf(work, [row]);
  if (head === undefined) throw new Error('A draft has no head.');
  const changed = await work.transaction
    .select({ path: studioDraftFiles.path, text: studioDraftFiles.text })
    .from(studioDraftFiles)
    .where(
      and(
        eq(studioDraftFiles.draft, row.id),
        gt(studioDraftFiles.revision, since),
        since === 0 ? isNotNull(studioDraftFiles.text) : undefined,
      ),
    )
    .orderBy(asc(studioDraftFiles.path));
  return {
    ...head,
    registry: row.registry,
    files: Object.fromEntries(changed.map(({ path, text }) => [path, text])),
    shared: JSON.parse(row.shared) as Record<string, string>,
  };
}

/** A draft with all its files, or with those that changed after a revision. */
export async function readDraft(work: Work, id: string, since?: number): Promise<DraftView> {
  return viewOf(work, await loadDraft(work, id, 'read'), since);
}

/** Writes the files that changed. @throws Problem 412 with the present revision when somebody else was first. */
export async function saveDraftFiles(
  work: Work,
  id: string,
  revisionSeen: () => number,
  changes: Readonly<Record<string, string | null>>,
): Promise<DraftRevision> {
  const row = await loadDraft(work, id, 'change');
  // After the draft: whoever may not see it is not told what is missing in the request.
  const seen = revisionSeen();
  const person = administratorOf(work, row.registry);
  const isAgain = row.revision === seen + 1 && row.updatedBy === person && (await holds(work, row, changes));
  const saved = ({ revision, updatedAt }: DraftRow) => ({ revision, updatedAt: updatedAt.toISOString() });
  // The same save, sent again because its answer was lost.
  if (isAgain) return saved(row);
  demandRevision(row, seen);
  checkFiles(changes, '/changes');
  const after = await writeFiles(work, row, changes, person);
  checkTotals(await totalsOf(work, id), '/changes');
  return saved(after);
}

/** Writes files of a draft that is this transaction's alone, as its next revision. */
export async function writeFiles(
  { transaction, now }: Work,
  row: DraftRow,
  changes: Readonly<Record<string, string | null>>,
  person: string,
  base?: string,
): Promise<DraftRow> {
  const revision = row.revision + 1;
  const rows = Object.entries(changes).map(([path, text]) => ({ draft: row.id, path, text, revision }));
  if (rows.length > 0)
    await transaction
      .insert(studioDraftFiles)
      .values(rows)
      .onConflictDoUpdate({
        target: [studioDraftFiles.draft, studioDraftFiles.path],
        set: { text: sql`excluded.text`, revision },
      });
  const [after] = await transaction
    .update(studioDrafts)
    .set({ revision, updatedAt: now, updatedBy: person, ...(base !== undefined && { base }) })
    .where(eq(studioDrafts.id, row.id))
    .returning();
  if (after === undefined) throw new Error('A draft that was changed was not answered.');
  return after;
}

async function holds(
  { transaction }: Work,
  { id, revision }: DraftRow,
  changes: Readonly<Record<string, string | null>>,
): Promise<boolean> {
  const written = await transaction
    .select({ path: studioDraftFiles.path, text: studioDraftFiles.text })
    .from(studioDraftFiles)
    .where(and(eq(studioDraftFiles.draft, id), eq(studioDraftFiles.revision, revision)));
  return (
    written.length === Object.keys(changes).length &&
    written.every(({ path, text }) => Object.hasOwn(changes, path) && changes[path] === text)
  );
}

export async function deleteDraft(work: Work, id: string): Promise<void> {
  await loadDraft(work, id, 'change');
  await work.transaction.delete(studioDrafts).where(eq(studioDrafts.id, id));
}

/** Notes that somebody has the draft open, and answers who has, and how far the draft is. */
export async function seenDraft(work: Work, id: string): Promise<EditorList> {
  const { registry, revision } = await loadDraft(work, id, 'read');
  const { transaction, now: lastSeen } = work;
  await transaction
    .insert(studioPresence)
    .values({ draft: id, person: administratorOf(work, registry), lastSeen })
    .onConflictDoUpdate({ target: [studioPresence.draft, studioPresence.person], set: { lastSeen } });
  return { editors: [...((await editorsOf(work, [id])).get(id) ?? [])], revision };
}
