import type { Bundle, CaseFile } from '@greffe/definition';
import { type Actors, type CaseResult, createEngineDriver, runCase } from '@greffe/workflow/cases';
import { validatorsOf } from './validators.ts';

/** Runs cases of a definition on the engine alone, without a server; each begins with nothing. */
export function createCaseRunner(bundle: Bundle, actors: Actors): (file: CaseFile) => Promise<CaseResult> {
  const validators = validatorsOf(bundle);
  return (file) => runCase(createEngineDriver(bundle, actors, validators), file);
}
