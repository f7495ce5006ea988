import { patternOf } from '../../data/pattern.ts';
import { isWithin, pointerParts, toPointer } from '../../data/pointer.ts';
import type { Address } from '../../migrate/types.ts';
import type { Pointer } from '../../types.ts';
import type { Change } from './types.ts';

/** Whether an address is of what changes, or lies in it. */
export function isMeant(change: Change, { step, pointer }: Address): boolean {
  if (change.kind === 'step') return step === change.id;
  return (
    change.kind === 'field' && step === change.at.step && isWithin(patternOf(pointer), change.at.pointer)
  );
}

/** Where an address is after the change; one with indices of lists keeps them. */
export function addressAfter(change: Change, address: Address): Address {
  if (change.to === undefined || !isMeant(change, address)) return address;
  if (change.kind === 'step') return { step: change.to, pointer: address.pointer };
  if (change.kind !== 'field') return address;
  const pattern = patternOf(address.pointer);
  const pointer = `${change.to.pointer}${pattern.slice(change.at.pointer.length)}`;
  return { step: change.to.step, pointer: withIndices(pointer, address.pointer) };
}

/** A pattern with the indices of a concrete pointer through the same lists, which may lie at another depth. */
export function withIndices(pattern: Pointer, concrete: Pointer): Pointer {
  const indices = pointerParts(concrete).filter((part) => /^(?:\d+|\*)$/.test(part));
  return toPointer(pointerParts(pattern).map((part) => (part === '*' ? (indices.shift() ?? part) : part)));
}
