import { contentHash, filesIn, isFileName, type Step, type StepData, setAt } from '@greffe/definition';

/** What a case's file holds where it is sent: what a PDF begins with. */
export const caseFile = '%PDF-1.7';

/**
 * The data of a case with an id in place of each file that it calls by a name of its own.
 * @param idOf the id under which a file of that name is there.
 */
export async function withFiles(
  step: Pick<Step, 'fields'> | undefined,
  data: StepData,
  idOf: (name: string) => string | Promise<string>,
): Promise<StepData> {
  let filled = data;
  for (const { pointer, file } of step ? filesIn(step, data) : [])
    if (!isFileName(file)) filled = setAt(filled, pointer, await idOf(file));
  return filled;
}

/** An id for a file that is nowhere: the same for the same name. */
export function nobodysFile(name: string): string {
  const digits = contentHash({ file: name }).padEnd(32, '0');
  const ends = [8, 12, 16, 20, 32];
  return ends.map((end, index) => digits.slice(ends[index - 1] ?? 0, end)).join('-');
}
