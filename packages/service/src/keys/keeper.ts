import {
  type Actor,
  and,
  asc,
  type Database,
  eq,
  gt,
  isNotNull,
  queryRows,
  records,
  sql,
  withActor,
} from '@greffe/database';
import { masterNameOf, type RecordKeys } from './recordKeys.ts';

/** Sees keys and changes them; nothing else of a record. */
const keeper: Actor = { kind: 'system', name: 'keeper' };
/** Records looked at in one transaction. */
const batch = 500;

export interface KeysStatus {
  /** Records whose key is under the master key in use. */
  readonly current: number;
  /** Under one that was replaced, and is at hand. */
  readonly former: number;
  /** Under one that is not at hand: their histories cannot be read. */
  readonly unknown: number;
}

/** Under which master keys the keys of records are. */
export async function keysStatus(database: Database, keys: Pick<RecordKeys, 'names'>): Promise<KeysStatus> {
  const held = await withActor(database, keeper, (transaction) =>
    queryRows<{ name: string; count: number }>(
      transaction,
      sql`select split_part(data_key, '.', 2) as name, count(*)::int as count
        from records where data_key is not null group by 1`,
    ),
  );
  const counts = { current: 0, former: 0, unknown: 0 };
  for (const { name, count } of held) counts[standingOf(name, keys)] += count;
  return counts;
}

const standingOf = (name: string, { names }: Pick<RecordKeys, 'names'>): keyof KeysStatus => {
  if (name === names[0]) return 'current';
  return names.includes(name) ? 'former' : 'unknown';
};

/**
 * Puts every key under the master key in use; servers may run meanwhile. What no master key at hand opens is left as it
 * is, or, with `abandons`, gets a new key: what was sealed under the old one is then lost for good.
 */
export async function rotateKeys(
  database: Database,
  keys: RecordKeys,
  { abandons = false }: { readonly abandons?: boolean } = {},
): Promise<{ readonly renewed: number; readonly abandoned: number; readonly left: number }> {
  const done = { renewed: 0, abandoned: 0, left: 0 };
  for await (const { id, dataKey } of keysOf(database)) {
    const standing = standingOf(masterNameOf(dataKey), keys);
    if (standing === 'current') continue;
    const isKnown = standing === 'former';
    if (!isKnown && !abandons) {
      done.left += 1;
      continue;
    }
    const renewed = isKnown ? await keys.renew(id, dataKey) : await keys.make(id);
    if (renewed === undefined) continue;
    await withActor(database, keeper, async (transaction) => {
      await transaction
        .update(records)
        .set({ dataKey: renewed })
        // Erased, or renewed by somebody else, meanwhile: then it stays as that left it.
        .where(and(eq(records.id, id), eq(records.dataKey, dataKey)));
    });
    done[isKnown ? 'renewed' : 'abandoned'] += 1;
  }
  return done;
}

async function* keysOf(
  database: Database,
): AsyncGenerator<{ readonly id: string; readonly dataKey: string }> {
  let after: string | undefined;
  for (;;) {
    const rows = await withActor(database, keeper, (transaction) =>
      transaction
        .select({ id: records.id, dataKey: records.dataKey })
        .from(records)
        .where(and(isNotNull(records.dataKey), after === undefined ? undefined : gt(records.id, after)))
        .orderBy(asc(records.id))
        .limit(batch),
    );
    for (const { id, dataKey } of rows) if (dataKey !== null) yield { id, dataKey };
    after = rows.at(-1)?.id;
    if (rows.length < batch) return;
  }
}
