/** The order of keys that two people made of one. */
export interface MergedOrder {
  readonly keys: readonly string[];
  /** Both put what was there into another order, and not into the same one. */
  readonly isConflict: boolean;
}

/**
 * Merges orders of keys. What one side added stands behind what it stood behind there; what both added at one place
 * stands in the same order whoever merges.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): MergedOrder {
  const isCommon = (key: string, others: readonly Set<string>[]) => others.every((keys) => keys.has(key));
  const [inBase, inMine, inTheirs] = [new Set(base), new Set(mine), new Set(theirs)];
  const common = (keys: readonly string[]) => keys.filter((key) => isCommon(key, [inBase, inMine, inTheirs]));
  const [before, ofMine, ofTheirs] = [common(base), common(mine), common(theirs)];
  const same = (a: readonly string[], b: readonly string[]) => a.every((key, index) => key === b[index]);
  const isConflict = !same(before, ofMine) && !same(before, ofTheirs) && !same(ofMine, ofTheirs);
  const backbone = same(before, ofTheirs) ? ofMine : ofTheirs;
  const kept = new Set(backbone);
  const runs = [runsOf(mine, kept), runsOf(theirs, kept)];
  const keys: string[] = [];
  const seen = new Set<string>();
  const add = (key: string) => {
    if (!seen.has(key)) keys.push(key);
    seen.add(key);
  };
  const addBehind = (anchor: string | undefined) =>
    runs
      .flatMap((run) => (run.has(anchor) ? [run.get(anchor) ?? []] : []))
      .sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1))
      .flat()
      .forEach(add);
  addBehind(undefined);
  for (const key of backbone) {
    add(key);
    addBehind(key);
  }
  return { keys, isConflict };
}

/** What stands between the kept keys, by the kept key before it. */
function runsOf(keys: readonly string[], kept: ReadonlySet<string>): Map<string | undefined, string[]> {
  const runs = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const key of keys) {
    if (kept.has(key)) anchor = key;
    else runs.set(anchor, [...(runs.get(anchor) ?? []), key]);
  }
  return runs;
}
