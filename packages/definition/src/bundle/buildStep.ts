import type { Table } from '@greffe/rules';
import { contentHash } from '../data/canonical.ts';
import type { Findings } from '../lint/finding.ts';
import { settlingOrder } from '../step/order.ts';
import type { Step } from '../types.ts';
import { createExpressionChecker } from './expressions.ts';
import { fieldsOf } from './fields.ts';
import { flatten, type Mount, type ResolvedNode, resolveStep } from './resolve.ts';
import { rulesOf } from './rules.ts';
import { schemaOf } from './schema.ts';
import type { Sources, StepSource } from './sources.ts';

const MOST_FIELDS = 3000;

/** A step with what it was made of. */
export interface BuiltStep {
  readonly step: Step;
  readonly nodes: readonly ResolvedNode[];
  readonly mounts: readonly Mount[];
}

/** What a step or a module is made of, with names, so that one under another name is another. */
export function valuesOf({ schema, ui, logic, rules, texts }: StepSource): unknown[] {
  const languages = Object.entries(texts).flatMap(([language, { value }]) => [language, value]);
  return [schema?.value, ui?.value, logic?.value, rules?.value, ...languages];
}

/** A step of its files; undefined where they give none. What is wrong with it is a finding each. */
export function buildStep(
  id: string,
  source: StepSource,
  sources: Sources,
  tables: Readonly<Record<string, Table>>,
  findings: Findings,
): BuiltStep | undefined {
  if (!source.schema) {
    const file = source.ui?.file ?? source.logic?.file ?? '';
    findings.error(
      'step.no-schema',
      { file, pointer: '' },
      `The step "${id}" has no schema: steps/${id}.schema.json is missing.`,
    );
    return undefined;
  }
  const { file, value } = source.schema;
  const { tree, mounts } = resolveStep(file, value, sources.modules, findings);
  const nodes = flatten(tree);
  if (tree.schema.type !== 'object') {
    findings.error('schema.type', { file, pointer: '' }, 'A step is an object.');
    return undefined;
  }
  if (nodes.length > MOST_FIELDS) {
    findings.error(
      'schema.size',
      { file, pointer: '' },
      `A step has at most ${MOST_FIELDS} fields, this one ${nodes.length}: divide it.`,
    );
    return undefined;
  }
  const byPointer = new Map(nodes.map((node) => [node.pointer, node]));
  const checker = createExpressionChecker(tree, byPointer, tables, findings);
  const fields = fieldsOf({
    step: id,
    source,
    mounts,
    nodes: byPointer,
    tables: sources.tables,
    pictures: sources.pictures,
    checker,
    findings,
  });
  const own = sources.rules && { file: sources.rules.file, value: sources.rules.value.rules };
  const rules = rulesOf(id, own, mounts, byPointer, checker, findings);
  const order = settlingOrder(fields);
  if (!order.ok) {
    const message = `These fields wait for each other: ${order.cycle.join(' → ')}.`;
    findings.error('logic.cycle', { file: source.logic?.file ?? file, pointer: '' }, message);
  }
  const schema = schemaOf(
    tree,
    new Map(fields.flatMap((field) => (field.options ? [[field.pointer, field.options]] : []))),
  );
  return { step: { id, schema, schemaHash: contentHash(schema), fields, rules }, nodes, mounts };
}
