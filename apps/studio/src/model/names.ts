import { pointerParts, toPointer } from '@greffe/definition';
import { isObject, type JsonObject, valueAt } from './json.ts';
import { refuse } from './refused.ts';
import type { Session } from './session.ts';

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const FIELD = /^(?!constructor$|prototype$)[A-Za-z][A-Za-z0-9_]*$/;
const OPTION = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
const LANGUAGE = /^[a-z]{2}$/;

const checked =
  (shape: RegExp, longest: number) =>
  (name: string): string =>
    typeof name === 'string' && shape.test(name) && name.length <= longest
      ? name
      : refuse('name.shape', { name: String(name).slice(0, 80) });

/** A name in lower case with hyphens, as steps, roles and rules have. Refuses another. */
export const checkId = checked(ID, 60);
/** A field's name. */
export const checkFieldName = checked(FIELD, 60);
/** A value of a choice. */
export const checkOption = checked(OPTION, 100);
export const checkLanguage = checked(LANGUAGE, 2);

/** The files of one step. */
export const schemaFile = (step: string) => `steps/${step}.schema.json`;
export const uiFile = (step: string) => `steps/${step}.ui.json`;
export const logicFile = (step: string) => `steps/${step}.logic.json`;
export const textFile = (language: string) => `i18n/${language}.json`;

/** Where a field stands in its step's schema: `/visits/~/date` with a star → `/properties/visits/items/properties/date`. */
export function schemaPointer(pointer: string): string {
  return toPointer(
    pointerParts(pointer).flatMap((part) => (part === '*' ? ['items'] : ['properties', part])),
  );
}

/** The schema of a field. Refuses one that is not there, and one of a shared module. */
export function fieldAt(session: Session, step: string, pointer: string): JsonObject {
  const schema = session.value(schemaFile(step));
  const parts = pointerParts(pointer);
  for (let length = 0; length < parts.length; length++) {
    const holder = valueAt(schema, schemaPointer(toPointer(parts.slice(0, length))));
    if (isObject(holder) && Object.hasOwn(holder, '$ref')) refuse('field.shared', { pointer });
  }
  const field = valueAt(schema, schemaPointer(pointer));
  return isObject(field) ? field : refuse('name.unknown', { name: `${step}${pointer}` });
}

/** The languages of a definition, as form.json has them. */
export function languagesOf(session: Session): readonly string[] {
  const languages = valueAt(session.value('form.json'), '/languages');
  return Array.isArray(languages) ? languages.filter((language) => typeof language === 'string') : [];
}

/** The list at a place of a file, of objects; an empty one where it is not there. */
export function listAt(session: Session, file: string, pointer: string): readonly JsonObject[] {
  const list = valueAt(session.value(file), pointer);
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The index of the thing with an id in a list of a file. Refuses one that is not there. */
export function indexOfId(session: Session, file: string, pointer: string, id: string): number {
  const list = valueAt(session.value(file), pointer);
  const index = Array.isArray(list) ? list.findIndex((item) => isObject(item) && item.id === id) : -1;
  return index < 0 ? refuse('name.unknown', { name: id }) : index;
}
