import { atSameIndices, expandPattern } from '../data/pattern.ts';
import { parentPointer } from '../data/pointer.ts';
import type { Pointer } from '../types.ts';
import { convert, evaluateOver, isOfKind } from './convert.ts';
import { hasRoomAt, stepAt, valueAt, write } from './places.ts';
import type { Address, DataByStep, MigrationProblem, Operation, Retype, Split } from './types.ts';

/** What one operation makes of data. */
export interface Applied {
  readonly data: DataByStep;
  readonly problems: readonly Omit<MigrationProblem, 'operation'>[];
}

/** The addresses that an operation looks at or changes; patterns where it goes through a list. */
export function touched(operation: Operation): readonly Address[] {
  switch (operation.op) {
    case 'renameStep':
      return [];
    case 'renameField':
      return [operation.from, operation.to].map((pointer) => ({ step: operation.step, pointer }));
    case 'move':
      return [operation.from, operation.to];
    case 'split':
      return [operation, ...operation.into].map(({ pointer }) => ({ step: operation.step, pointer }));
    default:
      return [{ step: operation.step, pointer: operation.pointer }];
  }
}

/** Every address that a pattern means in the data. */
export function addressesOf(data: DataByStep, step: string, pattern: Pointer): readonly Address[] {
  return expandPattern(pattern, stepAt(data, step)).map((pointer) => ({ step, pointer }));
}

/** Carries one operation out. */
export function apply(operation: Operation, data: DataByStep): Applied {
  switch (operation.op) {
    case 'renameStep':
      return sound(renameStep(data, operation.from, operation.to));
    case 'renameField': {
      const { step, from, to } = operation;
      return sound(carry(data, { step, pointer: from }, { step, pointer: to }));
    }
    case 'move':
      return sound(carry(data, operation.from, operation.to));
    case 'renameOption':
      return sound(replace(data, operation, operation.from, operation.to));
    case 'default':
      return sound(fill(data, operation, operation.value));
    case 'retype':
      return retype(data, operation);
    case 'split':
      return split(data, operation);
  }
}

const sound = (data: DataByStep): Applied => ({ data, problems: [] });

/** The data of a step under another name. */
export function renameStep(data: DataByStep, from: string, to: string): DataByStep {
  const moved = stepAt(data, from);
  if (moved === undefined) return data;
  const { [from]: _from, ...others } = data;
  return { ...others, [to]: moved };
}

/** Takes values from one place to another; what stood there already gives way. */
export function carry(data: DataByStep, from: Address, to: Address): DataByStep {
  // Both go through the same lists: an item's value stays in its item.
  return addressesOf(data, from.step, from.pointer).reduce((carried, source) => {
    const value = valueAt(carried, source);
    if (value === undefined) return carried;
    const target = { step: to.step, pointer: atSameIndices(to.pointer, source.pointer) };
    return write(write(carried, source, undefined), target, value);
  }, data);
}

/** One value of a choice for another. */
export function replace(data: DataByStep, { step, pointer }: Address, from: string, to: string): DataByStep {
  return addressesOf(data, step, pointer).reduce(
    (replaced, address) => (valueAt(replaced, address) === from ? write(replaced, address, to) : replaced),
    data,
  );
}

function fill(data: DataByStep, { step, pointer }: Address, value: unknown): DataByStep {
  const holders = addressesOf(data, step, parentPointer(pointer));
  return holders.reduce((filled, holder) => {
    const address = { step, pointer: atSameIndices(pointer, `${holder.pointer}/x`) };
    const isEmpty = valueAt(filled, address) === undefined && hasRoomAt(filled, address);
    return isEmpty ? write(filled, address, value) : filled;
  }, data);
}

function retype(data: DataByStep, operation: Retype): Applied {
  const { step, pointer, to, using, was = 'text' } = operation;
  const problems: Omit<MigrationProblem, 'operation'>[] = [];
  const retyped = addressesOf(data, step, pointer).reduce((done, address) => {
    const value = valueAt(done, address);
    // Half-typed values of a draft are of no kind: they stay what they are.
    if (value === undefined) return done;
    const made = using === undefined ? convert(value, to) : evaluateOver(using, was, value);
    if (made !== undefined && isOfKind(to, made)) return write(done, address, made);
    problems.push({ code: 'notRetyped', ...address, value });
    return write(done, address, undefined);
  }, data);
  return { data: retyped, problems };
}

function split(data: DataByStep, { step, pointer, into, was = 'text' }: Split): Applied {
  const problems: Omit<MigrationProblem, 'operation'>[] = [];
  const divided = addressesOf(data, step, pointer).reduce((done, address) => {
    const value = valueAt(done, address);
    if (value === undefined) return done;
    const parts = into.flatMap((part) => {
      const made = evaluateOver(part.cel, was, value);
      return made === undefined ? [] : [{ pointer: atSameIndices(part.pointer, address.pointer), made }];
    });
    if (parts.length === 0) problems.push({ code: 'notSplit', ...address, value });
    return parts.reduce(
      (written, part) => write(written, { step, pointer: part.pointer }, part.made),
      write(done, address, undefined),
    );
  }, data);
  return { data: divided, problems };
}
