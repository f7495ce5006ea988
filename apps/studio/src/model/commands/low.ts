import { changeAt, checkKey, isObject, type JsonObject, valueAt, withKey, withoutKey } from '../json.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import type { WriteFiles } from '../types.ts';

interface Place {
  readonly file: string;
  readonly pointer: string;
}

/** Commands that change one place of one file; every other is made of them. */
export interface LowCommands {
  /** The value at a place; a new key stands behind `after`, or last. What holds it must be there. */
  setValue: Place & { readonly value: unknown; readonly after?: string };
  removeValue: Place;
  /** An item of the list at the place. */
  insertItem: Place & { readonly index: number; readonly value: unknown };
  moveItem: Place & { readonly from: number; readonly to: number };
  /** Another name for the key at the place, where it stands. */
  renameKey: Place & { readonly name: string };
  /** Another place among the keys of its object. */
  moveKey: Place & { readonly to: number };
  addFile: { readonly file: string; readonly text: string };
  removeFile: { readonly file: string };
  writeFiles: Omit<WriteFiles, 'type'>;
}

type Handlers = {
  readonly [Type in keyof LowCommands]: (session: Session, command: LowCommands[Type]) => void;
};

const change = (
  session: Session,
  { file, pointer }: Place,
  by: (holder: readonly unknown[] | JsonObject, key: string) => unknown,
) => session.setValue(file, changeAt(session.value(file), pointer, by));

/** The list at a place, changed. */
function changeList(
  session: Session,
  place: Place,
  by: (list: readonly unknown[]) => readonly unknown[],
): void {
  const list = valueAt(session.value(place.file), place.pointer);
  if (list === undefined) refuse('place.missing', { pointer: place.pointer });
  if (!Array.isArray(list)) refuse('place.kind', { pointer: place.pointer });
  const changed = by(list);
  if (place.pointer === '') session.setValue(place.file, changed);
  else put(session, place, changed);
}

/** The value at a place that is there. */
function put(session: Session, place: Place, value: unknown): void {
  change(session, place, (holder, key) =>
    Array.isArray(holder)
      ? holder.with(indexIn(holder, key, place.pointer), value)
      : { ...holder, [key]: value },
  );
}

function indexIn(
  list: readonly unknown[],
  key: string | number,
  pointer: string,
  most = list.length - 1,
): number {
  const index = typeof key === 'number' ? key : /^(?:0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
  return Number.isInteger(index) && index >= 0 && index <= most
    ? index
    : refuse('place.index', { pointer, index: key });
}

function checkJson(value: unknown): void {
  if (value === undefined || JSON.stringify(value) === undefined) refuse('value.none');
}

const SAFE_PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\:\p{Cc}]+(?:\/[^/\\:\p{Cc}]+)*$/u;

/** Whether a path stays inside the folder: relative, with `/`, no `.` and `..`. */
export function isSafePath(path: string): boolean {
  return SAFE_PATH.test(path) && path.length <= 300 && !path.split('/').some((part) => part === '__proto__');
}

export const lowHandlers: Handlers = {
  setValue(session, { file, pointer, value, after }) {
    checkJson(value);
    if (pointer === '') {
      session.value(file);
      return session.setValue(file, value);
    }
    change(session, { file, pointer }, (holder, key) =>
      Array.isArray(holder)
        ? holder.with(indexIn(holder, key, pointer), value)
        : withKey(holder as JsonObject, key, value, after),
    );
  },
  removeValue(session, place) {
    change(session, place, (holder, key) => {
      if (Array.isArray(holder)) return holder.toSpliced(indexIn(holder, key, place.pointer), 1);
      if (!Object.hasOwn(holder, key)) return refuse('place.missing', { pointer: place.pointer });
      return withoutKey(holder as JsonObject, key);
    });
  },
  insertItem(session, { value, index, ...place }) {
    checkJson(value);
    changeList(session, place, (list) =>
      list.toSpliced(indexIn(list, index, place.pointer, list.length), 0, value),
    );
  },
  moveItem(session, { from, to, ...place }) {
    changeList(session, place, (list) => {
      const item = list[indexIn(list, from, place.pointer)];
      return list.toSpliced(from, 1).toSpliced(indexIn(list, to, place.pointer), 0, item);
    });
  },
  renameKey(session, { name, ...place }) {
    checkKey(name);
    change(session, place, (holder, key) => {
      if (!isObject(holder)) return refuse('place.kind', { pointer: place.pointer });
      if (!Object.hasOwn(holder, key)) return refuse('place.missing', { pointer: place.pointer });
      if (name !== key && Object.hasOwn(holder, name)) return refuse('name.taken', { name });
      return Object.fromEntries(Object.entries(holder).map(([k, v]) => [k === key ? name : k, v]));
    });
  },
  moveKey(session, { to, ...place }) {
    change(session, place, (holder, key) => {
      if (!isObject(holder)) return refuse('place.kind', { pointer: place.pointer });
      const entries = Object.entries(holder);
      const from = entries.findIndex(([name]) => name === key);
      const entry = entries[from] ?? refuse('place.missing', { pointer: place.pointer });
      const index = indexIn(entries, to, place.pointer);
      return Object.fromEntries(entries.toSpliced(from, 1).toSpliced(index, 0, entry));
    });
  },
  addFile(session, { file, text }) {
    if (!isSafePath(file)) refuse('file.path', { file });
    if (session.has(file)) refuse('file.exists', { file });
    session.setText(file, text);
  },
  removeFile(session, { file }) {
    if (!session.has(file)) refuse('file.missing', { file });
    session.setText(file, null);
  },
  writeFiles(session, { files }) {
    for (const [file, text] of Object.entries(files)) {
      if (!isSafePath(file)) refuse('file.path', { file });
      if (text === null && !session.has(file)) refuse('file.missing', { file });
      session.setText(file, text);
    }
  },
};
