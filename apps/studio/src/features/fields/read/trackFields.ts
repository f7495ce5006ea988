import { type FieldView, flatten, ownerOf } from './readFields.ts';

/**
 * Which field is which, whatever became of the files: a field keeps its id when it is renamed or moved, here, by an undo
 * or by somebody else, so that what is selected and what has the focus stay so.
 */
export interface Tracked {
  readonly fields: readonly FieldView[];
  /** Pointer → id of every field there is. */
  readonly ids: ReadonlyMap<string, string>;
  /** Id → the field as it is now. */
  readonly byId: ReadonlyMap<string, FieldView>;
  /** Pointers that once were: the id that stood there, or that of the field beside one that is gone. */
  readonly once: ReadonlyMap<string, { readonly id: string; readonly beside: string | undefined }>;
  /** The field that came back by an undo, when it is one. */
  readonly restored: string | undefined;
  readonly count: number;
}

const nothing: Tracked = {
  fields: [],
  ids: new Map(),
  byId: new Map(),
  once: new Map(),
  restored: undefined,
  count: 0,
};

/** The fields of a step, told apart from now on. */
export const beginTracking = (fields: readonly FieldView[]): Tracked => trackFields(nothing, fields);

/** The same after an edit. */
export function trackFields(before: Tracked, fields: readonly FieldView[]): Tracked {
  const all = flatten(fields);
  const now = new Set(all.map(({ pointer }) => pointer));
  const lost = new Map([...before.ids].filter(([pointer]) => !now.has(pointer)));
  const ids = new Map<string, string>();
  const came: string[] = [];
  const back = new Set<string>();
  let { count } = before;

  const take = (pointer: string | undefined): string | undefined => {
    const id = pointer === undefined ? undefined : lost.get(pointer);
    if (id !== undefined && pointer !== undefined) lost.delete(pointer);
    return id;
  };
  const wasAt = (id: string | undefined) =>
    id === undefined ? '' : (before.byId.get(id)?.pointer ?? undefined);
  const isTop = (pointer: string) => !lost.has(ownerOf(pointer));

  function idFor(field: FieldView, siblings: readonly FieldView[], parent: FieldView | undefined): string {
    const old = wasAt(parent && ids.get(parent.pointer));
    // It went along with what it lies in.
    const along = take(
      old === undefined ? undefined : old + field.pointer.slice(parent?.pointer.length ?? 0),
    );
    if (along !== undefined) return along;
    const named = [...lost.keys()].filter(
      (pointer) => isTop(pointer) && pointer.split('/').at(-1) === field.name,
    );
    const moved = named.length === 1 ? take(named[0]) : undefined;
    if (moved !== undefined) return moved;
    const kept = before.once.get(field.pointer)?.id;
    // The same field may have stood at several places: it comes back at one.
    if (kept !== undefined && !before.byId.has(kept) && !back.has(kept)) {
      back.add(kept);
      came.push(field.pointer);
      return kept;
    }
    // One name is gone and one is new, in the same place.
    const gone = [...lost.keys()].filter((pointer) => isTop(pointer) && ownerOf(pointer) === old);
    const isOnlyOne = siblings.filter(({ pointer }) => !before.ids.has(pointer)).length === 1;
    const renamed = isOnlyOne && gone.length === 1 ? take(gone[0]) : undefined;
    if (renamed !== undefined) return renamed;
    count += 1;
    return `f${count}`;
  }

  function walk(siblings: readonly FieldView[], parent: FieldView | undefined): void {
    for (const field of siblings) {
      ids.set(field.pointer, before.ids.get(field.pointer) ?? idFor(field, siblings, parent));
      walk(field.children, field);
    }
  }

  walk(fields, undefined);
  const byId = new Map(all.map((field) => [ids.get(field.pointer) ?? '', field]));
  const once = new Map(before.once);
  for (const [pointer, id] of before.ids)
    if (!now.has(pointer)) once.set(pointer, { id, beside: besideOf(before, id, byId) });
  const tops = came.filter((pointer) => !came.includes(ownerOf(pointer)));
  const restored = tops.length === 1 ? ids.get(tops[0] ?? '') : undefined;
  return { fields, ids, byId, once, restored, count };
}

/** The field that stands where one is gone: the next one that is still there, else the one before, else what held it. */
function besideOf(before: Tracked, id: string, byId: ReadonlyMap<string, FieldView>): string | undefined {
  const pointer = before.byId.get(id)?.pointer;
  if (pointer === undefined) return undefined;
  const way = wayTo(before.fields, pointer);
  for (const siblings of way.toReversed()) {
    const at = siblings.findIndex(
      (field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`),
    );
    const near = [...siblings.slice(at), ...siblings.slice(0, at).toReversed()];
    const found = near.map((field) => before.ids.get(field.pointer)).find((each) => each && byId.has(each));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The lists of siblings from the step's own down to the one that has the field. */
function wayTo(fields: readonly FieldView[], pointer: string): (readonly FieldView[])[] {
  const next = fields.find((field) => pointer.startsWith(`${field.pointer}/`));
  return [fields, ...(next ? wayTo(next.children, pointer) : [])];
}

/** The id of the field that a pointer means, or meant before something changed. */
export function idAt({ ids, byId, once }: Tracked, pointer: string | null): string | undefined {
  if (pointer === null) return undefined;
  const here = ids.get(pointer);
  if (here !== undefined) return here;
  const then = once.get(pointer);
  if (then === undefined) return undefined;
  if (byId.has(then.id)) return then.id;
  return then.beside !== undefined && byId.has(then.beside) ? then.beside : undefined;
}
