import { type CelType, checkExpression, comparesItself, type Environment, type Table } from '@greffe/rules';
import { parentPointer, toPointer } from '../data/pointer.ts';
import type { Findings, Place } from '../lint/finding.ts';
import type { Pointer, ScopedExpression } from '../types.ts';
import { celTypeOf } from './kind.ts';
import type { ResolvedNode } from './resolve.ts';

const PERSON: CelType = { object: { number: 'string', name: 'string' } };

/** The environment of an expression in a step: `data`, `this` of the given type, and the facts. */
export function environmentOf(
  data: CelType,
  self: CelType,
  tables: Readonly<Record<string, Table>>,
): Environment {
  return { variables: { data, this: self, today: 'date', organisation: PERSON, author: PERSON }, tables };
}

/** Checks the expressions of one step. */
export interface ExpressionChecker {
  /** The expression with what it reads, or undefined when it has a fault, which is then a finding. */
  check(cel: string, scope: Pointer, expected: CelType, place: Place): ScopedExpression | undefined;
}

/** A checker over the fields of a step. */
export function createExpressionChecker(
  tree: ResolvedNode,
  nodes: ReadonlyMap<Pointer, ResolvedNode>,
  tables: Readonly<Record<string, Table>>,
  findings: Findings,
): ExpressionChecker {
  const data = celTypeOf(tree);
  const environments = new Map<Pointer, Environment>();
  const environmentAt = (scope: Pointer): Environment => {
    const known = environments.get(scope);
    if (known) return known;
    const node = scope === '' ? tree : nodes.get(scope);
    const made = environmentOf(data, node ? celTypeOf(node) : data, tables);
    environments.set(scope, made);
    return made;
  };
  return {
    check(cel, scope, expected, place) {
      const references = referencesOf(cel, environmentAt(scope), expected, place, findings);
      return references && { cel, scope, dependsOn: pointersRead(references, scope) };
    },
  };
}

/**
 * The paths that an expression reads, or undefined when it has a fault, which is then a finding.
 * @param suggestion what to do about a fault, where the caller knows better.
 */
export function referencesOf(
  cel: string,
  environment: Environment,
  expected: CelType,
  place: Place,
  findings: Findings,
  suggestion?: string,
): readonly string[] | undefined {
  const result = checkExpression(cel, environment);
  if (!result.ok) {
    const { message, offset } = result.problem;
    const where = offset === undefined ? '' : ` (at character ${offset + 1} of "${shorten(cel)}")`;
    findings.error('cel.fault', place, `${message}${where}`, suggestion ?? result.problem.suggestion);
    return undefined;
  }
  if (!fits(result.type, expected)) {
    const message = `The expression gives ${typeName(result.type)}, ${typeName(expected)} was expected.`;
    findings.error('cel.type', place, message);
    return undefined;
  }
  const same = comparesItself(cel);
  if (same !== undefined) {
    const message = `"${shorten(same)}" is compared with itself: the answer is always the same.`;
    findings.warning(
      'cel.same',
      place,
      message,
      'Compare it with something else, or take the condition away.',
    );
  }
  return result.references;
}

function fits(found: CelType, expected: CelType): boolean {
  return (
    found === expected || (found === 'int' && expected === 'double') || typeName(found) === typeName(expected)
  );
}

function typeName(type: CelType): string {
  if (typeof type === 'string') return type;
  return 'list' in type ? `a list of ${typeName(type.list)}` : 'an object';
}

/** Pointers that references read: `this.lot` at `/sensor` → `/sensor/lot`; what is no data (today) is left out. */
function pointersRead(references: readonly string[], scope: Pointer): Pointer[] {
  const pointers = references.flatMap((reference) => {
    const [variable, ...path] = reference.split('.');
    if (variable === 'data') return [toPointer(path)];
    return variable === 'this' ? [`${scope}${toPointer(path)}`] : [];
  });
  return [...new Set(pointers)].sort();
}

/** The object that `this` means in the logic of a field: the one that holds it, or the mounted module. */
export function scopeOf(node: ResolvedNode): Pointer {
  const parent = parentPointer(node.pointer);
  const { mountedAt } = node;
  if (mountedAt === undefined || node.pointer === mountedAt) return parent;
  return node.pointer.slice(mountedAt.length).includes('/*') ? parent : mountedAt;
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
