import { isWithin, parentPointer, pointerParts, textPath } from '@greffe/definition';
import { FIELD_KINDS, type FieldKindName } from '../fieldKinds.ts';
import { isObject, type JsonObject, valueAt } from '../json.ts';
import {
  checkFieldName,
  checkOption,
  fieldAt,
  logicFile,
  schemaFile,
  schemaPointer,
  uiFile,
} from '../names.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import type { ByLanguage } from '../types.ts';
import { dropFromCases } from './cases.ts';
import { keepEntries } from './entries.ts';
import { lowHandlers } from './low.ts';
import { putTexts, removeTexts } from './texts.ts';

interface FieldPlace {
  readonly step: string;
  readonly pointer: string;
}

/** A value of a choice with its label in each language. */
export interface OptionTexts {
  readonly value: string;
  readonly texts?: ByLanguage;
}

/** Commands on which fields a step has. */
export interface FieldCommands {
  addField: {
    readonly step: string;
    /** The object that it goes into: `''` for the step, `/visit` for a section, `/visits/*` (a star) for a list's items. */
    readonly parent: string;
    readonly name: string;
    readonly kind: FieldKindName;
    /** Its place among the fields of the parent; last where it is not given. */
    readonly index?: number;
    readonly titles?: ByLanguage;
    readonly options?: readonly OptionTexts[];
    readonly fromTable?: { readonly table: string; readonly value: string };
    readonly module?: string;
    readonly origin?: 'source' | 'proposed';
  };
  removeField: FieldPlace;
  addOption: FieldPlace & OptionTexts & { readonly index?: number };
  removeOption: FieldPlace & { readonly value: string };
  moveOption: FieldPlace & { readonly from: number; readonly to: number };
}

type Handlers = {
  readonly [Type in keyof FieldCommands]: (session: Session, command: FieldCommands[Type]) => void;
};

/** The key of a field's text. */
export const fieldKey = (step: string, pointer: string, name: string) =>
  ['field', step, textPath(pointer), name].filter((part) => part !== '').join('.');

/** The fields of an object, with `properties` made where there are none yet. */
export function propertiesOf(session: Session, step: string, parent: string): JsonObject {
  const holder = fieldAt(session, step, parent);
  if (Object.hasOwn(holder, '$ref')) refuse('field.shared', { pointer: parent });
  if (holder.type !== 'object') refuse('place.kind', { pointer: parent });
  if (isObject(holder.properties)) return holder.properties;
  const pointer = `${schemaPointer(parent)}/properties`;
  lowHandlers.setValue(session, { file: schemaFile(step), pointer, value: {} });
  return {};
}

/** Where the choice's values stand: the field's own, or those of its items. */
export function choiceAt(
  session: Session,
  { step, pointer }: FieldPlace,
): { pointer: string; values: readonly unknown[] } {
  const field = fieldAt(session, step, pointer);
  const isList = field.type === 'array';
  const choice = isList && isObject(field.items) ? field.items : field;
  if (isObject(choice.fromTable)) refuse('option.table', { pointer });
  if (!Array.isArray(choice.enum)) return refuse('place.kind', { pointer });
  return { pointer: isList ? `${pointer}/*` : pointer, values: choice.enum };
}

export const fieldHandlers: Handlers = {
  addField(
    session,
    { step, parent, name, kind, index, titles, options, fromTable, module, origin = 'proposed' },
  ) {
    checkFieldName(name);
    const siblings = propertiesOf(session, step, parent);
    if (Object.hasOwn(siblings, name)) refuse('name.taken', { name });
    const known: { readonly schema: JsonObject; readonly widget?: string } = Object.hasOwn(FIELD_KINDS, kind)
      ? FIELD_KINDS[kind]
      : refuse('name.unknown', { name: kind });
    const mount = kind === 'shared' ? sharedModule(session, module ?? '') : {};
    const schema = { ...known.schema, ...mount, ...(fromTable ? { fromTable } : {}), origin };
    const names = Object.keys(siblings);
    const pointer = `${parent}/${name}`;
    const file = schemaFile(step);
    const place = { file, pointer: schemaPointer(pointer) };
    lowHandlers.setValue(session, { ...place, value: schema });
    if (index !== undefined) lowHandlers.moveKey(session, { ...place, to: index });
    const before = index === undefined ? names.at(-1) : names[index - 1];
    if (known.widget) {
      const after = before === undefined ? parent : `${parent}/${before}`;
      keepEntries(session, uiFile(step), { [pointer]: { widget: known.widget } }, after);
    }
    // A module brings a title of its fields, but none of where it is mounted.
    putTexts(session, fieldKey(step, pointer, 'title'), titles, name);
    for (const option of options ?? []) fieldHandlers.addOption(session, { step, pointer, ...option });
  },

  removeField(session, { step, pointer }) {
    if (pointer === '') refuse('field.itself', { pointer });
    fieldAt(session, step, pointer);
    lowHandlers.removeValue(session, { file: schemaFile(step), pointer: schemaPointer(pointer) });
    const holder = schemaPointer(parentPointer(pointer));
    const left = valueAt(session.value(schemaFile(step)), `${holder}/properties`);
    // An object without fields has no `properties`: the format knows no empty ones.
    if (isObject(left) && Object.keys(left).length === 0)
      lowHandlers.removeValue(session, { file: schemaFile(step), pointer: `${holder}/properties` });
    for (const file of [uiFile(step), logicFile(step)]) {
      const fields = session.has(file) ? valueAt(session.value(file), '/fields') : undefined;
      for (const key of isObject(fields) ? Object.keys(fields) : [])
        if (isWithin(key, pointer)) removeEntry(session, file, key);
    }
    const prefix = `field.${step}.${textPath(pointer)}.`;
    const rules = `rule.${step}.${textPath(pointer)}.`;
    removeTexts(session, (key) => key.startsWith(prefix) || key.startsWith(rules));
    dropFromCases(session, step, pointer);
  },

  addOption(session, { step, pointer, value, texts, index }) {
    const choice = choiceAt(session, { step, pointer });
    checkOption(value);
    if (choice.values.includes(value)) refuse('name.taken', { name: value });
    const list = `${schemaPointer(choice.pointer)}/enum`;
    lowHandlers.insertItem(session, {
      file: schemaFile(step),
      pointer: list,
      index: index ?? choice.values.length,
      value,
    });
    putTexts(session, fieldKey(step, choice.pointer, `option.${value}`), texts, value);
  },
  removeOption(session, { step, pointer, value }) {
    const choice = choiceAt(session, { step, pointer });
    const index = choice.values.indexOf(value);
    if (index < 0) refuse('name.unknown', { name: value });
    lowHandlers.removeValue(session, {
      file: schemaFile(step),
      pointer: `${schemaPointer(choice.pointer)}/enum/${index}`,
    });
    removeTexts(session, (key) => key === fieldKey(step, choice.pointer, `option.${value}`));
  },
  moveOption(session, { step, pointer, from, to }) {
    const choice = choiceAt(session, { step, pointer });
    lowHandlers.moveItem(session, {
      file: schemaFile(step),
      pointer: `${schemaPointer(choice.pointer)}/enum`,
      from,
      to,
    });
  },
};

function removeEntry(session: Session, file: string, key: string): void {
  const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
  lowHandlers.removeValue(session, { file, pointer: `/fields/${escaped}` });
}

function sharedModule(session: Session, module: string): JsonObject {
  if (!Object.hasOwn(session.shared, `${module}/module.schema.json`))
    refuse('name.unknown', { name: module });
  return { $ref: `../../shared/${module}/module.schema.json` };
}

/** The last name of a field's pointer. */
export const lastName = (pointer: string) => pointerParts(pointer).at(-1) ?? '';
