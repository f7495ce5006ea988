import { prepareMigration } from '../migrate/prepare.ts';
import type { Bundle } from '../types.ts';
import type { Comparison } from './comparison.ts';
import { counterChanges } from './counters.ts';
import { fieldChanges } from './fields.ts';
import { ruleChanges, tableChanges, textChanges } from './parts.ts';
import { registryChanges } from './registry.ts';
import type { Change } from './types.ts';
import { workflowChanges } from './workflow.ts';

/**
 * What has changed from one version to another. A field, step or option with another name is known as the same one
 * only through the newer version's migration files; otherwise one is gone and another is new.
 */
export function diff(older: Bundle, newer: Bundle): Change[] {
  const { operations } = prepareMigration(older, newer);
  const comparison: Comparison = { older, newer, operations };
  return [
    ...registryChanges(comparison),
    ...workflowChanges(comparison),
    ...fieldChanges(comparison),
    ...ruleChanges(comparison),
    ...counterChanges(comparison),
    ...tableChanges(comparison),
    ...textChanges(comparison),
  ];
}
