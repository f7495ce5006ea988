import { eq, files, inArray } from '@greffe/database';
import { filesIn, type StepData } from '@greffe/definition';
import { stepOf } from '../definitions/DefinitionStore.ts';
import { Problem } from '../problems/Problem.ts';
import type { RecordCore } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';
import { filesOf } from './filesOf.ts';

/**
 * What a validation holds is there, belongs to this step, and was looked at; from then on it stays as long as the
 * record. A draft may name what is gone, as it may hold anything else that is wrong.
 *
 * @throws Problem 422 at the field.
 */
export async function demandFiles(
  work: Work,
  record: RecordCore,
  step: string,
  data: StepData,
): Promise<void> {
  const named = filesIn(stepOf(record.definition.bundle, step), data);
  if (named.length === 0) return;
  const states = new Map<string, string>();
  for (const file of await filesOf(work, record.row.id))
    if (file.step === step) states.set(file.id, file.state);
  const errors = named.flatMap(({ pointer, file }) => {
    const state = states.get(file);
    if (state === 'ready') return [];
    // Of a list of files the one field that shows them all.
    const at = pointer.replace(/\/\d+$/, '');
    return [{ pointer: at, code: state === undefined ? 'unknownFile' : 'heldFile' }];
  });
  if (errors.length > 0)
    throw new Problem('invalidData', { errors, step: { definition: record.row.definition, step } });
  const kept = named.map(({ file }) => file);
  await work.transaction.update(files).set({ isKept: true }).where(inArray(files.id, kept));
}

/** After a move to another version a file belongs to the step whose data name it now. */
export async function moveFiles(
  work: Work,
  record: string,
  rows: readonly { readonly step: string; readonly draft?: unknown; readonly validated?: unknown }[],
): Promise<void> {
  for (const { id, step } of await filesOf(work, record)) {
    const holder = rows.find(({ draft, validated }) => JSON.stringify([draft, validated]).includes(id));
    if (holder !== undefined && holder.step !== step)
      await work.transaction.update(files).set({ step: holder.step }).where(eq(files.id, id));
  }
}
