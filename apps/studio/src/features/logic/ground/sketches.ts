import type { DraftFiles } from '@greffe/client/studio';
import { BundleMemory } from '@greffe/definition';
import { type AssistGround, sketchOf } from '@greffe/definition/assist';

interface Kept {
  readonly memory: BundleMemory;
  files: DraftFiles;
  sketch: AssistGround;
}

/** By the modules of the draft that is open, which stay the same object as long as it is, then by what is looked at. */
const known = new WeakMap<DraftFiles, Map<string, Kept>>();

/**
 * What conditions can be about in some steps of a draft (in all, where none is named). The same object for the same
 * files, and quick after a small change. While a step cannot be read, it is as it could be read last.
 */
export function sketchOfDraft(
  files: DraftFiles,
  shared: DraftFiles,
  steps: readonly string[] | undefined,
): AssistGround {
  const ofDraft = known.get(shared) ?? new Map<string, Kept>();
  known.set(shared, ofDraft);
  const key = JSON.stringify(steps ?? null);
  const kept = ofDraft.get(key);
  if (kept?.files === files) return kept.sketch;
  const memory = kept?.memory ?? new BundleMemory();
  const now = sketchOf(files, shared, steps, memory);
  const sketch = kept ? withWhatWas(now, kept.sketch, files) : now;
  ofDraft.set(key, { memory, files, sketch });
  return sketch;
}

function withWhatWas(now: AssistGround, before: AssistGround, files: DraftFiles): AssistGround {
  const stays = Object.entries(before.steps).filter(
    ([id]) => !Object.hasOwn(now.steps, id) && files[`steps/${id}.schema.json`] !== undefined,
  );
  return stays.length === 0 ? now : { ...now, steps: { ...Object.fromEntries(stays), ...now.steps } };
}
