import { eq, records } from '@greffe/database';
import type { Link } from '@greffe/definition';
import { type RecordMachine, type RecordSnapshot, stepStatus } from '@greffe/workflow';
import type { RecordCreation } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import type { RecordRow } from './loadRecord.ts';
import type { Work } from './work.ts';

interface Parent {
  readonly link: Link;
  readonly target: RecordRow;
}

/**
 * The record that a new one belongs to, as the asker sees it.
 *
 * @throws Problem 422 for one that is missing, not to be seen, of another type, or not far enough.
 */
export async function parentOf(
  work: Work,
  { workflow }: RecordMachine,
  { parent, registry }: RecordCreation,
): Promise<Parent | undefined> {
  const links = workflow.links.filter(({ kind }) => kind === 'parent');
  const fault = (code: string) => new Problem('invalidData', { errors: [{ pointer: '/parent', code }] });
  if (parent === undefined) {
    if (links.length > 0) throw fault('parentMissing');
    return undefined;
  }
  const [target] = await work.transaction.select().from(records).where(eq(records.id, parent));
  const link = links.find(({ recordType }) => recordType === target?.recordType);
  if (
    target === undefined ||
    link === undefined ||
    target.registry !== registry ||
    target.status === 'deleted'
  )
    throw fault('parentUnknown');
  const snapshot = target.snapshot as RecordSnapshot;
  const isDone = (step: string) =>
    ['validated', 'locked', 'skipped'].includes(stepStatus(snapshot, step) ?? '');
  if (!link.requires.every(isDone)) throw fault('parentWaits');
  return { link, target };
}
