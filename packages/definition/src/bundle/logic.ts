import type { CelType } from '@greffe/rules';
import { didYouMean, type Findings, type Place } from '../lint/finding.ts';
import type { FieldLogic, Pointer, ScopedExpression } from '../types.ts';
import { type ExpressionChecker, scopeOf } from './expressions.ts';
import type { LogicEntry } from './files.ts';
import { celTypeOf } from './kind.ts';
import type { Mount, ResolvedNode } from './resolve.ts';
import type { StepSource } from './sources.ts';

/** What a file says of a field, with its place. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

type Part = 'ui' | 'logic';
type PartOf<P extends Part> = NonNullable<StepSource[P]>['value']['fields'][string];

/**
 * What the step's own file and those of its mounted modules say of each field. The step's own comes last and so
 * wins, word by word.
 */
export function fieldEntries<P extends Part>(
  part: P,
  source: StepSource,
  mounts: readonly Mount[],
  nodes: ReadonlyMap<Pointer, ResolvedNode>,
  findings: Findings,
): Map<Pointer, Placed<PartOf<P>>[]> {
  const entries = new Map<Pointer, Placed<PartOf<P>>[]>();
  const all = [
    ...mounts.map((mount) => ({ at: mount.at, from: mount.source[part] })),
    { at: '', from: source[part] },
  ];
  for (const { at, from } of all) {
    for (const [pointer, value] of Object.entries(from?.value.fields ?? {})) {
      const place = {
        file: from?.file ?? '',
        pointer: `/fields/${pointer.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      };
      const target = `${at}${pointer}`;
      if (!nodes.has(target)) {
        const known = [...nodes.keys()]
          .filter((known) => known.startsWith(at))
          .map((known) => known.slice(at.length));
        findings.error(
          `${part}.unknown-field`,
          place,
          `There is no field "${pointer}".`,
          didYouMean(pointer, known),
        );
        continue;
      }
      if (part === 'logic' && target.endsWith('/*')) {
        findings.error(
          'logic.item',
          place,
          'An item of a list has no logic of its own: give it to the list, or to the fields of the item.',
        );
        continue;
      }
      entries.set(target, [...(entries.get(target) ?? []), { value: value as PartOf<P>, place }]);
    }
  }
  return entries;
}

/** The checked logic of a field. */
export function logicOf(
  node: ResolvedNode,
  entries: readonly Placed<LogicEntry>[],
  mounts: readonly Mount[],
  checker: ExpressionChecker,
): FieldLogic {
  // A field that a module holds is judged from the module's root, whichever file says it about a mounted field …
  const ownScope = scopeOf(node);
  const logic: { -readonly [K in keyof FieldLogic]: FieldLogic[K] } = {};
  for (const { value, place } of entries) {
    // … unless the registry itself says it: there `this` is what holds the field.
    const isOwn = !mounts.some((mount) => mount.source.logic?.file === place.file);
    const scope = isOwn ? node.pointer.slice(0, node.pointer.lastIndexOf('/')) : ownScope;
    const check = (name: keyof LogicEntry, cel: string, type: CelType): ScopedExpression | undefined =>
      checker.check(cel, scope, type, { file: place.file, pointer: `${place.pointer}/${name}` });
    for (const name of ['visible', 'clearedWhen'] as const) {
      const expression = value[name] === undefined ? undefined : check(name, value[name], 'bool');
      if (expression) logic[name] = expression;
    }
    for (const name of ['required', 'readOnly'] as const) {
      const said = value[name];
      if (typeof said === 'boolean') logic[name] = said;
      const expression = typeof said === 'string' ? check(name, said, 'bool') : undefined;
      if (expression) logic[name] = expression;
    }
    for (const name of ['derived', 'initial'] as const) {
      const expression = value[name] === undefined ? undefined : check(name, value[name], celTypeOf(node));
      if (expression) logic[name] = expression;
    }
  }
  return logic;
}
