import { canonicalJson } from '../data/canonical.ts';
import { getAt, isObject, isWithin, parentPointer, removeAt, setAt } from '../data/pointer.ts';
import type { Pointer } from '../types.ts';
import type { Address, DataByStep, KeptPlace } from './types.ts';

/** The data of a step, where there are any. */
export function stepAt(data: DataByStep, step: string) {
  return Object.hasOwn(data, step) ? data[step] : undefined;
}

export function valueAt(data: DataByStep, { step, pointer }: Address): unknown {
  return getAt(stepAt(data, step), pointer);
}

/** The data with another value at an address, or without one; a step that has no data gets none. */
export function write(data: DataByStep, { step, pointer }: Address, value: unknown): DataByStep {
  const before = stepAt(data, step);
  if (before === undefined) return data;
  const after = value === undefined ? removeAt(before, pointer) : setAt(before, pointer, value);
  return after === before ? data : { ...data, [step]: after };
}

/** Whether a value can be put at an address without inventing the item of a list that is no more there. */
export function hasRoomAt(data: DataByStep, { step, pointer }: Address): boolean {
  for (let at = parentPointer(pointer); at !== ''; at = parentPointer(at)) {
    const holder = getAt(stepAt(data, step), at);
    if (holder === undefined && !/\/\d+$/.test(at)) continue;
    return isObject(holder);
  }
  return stepAt(data, step) !== undefined;
}

/**
 * Where the traces of a change show: the outermost list that it reaches into, since items have no names of their own,
 * or the first object that it will have to make.
 */
function placeOf(data: DataByStep, { step, pointer }: Address): Address {
  const star = /\/(?:\*|\d+)(?=\/|$)/.exec(pointer);
  if (star) return { step, pointer: pointer.slice(0, star.index) };
  let at: Pointer = pointer;
  while (at !== '' && getAt(stepAt(data, step), parentPointer(at)) === undefined) at = parentPointer(at);
  return { step, pointer: at };
}

/** What stood at some addresses and what stands there now; none where nothing is there before and after. */
export function placesOf(
  before: DataByStep,
  after: DataByStep,
  addresses: readonly Address[],
): readonly KeptPlace[] {
  const all = addresses.map((address) => placeOf(before, address));
  const outermost = all.filter(
    (place, index) =>
      !all.some(
        (other, at) =>
          other.step === place.step &&
          (other.pointer === place.pointer ? at < index : isWithin(place.pointer, other.pointer)),
      ),
  );
  return outermost.flatMap((place) => {
    const [was, is] = [valueAt(before, place), valueAt(after, place)];
    if (was === undefined && is === undefined) return [];
    return [
      { ...place, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
    ];
  });
}

/** Equal as JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

/** The data as they were at these places, or undefined where something has changed there since. */
export function restore(data: DataByStep, places: readonly KeptPlace[]): DataByStep | undefined {
  const isUnchanged = places.every((place) => isSame(valueAt(data, place), place.after));
  if (!isUnchanged || !places.every((place) => hasRoomAt(data, place))) return undefined;
  return places.reduce((restored, place) => write(restored, place, place.before), data);
}
