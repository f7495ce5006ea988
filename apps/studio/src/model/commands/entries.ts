import { toPointer } from '@greffe/definition';
import { isObject, type JsonObject, valueAt, withKey, withoutKey } from '../json.ts';
import type { Session } from '../session.ts';
import { lowHandlers } from './low.ts';

/** The layout or logic of fields, by pointer; an empty object where the file is not there. */
export function entriesOf(session: Session, file: string): JsonObject {
  const fields = session.has(file) ? valueAt(session.value(file), '/fields') : undefined;
  return isObject(fields) ? fields : {};
}

/** Puts entries into a step's layout or logic, behind the entry of another field or last; the file is made where it is missing. */
export function keepEntries(session: Session, file: string, entries: JsonObject, after?: string): void {
  if (Object.keys(entries).length === 0) return;
  let fields = entriesOf(session, file);
  let behind = after;
  for (const [pointer, entry] of Object.entries(entries)) {
    fields = withKey(fields, pointer, entry, behind);
    behind = pointer;
  }
  if (session.has(file)) lowHandlers.setValue(session, { file, pointer: '/fields', value: fields });
  else session.setValue(file, { fields });
}

/** One word of a field's entry; `null` takes it away, and the entry with its last one. */
export function setWord(session: Session, file: string, pointer: string, word: string, value: unknown): void {
  const entries = entriesOf(session, file);
  const before = Object.hasOwn(entries, pointer) && isObject(entries[pointer]) ? entries[pointer] : {};
  if (value === null && !Object.hasOwn(before, word)) return;
  const after = value === null ? withoutKey(before, word) : withKey(before, word, value);
  if (Object.keys(after).length > 0) keepEntries(session, file, { [pointer]: after });
  else lowHandlers.removeValue(session, { file, pointer: `/fields${toPointer([pointer])}` });
}
