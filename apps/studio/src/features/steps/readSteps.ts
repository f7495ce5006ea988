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
    pointer,
  };
}

/** The roles that a definition names. */
export function readRoles(files: DraftFiles): readonly string[] {
  return objectsOf(readObject(files, 'form.json').roles).flatMap(({ id }) =>
    typeof id === 'string' ? id : [],
  );
}

/** What goes with a step when it is removed, and what speaks of it and would have to be mended. */
export interface StepConsequences {
  /** Steps that require it, of any record type. */
  readonly requiredBy: readonly string[];
  /** Steps whose condition or effects name it in an expression. */
  readonly namedBy: readonly string[];
  readonly rules: number;
  readonly fields: number;
  /** Examples that name it. */
  readonly cases: readonly string[];
}

export function consequencesOf(files: DraftFiles, id: string): StepConsequences {
  const { recordTypes } = readObject(files, 'workflow.json');
  const types = isObject(recordTypes) ? Object.values(recordTypes) : [];
  const others = types
    .flatMap((type) => objectsOf(isObject(type) ? type.steps : undefined))
    .filter((step) => step.id !== id);
  const idOf = (step: Readonly<Record<string, unknown>>) => String(step.id);
  // Expressions write ids in camelCase: `first-visit` is `steps.firstVisit`.
  const inExpressions = id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const named = new RegExp(`\\b(?:steps|outcomes|rounds|entries)\\.${inExpressions}\\b`);
  const schema = readObject(files, `steps/${id}.schema.json`);
  return {
    requiredBy: others.filter((step) => stringsOf(step.requires).includes(id)).map(idOf),
    namedBy: others.filter((step) => named.test(JSON.stringify(step))).map(idOf),
    rules: objectsOf(readObject(files, 'rules.json').rules).filter((rule) => rule.step === id).length,
    fields: countFields(schema),
    cases: Object.entries(files)
      .filter(([path, text]) => path.startsWith('cases/') && text.includes(JSON.stringify(id)))
      .map(([path]) => path.slice('cases/'.length).replace(/\.case\.json$/, '')),
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
