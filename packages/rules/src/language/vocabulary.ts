import type { Environment as CelEnvironment } from '@marcbachmann/cel-js';
import type { CelType } from '../types.ts';

/** The variables of an environment in the CEL library, and the names that our object types have there. */
export class Vocabulary {
  readonly cel: CelEnvironment;
  readonly #objects: Map<string, CelType>;

  constructor(cel: CelEnvironment, objects: ReadonlyMap<string, CelType> = new Map()) {
    this.cel = cel;
    this.#objects = new Map(objects);
  }

  /** A vocabulary that knows the same; this one cannot be added to any more. */
  clone(): Vocabulary {
    return new Vocabulary(this.cel.clone(), this.#objects);
  }

  withVariables(variables: readonly (readonly [string, CelType])[]): this {
    for (const [name, type] of variables) this.cel.registerVariable(name, this.#nameOf(type));
    return this;
  }

  /** Our type by the library's name for it; undefined for a type that a form does not have. */
  typeOf(name: string): CelType | undefined {
    if (name === 'string' || name === 'bool' || name === 'int' || name === 'double' || name === 'date') {
      return name;
    }
    const item = /^list<(.+)>$/.exec(name)?.[1];
    if (item === undefined) return this.#objects.get(name);
    // An empty list literal fits any list.
    const itemType = this.typeOf(item) ?? (item === 'T' ? 'string' : undefined);
    return itemType === undefined ? undefined : { list: itemType };
  }

  #nameOf(type: CelType): string {
    if (typeof type === 'string') return type;
    if ('list' in type) return `list<${this.#nameOf(type.list)}>`;
    const fields = Object.fromEntries(
      Object.entries(type.object).map(([name, field]) => [name, this.#nameOf(field)]),
    );
    const name = `$object${this.#objects.size + 1}`;
    this.#objects.set(name, type);
    this.cel.registerType(name, { fields });
    return name;
  }
}
