import { initialData, type StepData } from '@greffe/definition';
import { type KeptData, type StepProjection, shownOf } from '@greffe/workflow';
import type { StepView } from '../api/index.ts';
import type { LoadedRecord, StepDataRow } from './loadRecord.ts';

/** What decides on who is shown what of a step. */
export type Sight = Pick<StepProjection, 'isReadable' | 'seesDrafts'>;

/** What the asker is shown of what a step or an entry holds, and which draft he is not. */
export type Shown = Pick<StepView, 'data' | 'draft'>;

/** What a row holds for the asker; `initial` is what somebody who fills it in begins with. */
export function shownData(
  stored: KeptData | undefined,
  { isReadable, seesDrafts }: Sight,
  status: string,
  initial: StepData = {},
): Shown {
  if (!isReadable) return { data: {} };
  const shown = shownOf(stored ?? {}, status, seesDrafts);
  if (seesDrafts) return { data: { ...(shown ?? initial) } };
  const isFillable = status === 'open' || status === 'draft';
  return { data: { ...shown }, ...(isFillable ? { draft: shown ? 'correcting' : 'filling' } : {}) };
}

/** The same of an entry, which begins with initial values when it is first looked at. */
export function shownEntry(record: LoadedRecord, stored: StepDataRow, sight: Sight): Shown {
  const initial = initialData(record.definition.bundle, stored.step, record.facts);
  return shownData(stored, sight, stored.status ?? 'open', initial);
}

/** Steps that the asker may read, and those of which he sees drafts too. */
export function sightsOf(steps: readonly (Sight & Pick<StepProjection, 'id'>)[]) {
  const idsOf = (sees: (sight: Sight) => boolean) => new Set(steps.filter(sees).map(({ id }) => id));
  return {
    readable: idsOf(({ isReadable }) => isReadable),
    drafts: idsOf(({ isReadable, seesDrafts }) => isReadable && seesDrafts),
  };
}

/** Whether a file is shown: one that no validation names is as a draft is. */
export const seesFile = (
  { isReadable, seesDrafts }: Sight,
  { isKept }: { readonly isKept: boolean },
): boolean => isReadable && (seesDrafts || isKept);
