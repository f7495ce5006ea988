import { canonicalJson } from '../data/canonical.ts';
import { isWithin } from '../data/pointer.ts';
import type { Address, Operation } from '../migrate/types.ts';
import type { Bundle } from '../types.ts';
import type { Change, ChangeKind, ChangePlace, Impact } from './types.ts';

/** Two versions side by side, and the operations that lead from one to the other. */
export interface Comparison {
  readonly older: Bundle;
  readonly newer: Bundle;
  readonly operations: readonly Operation[];
}

/** Equal in meaning: an absent key is an undefined one. */
export function isEqual(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

export function change(
  kind: ChangeKind,
  impact: Impact,
  where: ChangePlace,
  before?: unknown,
  after?: unknown,
): Change {
  return {
    kind,
    where,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    impact,
  };
}

/** Two lists by what names their items: those that both have, those that one alone has. */
export function sides<Item>(older: readonly Item[], newer: readonly Item[], name: (item: Item) => string) {
  const before = new Map(older.map((item) => [name(item), item]));
  const after = new Map(newer.map((item) => [name(item), item]));
  return {
    removed: older.filter((item) => !after.has(name(item))),
    added: newer.filter((item) => !before.has(name(item))),
    both: newer.flatMap((item): [Item, Item][] => {
      const known = before.get(name(item));
      return known === undefined ? [] : [[known, item]];
    }),
  };
}

/** Names of the newer version, of one step or more, under those of the older one. */
export function olderStep({ operations }: Comparison, step: string): string {
  return operations.reduceRight(
    (name, one) => (one.op === 'renameStep' && one.to === name ? one.from : name),
    step,
  );
}

const moves = (operation: Operation): readonly [Address, Address] | undefined => {
  if (operation.op === 'move') return [operation.from, operation.to];
  if (operation.op !== 'renameField') return undefined;
  const { step, from, to } = operation;
  return [
    { step, pointer: from },
    { step, pointer: to },
  ];
};

/** Where a field of the newer version stood in the older one, if operations took it from there. */
export function olderAddress({ operations }: Comparison, address: Address): Address {
  return operations.reduceRight((at, operation) => {
    if (operation.op === 'renameStep') {
      return operation.to === at.step ? { step: operation.from, pointer: at.pointer } : at;
    }
    const move = moves(operation);
    if (!move || move[1].step !== at.step || !isWithin(at.pointer, move[1].pointer)) return at;
    return { step: move[0].step, pointer: `${move[0].pointer}${at.pointer.slice(move[1].pointer.length)}` };
  }, address);
}

/** The operations that speak of a field, as the newer version calls it. */
export function operationsOn({ operations }: Comparison, address: Address): readonly Operation[] {
  const later = (index: number, at: Address) => newerAddress(operations.slice(index + 1), at);
  return operations.filter((operation, index) => {
    if (operation.op === 'renameStep' || moves(operation)) return false;
    const own = operation as Extract<Operation, Address>;
    const at = later(index, own);
    return at.step === address.step && at.pointer === address.pointer;
  });
}

/** Where operations take a field. */
export function newerAddress(operations: readonly Operation[], address: Address): Address {
  return operations.reduce((at, operation) => {
    if (operation.op === 'renameStep') {
      return operation.from === at.step ? { step: operation.to, pointer: at.pointer } : at;
    }
    const move = moves(operation);
    if (!move || move[0].step !== at.step || !isWithin(at.pointer, move[0].pointer)) return at;
    return { step: move[1].step, pointer: `${move[1].pointer}${at.pointer.slice(move[0].pointer.length)}` };
  }, address);
}
