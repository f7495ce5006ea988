import type { GreffeClient } from '@greffe/client';
import { canonicalJson, type StepData } from '@greffe/definition';
import { addressOf, type Filling, stepIn } from '../filling.ts';

/**
 * The record's revision as it is now, when what stands in this step is still one of `known`: the record has changed
 * elsewhere, in another step or because time has passed, and nobody's words here would be written over. Undefined when
 * somebody else has written here, or when it can no longer be written. Rejects as the client does.
 */
export async function latestRevision(
  api: Pick<GreffeClient, 'record' | 'entry'>,
  record: string,
  filling: Filling,
  known: readonly (StepData | undefined)[],
): Promise<number | undefined> {
  const latest = await api.record(record);
  const { step, entry } = addressOf(filling);
  const there = entry === undefined ? stepIn(latest, step) : await api.entry(record, step, entry);
  if (!there?.commands.includes('save')) return undefined;
  const data = canonicalJson(there.data);
  return known.some((each) => each !== undefined && canonicalJson(each) === data)
    ? latest.revision
    : undefined;
}
