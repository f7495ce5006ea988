import type { Environment, Table } from '@greffe/rules';
import { typesOfStep } from '../step/environment.ts';
import type { Step } from '../types.ts';

/**
 * The one word of a counter's conditions: `data`, what the step was validated with. Neither the day nor who asks: what
 * counts today counts in every recount.
 */
export function counterEnvironment(
  step: Pick<Step, 'fields'>,
  tables: Readonly<Record<string, Table>>,
): Environment {
  return { variables: { data: typesOfStep(step).data }, tables };
}
