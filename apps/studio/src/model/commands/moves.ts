import { isWithin, parentPointer } from '@greffe/definition';
import { followChange, UnsayableError } from '@greffe/definition/rename';
import { canonicalText, type JsonObject } from '../json.ts';
import { fieldAt, logicFile, schemaFile, schemaPointer, uiFile } from '../names.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import { entriesOf, keepEntries } from './entries.ts';
import { lastName, propertiesOf } from './fields.ts';
import { follow } from './follow.ts';
import { lowHandlers } from './low.ts';

/** Commands that put a field elsewhere. */
export interface MoveCommands {
  /** Within its step: `to` is the object that it goes into, `index` its place there (last, where it is not given). */
  moveField: {
    readonly step: string;
    readonly pointer: string;
    readonly to: string;
    readonly index?: number;
  };
  /** Conditions of the workflow follow it; what can only be said within one step stays behind, to be seen to. */
  moveFieldToStep: {
    readonly step: string;
    readonly pointer: string;
    readonly toStep: string;
    readonly to: string;
    readonly index?: number;
  };
}

type Handlers = {
  readonly [Type in keyof MoveCommands]: (session: Session, command: MoveCommands[Type]) => void;
};

interface Way {
  readonly from: { readonly step: string; readonly pointer: string };
  readonly to: { readonly step: string; readonly pointer: string };
}

/** Refuses a place that the field cannot have: in itself, in another list, beside one of its name. */
function checkWay(session: Session, { from, to }: Way): void {
  const name = lastName(from.pointer);
  if (from.pointer === '' || name === '*') refuse('place.kind', { pointer: from.pointer });
  fieldAt(session, from.step, from.pointer);
  const parent = parentPointer(to.pointer);
  if (from.step === to.step && isWithin(parent, from.pointer))
    refuse('field.itself', { pointer: from.pointer });
  const listOf = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/*') + 2);
  const lists = [listOf(from.pointer), listOf(to.pointer)];
  const isOutside = lists.every((list) => !list.endsWith('*'));
  if (!isOutside && (from.step !== to.step || lists[0] !== lists[1]))
    refuse('field.list', { pointer: from.pointer });
  if (Object.hasOwn(propertiesOf(session, to.step, parent), name)) refuse('name.taken', { name });
}

/** Takes the field's schema to its new place among the others. */
function moveSchema(session: Session, { from, to }: Way, field: JsonObject, index: number | undefined): void {
  lowHandlers.removeValue(session, { file: schemaFile(from.step), pointer: schemaPointer(from.pointer) });
  const left = propertiesOf(session, from.step, parentPointer(from.pointer));
  const place = { file: schemaFile(to.step), pointer: schemaPointer(to.pointer) };
  lowHandlers.setValue(session, { ...place, value: field });
  if (index !== undefined) lowHandlers.moveKey(session, { ...place, to: index });
  if (Object.keys(left).length > 0) return;
  const holder = schemaPointer(parentPointer(from.pointer));
  lowHandlers.removeValue(session, { file: schemaFile(from.step), pointer: `${holder}/properties` });
}

/** Puts the layout of a field behind that of the field before it, so that both files tell the same order. */
function orderLayout(session: Session, step: string, pointer: string): void {
  const file = uiFile(step);
  const entries = entriesOf(session, file);
  const moved = Object.keys(entries).filter((key) => isWithin(key, pointer));
  if (moved.length === 0) return;
  const parent = parentPointer(pointer);
  const siblings = Object.keys(propertiesOf(session, step, parent));
  const before = siblings[siblings.indexOf(lastName(pointer)) - 1];
  const keys = Object.keys(entries).filter((key) => !moved.includes(key));
  // Behind the field before it; the first of a section behind the section itself.
  const behind =
    before === undefined
      ? keys.indexOf(parent)
      : keys.findLastIndex((key) => isWithin(key, `${parent}/${before}`));
  const order =
    behind < 0 && before !== undefined ? Object.keys(entries) : keys.toSpliced(behind + 1, 0, ...moved);
  if (order.join() === Object.keys(entries).join()) return;
  const fields = Object.fromEntries(order.map((key) => [key, entries[key]]));
  lowHandlers.setValue(session, { file, pointer: '/fields', value: fields });
}

export const moveHandlers: Handlers = {
  moveField(session, { step, pointer, to, index }) {
    if (to === parentPointer(pointer)) {
      fieldAt(session, step, pointer);
      const last = Object.keys(propertiesOf(session, step, to)).length - 1;
      const place = { file: schemaFile(step), pointer: schemaPointer(pointer) };
      lowHandlers.moveKey(session, { ...place, to: index ?? last });
      return orderLayout(session, step, pointer);
    }
    const way = { from: { step, pointer }, to: { step, pointer: `${to}/${lastName(pointer)}` } };
    checkWay(session, way);
    follow(session, { kind: 'field', at: way.from, to: way.to });
    // What the schema says of other fields was followed too.
    moveSchema(session, way, fieldAt(session, step, pointer), index);
    orderLayout(session, step, way.to.pointer);
  },

  moveFieldToStep(session, { step, pointer, toStep, to, index }) {
    if (step === toStep)
      return moveHandlers.moveField(session, {
        step,
        pointer,
        to,
        ...(index === undefined ? {} : { index }),
      });
    const way = { from: { step, pointer }, to: { step: toStep, pointer: `${to}/${lastName(pointer)}` } };
    checkWay(session, way);
    const layout = takeEntries(session, uiFile(step), way);
    const logic = takeEntries(session, logicFile(step), way);
    follow(session, { kind: 'field', at: way.from, to: way.to });
    moveSchema(session, way, fieldAt(session, step, pointer), index);
    keepEntries(session, uiFile(toStep), layout);
    keepEntries(session, logicFile(toStep), logic);
    orderLayout(session, toStep, way.to.pointer);
  },
};

/** Takes a field's entries out of a file, as they read at the new place. */
function takeEntries(session: Session, file: string, { from, to }: Way): JsonObject {
  const entries = entriesOf(session, file);
  const taken = Object.entries(entries).filter(([key]) => isWithin(key, from.pointer));
  if (taken.length === 0) return {};
  const left = Object.entries(entries).filter(([key]) => !isWithin(key, from.pointer));
  lowHandlers.setValue(session, { file, pointer: '/fields', value: Object.fromEntries(left) });
  // As if it moved within its step: what goes along keeps its words for one another.
  const text = canonicalText({ fields: Object.fromEntries(taken) });
  const change = { kind: 'field', at: from, to: { step: from.step, pointer: to.pointer } } as const;
  try {
    const followed = followChange({ [file]: text }, session.shared, change).files[file] ?? text;
    return (JSON.parse(followed) as { fields: JsonObject }).fields;
  } catch (error) {
    if (error instanceof UnsayableError) return refuse('field.unsayable', { place: error.message });
    throw error;
  }
}
