import type { RecordMachine } from './compileWorkflow.ts';

/** Whether an outcome changes the way of the record, so that nobody goes on before it stands. */
export function isDecisive(machine: RecordMachine, step: string, outcome: string | undefined): boolean {
  const decided = machine.step(step)?.outcomes.find(({ id }) => id === outcome);
  return decided !== undefined && (decided.ends || decided.reopens.length > 0 || decided.adds.length > 0);
}
