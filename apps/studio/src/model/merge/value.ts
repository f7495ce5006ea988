import { toPointer } from '@greffe/definition';
import { isObject } from '../json.ts';
import { mergeOrder } from './order.ts';

/** A place that two people changed differently; what is not there is undefined. */
export interface ValueConflict {
  readonly pointer: string;
  /** The same place by the names of things instead of their positions, which differ from side to side. */
  readonly path: readonly string[];
  /** `order`: both have the same things there, in another order. */
  readonly kind: 'value' | 'order';
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

interface Parts {
  readonly keys: readonly string[];
  get(key: string): unknown;
}

/** Where a value stands, and what becomes of a conflict over it: whether mine is to stand. */
export interface MergePlace {
  readonly pointer: string;
  readonly path: readonly string[];
  readonly settle: (conflict: ValueConflict) => boolean;
}

/**
 * Merges two changes of a JSON value. Where they differ over one place, the conflict is told, and theirs stands unless
 * mine is to. Things with an `id` and lists of different texts are merged one by one, whatever their index.
 */
export function mergeValue(base: unknown, mine: unknown, theirs: unknown, place: MergePlace): unknown {
  const { pointer, path, settle } = place;
  const [before, ofMine, ofTheirs] = [base, mine, theirs].map((value) => JSON.stringify(value));
  if (ofMine === ofTheirs || before === ofMine) return theirs;
  if (before === ofTheirs) return mine;
  const kind = kindOfAll(base === undefined ? [mine, theirs] : [base, mine, theirs]);
  const parts = kind ? [base, mine, theirs].map((value) => partsOf(value, kind)) : [];
  const [inBase, inMine, inTheirs] = parts;
  if (!kind || !inBase || !inMine || !inTheirs) {
    return settle({ pointer, path, kind: 'value', base, mine, theirs }) ? mine : theirs;
  }
  let order = mergeOrder(inBase.keys, inMine.keys, inTheirs.keys);
  if (order.isConflict && settle({ pointer, path, kind: 'order', base, mine, theirs }))
    order = mergeOrder(inBase.keys, inTheirs.keys, inMine.keys);
  const entries = order.keys.flatMap((key): [string, unknown][] => {
    const step = kind === 'object' ? toPointer([key]) : `/${placeOf(key, inTheirs, inMine)}`;
    const value = mergeValue(inBase.get(key), inMine.get(key), inTheirs.get(key), {
      pointer: `${pointer}${step}`,
      path: [...path, key],
      settle,
    });
    return value === undefined ? [] : [[key, value]];
  });
  return kind === 'object' ? Object.fromEntries(entries) : entries.map(([, value]) => value);
}

type Kind = 'object' | 'things' | 'texts';

/** What values are alike; an empty list is of any kind of list. */
function kindOfAll(values: readonly unknown[]): Kind | undefined {
  const filled = values.filter((value) => !(Array.isArray(value) && value.length === 0));
  const kinds = new Set(filled.map(kindOf));
  const [kind] = kinds;
  const isEmptyObject = filled.length < values.length && kind === 'object';
  return kinds.size === 1 && !isEmptyObject ? kind : undefined;
}

function kindOf(value: unknown): Kind | undefined {
  if (isObject(value)) return 'object';
  if (!Array.isArray(value)) return undefined;
  const isUnique = (keys: readonly unknown[]) => new Set(keys).size === keys.length;
  if (value.every((item) => typeof item === 'string')) return isUnique(value) ? 'texts' : undefined;
  const ids = value.map((item: unknown) => (isObject(item) ? item.id : undefined));
  return ids.every((id) => typeof id === 'string') && isUnique(ids) ? 'things' : undefined;
}

/** The parts of a value of a kind by their keys; of one that is not there, none. */
function partsOf(value: unknown, kind: Kind): Parts {
  const map = new Map(value === undefined ? [] : entriesOf(value as object, kind));
  return { keys: [...map.keys()], get: (key) => map.get(key) };
}

function entriesOf(value: object, kind: Kind): [string, unknown][] {
  if (!Array.isArray(value)) return Object.entries(value);
  return value.map((item) => [kind === 'texts' ? String(item) : String((item as { id: unknown }).id), item]);
}

/** The index of a thing where it stands: in theirs, or else in mine. */
function placeOf(key: string, theirs: Parts, mine: Parts): number {
  const index = theirs.keys.indexOf(key);
  return index < 0 ? mine.keys.indexOf(key) : index;
}
