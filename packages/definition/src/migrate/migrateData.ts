import { removeAt } from '../data/pointer.ts';
import { checkDraftShape } from '../step/shape.ts';
import type { Bundle } from '../types.ts';
import { convert } from './convert.ts';
import { addressesOf, apply, carry, renameStep, replace, touched } from './operations.ts';
import { isSame, placesOf, restore, stepAt, valueAt, write } from './places.ts';
import type { Address, DataByStep, Kept, KeptPlace, Migrated, MigrationProblem, Operation } from './types.ts';

/**
 * Carries data of one version over to the next. Pure; `kept` is what the way back needs, so that it gives the same
 * data again. A value that cannot be carried over is a problem, and is absent in the data.
 * @param operations prepared beside the older version (`prepareMigration`).
 */
export function migrateData(operations: readonly Operation[], data: DataByStep): Migrated {
  const kept: Kept[] = [];
  const problems: MigrationProblem[] = [];
  const migrated = operations.reduce((before, operation, index) => {
    const { data: after, problems: found } = apply(operation, before);
    const places = keptPlaces(operation, before, after);
    if (places.length > 0) kept.push({ operation: index, places });
    problems.push(...found.map((problem) => ({ ...problem, operation: index })));
    return after;
  }, data);
  return { data: migrated, kept, problems };
}

function keptPlaces(operation: Operation, before: DataByStep, after: DataByStep): readonly KeptPlace[] {
  if (operation.op !== 'renameStep') return placesOf(before, after, touched(operation));
  // A step's data as a whole go back under their name; only what they would push aside is to be kept.
  const { from, to } = operation;
  const aside = stepAt(before, to);
  if (from === to || aside === undefined) return [];
  return [from, to].flatMap((step): KeptPlace[] => {
    const [was, is] = [stepAt(before, step), stepAt(after, step)];
    return [{ step, pointer: '', ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }];
  });
}

/** Whether an operation can take back values that were typed after it; what was there before comes back in any case. */
export function isInvertible(operation: Operation): boolean {
  switch (operation.op) {
    case 'split':
      return false;
    case 'retype':
      return operation.using === undefined;
    default:
      return true;
  }
}

export interface MigratedBack {
  readonly data: DataByStep;
  /** Values typed since, which the older version cannot hold. */
  readonly lost: readonly (Address & { readonly operation: number; readonly value: unknown })[];
}

/**
 * The way back: what has not changed since is exactly as it was; what has is carried back where the operation can be
 * inverted.
 */
export function migrateBack(
  operations: readonly Operation[],
  kept: readonly Kept[],
  data: DataByStep,
): MigratedBack {
  const lost: MigratedBack['lost'][number][] = [];
  let back = data;
  for (const { places } of kept.filter(({ operation }) => operation >= operations.length).toReversed()) {
    for (const place of places) back = restore(back, [place]) ?? back;
  }
  for (const [index, operation] of [...operations.entries()].toReversed()) {
    const places = kept.find((one) => one.operation === index)?.places;
    const restored = places && restoreAll(back, places);
    if (restored) back = restored;
    else back = invert(operation, places ?? [], back, (one) => lost.push({ ...one, operation: index }));
  }
  return { data: back, lost };
}

/** As `restore`, and for whole steps, which come and go with their name. */
function restoreAll(data: DataByStep, places: readonly KeptPlace[]): DataByStep | undefined {
  if (!places.some(({ pointer }) => pointer === '')) return restore(data, places);
  if (!places.every(({ step, after }) => isSame(stepAt(data, step), after))) return undefined;
  const others = Object.entries(data).filter(([step]) => !places.some((place) => place.step === step));
  const before = places.flatMap(({ step, before }) =>
    before === undefined ? [] : [[step, before] as const],
  );
  return Object.fromEntries([...others, ...before]) as DataByStep;
}

function invert(
  operation: Operation,
  places: readonly KeptPlace[],
  data: DataByStep,
  lose: (lost: Address & { readonly value: unknown }) => void,
): DataByStep {
  switch (operation.op) {
    case 'renameStep':
      return renameStep(data, operation.to, operation.from);
    case 'renameField': {
      const { step, from, to } = operation;
      return carry(data, { step, pointer: to }, { step, pointer: from });
    }
    case 'move':
      return carry(data, operation.to, operation.from);
    case 'renameOption':
      return replace(data, operation, operation.to, operation.from);
    case 'default':
      return data;
    case 'retype': {
      const was = operation.was ?? 'text';
      return addressesOf(data, operation.step, operation.pointer).reduce((done, address) => {
        const value = valueAt(done, address);
        if (value === undefined) return done;
        const made = isInvertible(operation) ? convert(value, was) : undefined;
        if (made === undefined) lose({ ...address, value });
        return write(done, address, made ?? keptAt(places, address));
      }, data);
    }
    case 'split': {
      const { step, pointer, into } = operation;
      const parts = into.flatMap((part) => addressesOf(data, step, part.pointer));
      const typed = parts.filter((address) => valueAt(data, address) !== undefined);
      for (const address of typed) lose({ ...address, value: valueAt(data, address) });
      const emptied = typed.reduce((done, address) => write(done, address, undefined), data);
      const before = keptAt(places, { step, pointer });
      return before === undefined || typed.length === 0 ? emptied : write(emptied, { step, pointer }, before);
    }
  }
}

/** The value before, of a field outside of lists: inside, an item may have moved. */
function keptAt(places: readonly KeptPlace[], address: Address): unknown {
  return places.find(({ step, pointer }) => step === address.step && pointer === address.pointer)?.before;
}

/**
 * Leaves out what the steps of a version have no field for, so that data can be saved again; what is left out is kept
 * like an operation after the last.
 */
export function dropUnknown(
  bundle: Bundle,
  data: DataByStep,
  operation: number,
): {
  readonly data: DataByStep;
  readonly kept: readonly Kept[];
  readonly dropped: readonly (Address & { readonly value: unknown })[];
} {
  const dropped: (Address & { readonly value: unknown })[] = [];
  const after = Object.fromEntries(
    Object.entries(data).map(([id, values]) => {
      const step = Object.hasOwn(bundle.steps, id) ? bundle.steps[id] : undefined;
      if (!step) return [id, values];
      // From the end, so that the places of a list's items stay right while items before them are still to be taken.
      const misfits = checkDraftShape(step, values).map(({ pointer }) => pointer);
      dropped.push(
        ...misfits.map((pointer) => ({ step: id, pointer, value: valueAt(data, { step: id, pointer }) })),
      );
      return [id, misfits.reduceRight((fitting, pointer) => removeAt(fitting, pointer), values)];
    }),
  );
  const places = placesOf(data, after, dropped);
  return { data: after, kept: places.length > 0 ? [{ operation, places }] : [], dropped };
}
