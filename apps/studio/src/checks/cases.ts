import type { Bundle, CaseFile, Facts, SchemaValidator } from '@greffe/definition';
import { actorsOf, createEngineDriver, type People, runCase } from '@greffe/workflow/cases';
import type { CheckFinding } from './protocol.ts';

const CASE_FILE = /^cases\/.+\.case\.json$/;
const DEVELOPMENT = 'development.json';

/** The cases of files that make a bundle: such files have been read and follow their meta-schema. */
export function casesOf(files: Readonly<Record<string, string>>): { file: string; value: CaseFile }[] {
  const names = Object.keys(files).filter((name) => CASE_FILE.test(name));
  return names.sort().map((file) => ({ file, value: JSON.parse(files[file] ?? '') as CaseFile }));
}

/** Steps whose data a case gives. */
export function stepsOf({ steps }: CaseFile): string[] {
  return steps.flatMap(({ do: what, step }) =>
    (what === 'save' || what === 'validate') && step !== undefined ? [step] : [],
  );
}

/** Who acts in the cases: the invented people of the registry and of the shared files. */
export function peopleOf(...folders: readonly Readonly<Record<string, string>>[]): People {
  const read = folders.map((files) => JSON.parse(files[DEVELOPMENT] ?? '{}') as Partial<People>);
  return {
    organisations: read.flatMap(({ organisations = [] }) => organisations),
    people: read.flatMap(({ people = [] }) => people),
    memberships: read.flatMap(({ memberships = [] }) => memberships),
  };
}

/** Runs one case on the engine; where it does not hold are findings in its file. */
export async function findingsOfCase(
  bundle: Bundle,
  people: People,
  { file, value }: { readonly file: string; readonly value: CaseFile },
  validators: ReadonlyMap<string, SchemaValidator>,
): Promise<CheckFinding[]> {
  const finding = (pointer: string, message: string): CheckFinding => {
    return { severity: 'error', code: 'case.differs', file, pointer, message };
  };
  const actors: (role: string) => Pick<Facts, 'organisation' | 'author'> = actorsOf(people, bundle.id);
  const validatorOf = (step: string): SchemaValidator => validators.get(step) ?? (() => []);
  try {
    const { differences } = await runCase(createEngineDriver(bundle, actors, validatorOf), value);
    return differences.map(({ pointer, message }) => finding(pointer, message));
  } catch (error) {
    // A story that the engine cannot tell to its end: of a record that was refused, or of a step that is not there.
    return [finding('', error instanceof Error ? error.message : 'The case cannot be told to its end.')];
  }
}
