import type { Bundle } from '@greffe/definition';
import { compileWorkflow, type RecordMachine } from '../machine/compileWorkflow.ts';

/** Compiled once a definition: stories make a thousand drivers of one. */
const compiled = new WeakMap<Bundle, Map<string, RecordMachine>>();

/** The machine of a record type; the same one for the same bundle. */
export function machineOf(bundle: Bundle, recordType: string): RecordMachine {
  const machines = compiled.get(bundle) ?? new Map<string, RecordMachine>();
  compiled.set(bundle, machines);
  const machine = machines.get(recordType) ?? compileWorkflow(bundle, recordType);
  machines.set(recordType, machine);
  return machine;
}
