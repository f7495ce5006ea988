import { getAt, type StepData } from '@greffe/definition';
import type { RecordMachine } from '../machine/compileWorkflow.ts';

/**
 * The organisation in which each role counts whose organisation is named by answers, by role: the last of them that is
 * given. A role that nothing names yet is absent. `validated` is what was sent last of each step in its present round,
 * while it is corrected too: until other data are sent, it stands.
 */
export function namedOrganisations(
  { named }: Pick<RecordMachine, 'named'>,
  validated: Readonly<Record<string, StepData | null | undefined>>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [role, answers] of named) {
    for (const { step, pointer } of answers) {
      const value = getAt(validated[step] ?? {}, pointer);
      if (typeof value === 'string' && value !== '') found[role] = value;
    }
  }
  return found;
}
