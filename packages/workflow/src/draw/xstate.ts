import type { Bundle } from '@greffe/definition';
import { compileWorkflow } from '../machine/compileWorkflow.ts';

/**
 * The machine's own configuration as JSON, for Stately's editor and inspector. Guards are named; what they decide by,
 * and the context, is the engine's: `setup({ guards }).createMachine(…)` makes a machine of it again.
 */
export function xstateOf(bundle: Bundle, recordType: string): string {
  const { config } = compileWorkflow(bundle, recordType).machine;
  return `${JSON.stringify({ ...config, context: {} }, undefined, 2)}\n`;
}
