import { loadDevelopment } from '@greffe/definition/load';
import { type Actors, actorsOf } from '@greffe/workflow/cases';

/** The development identities act in cases: for each role, the first one that has it in this registry. */
export async function developmentActors(formsFolder: string, registry: string): Promise<Actors> {
  return actorsOf(await loadDevelopment(formsFolder), registry);
}
