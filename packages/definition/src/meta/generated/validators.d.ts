import type { FileKind } from '../schemas.ts';

/** What ajv says of a fault, as far as a finding needs it. */
export interface MetaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly data?: unknown;
  readonly propertyName?: string;
  readonly parentSchema?: { readonly properties?: object };
}

/** A validator as ajv makes it: it leaves its errors on itself. */
export interface MetaValidator {
  (content: unknown): boolean;
  readonly errors?: readonly MetaError[] | null;
}

/** The validators, of what ajv's own parts are called. */
export default function createValidators(
  require: (name: string) => unknown,
): Readonly<Record<FileKind, MetaValidator>>;
