import type { DraftFiles } from '@greffe/client/studio';
import { isObject, objectsOf, readObject, stringsOf } from '../editor/readDefinition.ts';

export type CorrectionMode = 'undo' | 'reopen' | 'final';
export const correctionModes: readonly CorrectionMode[] = ['undo', 'reopen', 'final'];

/** A step as the form shows it; what cannot be read of it is left out. */
export interface StepView {
  readonly id: string;
  readonly roles: readonly string[];
  readonly requires: readonly string[];
  readonly when: string | undefined;
  readonly mode: CorrectionMode | undefined;
  readonly window: string | undefined;
  /** What its validation can decide, in the order in which that is looked at; each as the file has it. */
  readonly outcomes: readonly Readonly<Record<string, unknown>>[];
  /** Where it stands in workflow.json. */
  readonly pointer: string;
}

export interface RecordTypeView {
  readonly id: string;
  readonly steps: readonly StepView[];
}

/** The record types of a draft's workflow with their steps, in the order of the file. */
export function readRecordTypes(files: DraftFiles): readonly RecordTypeView[] {
  const { recordTypes } = readObject(files, 'workflow.json');
  if (!isObject(recordTypes)) return [];
  return Object.entries(recordTypes).map(([id, type]) => ({
    id,
    steps: objectsOf(isObject(type) ? type.steps : undefined).map((step, index) =>
      readStep(step, `/recordTypes/${id}/steps/${index}`),
    ),
  }));
}

function readStep(step: Readonly<Record<string, unknown>>, pointer: string): StepView {
  const correction = isObject(step.correction) ? step.correction : {};
  return {
    id: typeof step.id === 'string' ? step.id : '',
    roles: stringsOf(step.roles),
    requires: stringsOf(step.requires),
    when: typeof step.when === 'string' ? step.when : undefined,
    mode: correctionModes.find((mode) => mode === correction.mode),
    window: typeof correction.window === 'string' ? correction.window : undefined,
    outcomes: objectsOf(step.outcomes),
    pointer,
  };
}

/** The roles that a definition names. */
export function readRoles(files: DraftFiles): readonly string[] {
  return objectsOf(readObject(files, 'form.json').roles).flatMap(({ id }) =>
    typeof id === 'string' ? id : [],
  );
}

/** How many fields and rules a step has, which go when it goes. */
export function partsOf(files: DraftFiles, id: string): { readonly fields: number; readonly rules: number } {
  return {
    fields: countFields(readObject(files, `steps/${id}.schema.json`)),
    rules: objectsOf(readObject(files, 'rules.json').rules).filter((rule) => rule.step === id).length,
  };
}

function countFields(schema: unknown): number {
  if (!isObject(schema)) return 0;
  const properties = isObject(schema.properties) ? Object.values(schema.properties) : [];
  return properties.reduce<number>((sum, each) => {
    const inside =
      isObject(each) && (isObject(each.properties) ? countFields(each) : countFields(each.items));
    return sum + (inside || 1);
  }, 0);
}
