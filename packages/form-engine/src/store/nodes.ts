import type { Field, FieldLogic, Pointer, Rule, ScopedExpression, Step, StepData } from '@greffe/definition';
import { expand, valueAt, withIndicesOf } from './pointers.ts';

/** The members of a field's logic that are worked out again when what they read changes. */
export type Aspect = 'visible' | 'required' | 'readOnly' | 'derived' | 'clearedWhen';
const aspects: readonly Aspect[] = ['visible', 'required', 'readOnly', 'derived', 'clearedWhen'];

/** One expression of one field, for one place in the data. */
export interface FieldNode {
  readonly key: string;
  readonly aspect: Aspect;
  readonly pointer: Pointer;
  readonly scope: Pointer;
  readonly expression: ScopedExpression;
}

/** One rule, for one object of the data. */
export interface RuleNode {
  readonly key: string;
  readonly rule: Rule;
  readonly scope: Pointer;
  readonly at: Pointer;
}

/** A field at its place in the data. */
export interface FieldPlace {
  readonly field: Field;
  readonly pointer: Pointer;
}

/** Everything of a step that stands for one state of its lists. */
export interface Nodes {
  readonly places: readonly FieldPlace[];
  readonly fieldNodes: readonly FieldNode[];
  readonly ruleNodes: readonly RuleNode[];
}

function expressionOf(logic: FieldLogic, aspect: Aspect): ScopedExpression | undefined {
  const member = logic[aspect];
  return typeof member === 'object' ? member : undefined;
}

function fieldNodesOf({ field, pointer }: FieldPlace): FieldNode[] {
  return aspects.flatMap((aspect) => {
    const expression = expressionOf(field.logic, aspect);
    if (!expression) return [];
    const scope = withIndicesOf(expression.scope, pointer);
    return [{ key: `${aspect} ${pointer}`, aspect, pointer, scope, expression }];
  });
}

function ruleNodesOf(rule: Rule, data: StepData): RuleNode[] {
  return expand(rule.scope, data).map((scope) => ({
    key: `${rule.id} ${scope}`,
    rule,
    scope,
    at: `${scope}${rule.at}`,
  }));
}

/** Every expression and rule of a step, at its places in the data. */
export function nodesOf(step: Step, data: StepData): Nodes {
  const places = step.fields.flatMap((field) =>
    expand(field.pointer, data).map((pointer): FieldPlace => ({ field, pointer })),
  );
  return {
    places,
    fieldNodes: places.flatMap(fieldNodesOf),
    ruleNodes: step.rules.flatMap((rule) => ruleNodesOf(rule, data)),
  };
}

/** Tells whether the lists still have the same number of items: as long as they do, the nodes stand. */
export function shapeOf(step: Step, data: StepData): string {
  const lists = step.fields.filter((field) => field.kind === 'list');
  return lists
    .flatMap((list) => expand(list.pointer, data))
    .map((pointer) => {
      const items = valueAt(data, pointer);
      return `${pointer}:${Array.isArray(items) ? items.length : 0}`;
    })
    .join(' ');
}
