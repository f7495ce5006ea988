import type { Address, MigrationFile, Operation } from '../migrate/types.ts';
import type { Bundle } from '../types.ts';
import { renameData } from './cases.ts';
import { renameExpression } from './expression.ts';
import { renamePointer } from './keys.ts';
import type { Names } from './names.ts';

/** migrations/<version>.json. What only an older version had gets its name here. */
export function renameMigration(file: MigrationFile, bundle: Bundle, names: Names): MigrationFile {
  return { ...file, operations: file.operations.map((operation) => renamed(operation, bundle, names)) };
}

function renamed(operation: Operation, bundle: Bundle, names: Names): Operation {
  const step = (id: string) => names.rename('step', id);
  const pointer = (at: string) => renamePointer(at, names);
  const cel = (text: string) => renameExpression(text, names);
  const option = (value: string) => (names.has('option', value) ? names.rename('option', value) : value);
  const address = (at: Address): Address => ({ step: step(at.step), pointer: pointer(at.pointer) });
  switch (operation.op) {
    case 'renameStep':
      return { ...operation, from: step(operation.from), to: step(operation.to) };
    case 'renameField':
      return {
        ...operation,
        step: step(operation.step),
        from: pointer(operation.from),
        to: pointer(operation.to),
      };
    case 'renameOption':
      return { ...operation, ...address(operation), from: option(operation.from), to: option(operation.to) };
    case 'move':
      return { ...operation, from: address(operation.from), to: address(operation.to) };
    case 'retype':
      return {
        ...operation,
        ...address(operation),
        ...(operation.using === undefined ? {} : { using: cel(operation.using) }),
      };
    case 'split':
      return {
        ...operation,
        ...address(operation),
        into: operation.into.map((part) => ({ pointer: pointer(part.pointer), cel: cel(part.cel) })),
      };
    case 'default': {
      const value = renameData(operation.value, bundle.steps[operation.step], names, operation.pointer);
      return { ...operation, ...address(operation), value };
    }
  }
}
