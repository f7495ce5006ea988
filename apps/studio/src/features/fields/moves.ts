import { isWithin, parentPointer } from '@greffe/definition';
import type { Command } from '../../model/index.ts';
import { type FieldView, flatten, ownerOf } from './read/readFields.ts';

/** Where a field goes: the object that it goes into, and its place there. */
export interface Destination {
  readonly to: string;
  readonly index: number;
}

/** A place beside a field or in it; without one, at the end of the step. */
export interface Spot {
  readonly field: FieldView | undefined;
  readonly position: 'before' | 'after' | 'on';
}

interface Surroundings {
  readonly parent: FieldView | undefined;
  readonly holder: string;
  readonly siblings: readonly FieldView[];
  readonly index: number;
}

/** What is around a field. */
export function aroundOf(fields: readonly FieldView[], field: FieldView): Surroundings {
  const holder = parentPointer(field.pointer);
  const own = ownerOf(field.pointer);
  const parent = own === '' ? undefined : flatten(fields).find(({ pointer }) => pointer === own);
  const siblings = parent?.children ?? fields;
  return { parent, holder, siblings, index: siblings.findIndex(({ pointer }) => pointer === field.pointer) };
}

/** What a spot comes to; nothing where no field can go, or not this one. Without a field: something new. */
export function destinationOf(
  fields: readonly FieldView[],
  field: FieldView | undefined,
  { field: beside, position }: Spot,
): Destination | undefined {
  if (field?.isForeign) return undefined;
  const place = placeOf(fields, beside, position);
  if (!place) return undefined;
  const others = place.siblings.filter(({ pointer }) => pointer !== field?.pointer);
  const at = beside === undefined || position === 'on' ? -1 : others.indexOf(beside);
  // Beside itself is where it stands.
  if (beside !== undefined && beside === field) return undefined;
  const index = at < 0 ? others.length : at + (position === 'after' ? 1 : 0);
  if (field === undefined) return { to: place.to, index };
  return canGo(field, place.to, others) ? { to: place.to, index } : undefined;
}

function placeOf(fields: readonly FieldView[], beside: FieldView | undefined, position: Spot['position']) {
  if (beside === undefined) return { to: '', siblings: fields };
  if (beside.isForeign) return undefined;
  if (position === 'on')
    return beside.inside === undefined ? undefined : { to: beside.inside, siblings: beside.children };
  const { holder, siblings } = aroundOf(fields, beside);
  return { to: holder, siblings };
}

/** The innermost list that an object lies in; nothing for one in no list. */
const listOf = (pointer: string) => /^(.*\/\*)(?:\/|$)/.exec(pointer)?.[1] ?? '';

/** A field goes into no field of itself, stays in the list in which it is, and needs a name that is free there. */
export function canGo(field: FieldView, to: string, others: readonly FieldView[]): boolean {
  return (
    !isWithin(to, field.pointer) &&
    listOf(parentPointer(field.pointer)) === listOf(to) &&
    others.every(({ name }) => name !== field.name)
  );
}

/** One place up or down among its siblings, into the section before it, or out of its own; nothing where that leads nowhere. */
export function stepOf(
  fields: readonly FieldView[],
  field: FieldView,
  way: 'up' | 'down' | 'in' | 'out',
): Destination | undefined {
  const { parent, holder, siblings, index } = aroundOf(fields, field);
  if (field.isForeign) return undefined;
  if (way === 'up') return index > 0 ? { to: holder, index: index - 1 } : undefined;
  if (way === 'down') return index < siblings.length - 1 ? { to: holder, index: index + 1 } : undefined;
  if (way === 'out') return parent && destinationOf(fields, field, { field: parent, position: 'after' });
  const before = siblings[index - 1];
  return before && destinationOf(fields, field, { field: before, position: 'on' });
}

/** The edit that puts a field there; nothing where it stands there already. */
export function moveCommand(
  step: string,
  fields: readonly FieldView[],
  field: FieldView,
  { to, index }: Destination,
): Command | undefined {
  const around = aroundOf(fields, field);
  if (around.holder === to && around.index === index) return undefined;
  return { type: 'moveField', step, pointer: field.pointer, to, index };
}
