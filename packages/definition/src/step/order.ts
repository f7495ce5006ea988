import { isWithin } from '../data/pointer.ts';
import type { Field, Pointer } from '../types.ts';

/** Either the order in which conditions and derived values are settled, or a cycle that has no such order. */
export type SettlingOrder =
  | { readonly ok: true; readonly fields: readonly Field[] }
  | { readonly ok: false; readonly cycle: readonly Pointer[] };

/** What must be settled before a field: what its condition and its derived value read, and the objects that hold it. */
function readBy(field: Field): Pointer[] {
  const { visible, derived } = field.logic;
  // A condition may look at its own field: whether something is given there.
  const ofCondition = (visible?.dependsOn ?? []).filter((pointer) => !isWithin(pointer, field.pointer));
  return [...ofCondition, ...(derived?.dependsOn ?? [])];
}

const isSettled = (field: Field) => field.logic.visible !== undefined || field.logic.derived !== undefined;

/**
 * The fields with a condition or a derived value, each after what it reads. One pass in this order settles a
 * step: nothing that comes later changes what came before.
 */
export function settlingOrder(fields: readonly Field[]): SettlingOrder {
  const settled = fields.filter(isSettled);
  const order: Field[] = [];
  const done = new Set<Field>();
  const open: Field[] = [];
  let cycle: readonly Pointer[] | undefined;

  const before = (field: Field): Field[] => {
    const reads = readBy(field);
    return settled.filter(
      (other) =>
        (other !== field && field.pointer !== other.pointer && isWithin(field.pointer, other.pointer)) ||
        reads.some((pointer) => touches(other, pointer)),
    );
  };

  const visit = (field: Field): void => {
    if (done.has(field) || cycle) return;
    const start = open.indexOf(field);
    if (start >= 0) {
      cycle = [...open.slice(start), field].map((member) => member.pointer);
      return;
    }
    open.push(field);
    for (const other of before(field)) visit(other);
    open.pop();
    done.add(field);
    order.push(field);
  };
  for (const field of settled) visit(field);
  return cycle ? { ok: false, cycle } : { ok: true, fields: order };
}

/** Whether settling a field can change what stands at a pointer: there, above it, or below it. */
function touches(field: Field, pointer: Pointer): boolean {
  return isWithin(pointer, field.pointer) || isWithin(field.pointer, pointer);
}
