import { isWithin } from '../data/pointer.ts';
import type { Place } from '../lint/finding.ts';
import type { Bundle, FieldKind, Pointer } from '../types.ts';
import type { Address } from './types.ts';

/** What an operation can know of a field. */
export interface FieldShape {
  readonly kind: FieldKind;
  readonly options?: readonly string[];
  /** Which operation made it what it is: there the newer version's field is compared. */
  readonly madeAt?: Place;
}

/** The fields of a version's steps, as they change under operations. */
export class Shape {
  readonly #steps = new Map<string, Map<Pointer, FieldShape>>();
  readonly #renamed = new Map<string, Place>();

  /** Without a version there is nothing to compare with: what is asked for is taken to be there. */
  constructor(version: Bundle | undefined) {
    for (const step of Object.values(version?.steps ?? {})) {
      this.#steps.set(
        step.id,
        new Map(
          step.fields.map(({ pointer, kind, options }) => [
            pointer,
            { kind, ...(options ? { options: options.map(({ value }) => value) } : {}) },
          ]),
        ),
      );
    }
  }

  get steps(): readonly string[] {
    return [...this.#steps.keys()];
  }

  /** Steps under a new name, with the operation that gave it. */
  get renamedSteps(): ReadonlyMap<string, Place> {
    return this.#renamed;
  }

  fields(step: string): readonly [Pointer, FieldShape][] {
    return [...(this.#steps.get(step) ?? [])];
  }

  field({ step, pointer }: Address): FieldShape | undefined {
    return this.#steps.get(step)?.get(pointer);
  }

  renameStep(from: string, to: string, at: Place): void {
    const fields = this.#steps.get(from) ?? new Map<Pointer, FieldShape>();
    this.#steps.delete(from);
    this.#steps.set(to, fields);
    this.#renamed.delete(from);
    this.#renamed.set(to, at);
  }

  set({ step, pointer }: Address, shape: FieldShape): void {
    const fields = this.#steps.get(step) ?? new Map<Pointer, FieldShape>();
    this.#steps.set(step, fields.set(pointer, shape));
  }

  /** Takes a field with all that is in it to another place. */
  carry(from: Address, to: Address, at: Place): void {
    const moved = this.fields(from.step).filter(([pointer]) => isWithin(pointer, from.pointer));
    this.remove(from);
    for (const [pointer, shape] of moved) {
      const target = { step: to.step, pointer: `${to.pointer}${pointer.slice(from.pointer.length)}` };
      this.set(target, pointer === from.pointer ? { ...shape, madeAt: at } : shape);
    }
  }

  remove({ step, pointer }: Address): void {
    const fields = this.#steps.get(step);
    for (const known of [...(fields?.keys() ?? [])]) if (isWithin(known, pointer)) fields?.delete(known);
  }
}
