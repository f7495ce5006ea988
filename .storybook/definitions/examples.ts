import { type Bundle, brusselsDay, type CaseFile, type Facts, type StepData } from '@greffe/definition';
import { developmentActors } from '../../packages/cli/src/cases/actors.ts';
import { type Actors, runCase } from '../../packages/cli/src/cases/runCase.ts';
import { validatorsOf } from '../../packages/cli/src/cases/validators.ts';

/** Data of a step with what its logic looks at besides, taken from a case. */
export interface Example {
  /** The case's title. */
  readonly title: string;
  readonly recordType: string;
  readonly data: StepData;
  readonly facts: Facts;
}

/** What a step can be shown with; absent where no case gives it. */
export interface StepExamples {
  /** Nothing filled in yet. */
  readonly facts: Facts;
  readonly filled?: Example;
  readonly withErrors?: Example;
  readonly withWarnings?: Example;
}

interface Candidate extends Example {
  readonly step: string;
  readonly size: number;
  readonly errors: number;
  readonly warnings: number;
}

/** The examples of every step, out of the cases of a definition's folder. */
export async function examplesOf(
  bundle: Bundle,
  files: Readonly<Record<string, string>>,
  formsFolder: string,
): Promise<(step: string) => StepExamples> {
  const actors = await developmentActors(formsFolder, bundle.id).catch(() => nobody);
  const validators = validatorsOf(bundle);
  const candidates = Object.entries(files)
    .filter(([path]) => path.endsWith('.case.json'))
    .flatMap(([, text]) => candidatesOf(bundle, JSON.parse(text) as CaseFile, actors, validators));
  return (step) => {
    const mine = candidates.filter((one) => one.step === step);
    const best = (suits: (one: Candidate) => boolean, by: (one: Candidate) => number) =>
      exampleOf(mine.filter(suits).sort((a, b) => by(b) - by(a))[0]);
    const filled = best((one) => one.errors + one.warnings === 0, bySize);
    const withErrors = best(
      (one) => one.errors > 0,
      (one) => one.errors,
    );
    const withWarnings = best(
      (one) => one.errors === 0 && one.warnings > 0,
      (one) => one.warnings,
    );
    return {
      facts: filled?.facts ??
        withErrors?.facts ?? { today: brusselsDay(new Date().toISOString()), ...actors('') },
      ...(filled && { filled }),
      ...(withErrors && { withErrors }),
      ...(withWarnings && { withWarnings }),
    };
  };
}

function candidatesOf(
  bundle: Bundle,
  file: CaseFile,
  actors: Actors,
  validators: ReturnType<typeof validatorsOf>,
): Candidate[] {
  const outcomes = runCase(bundle, file, actors, validators);
  return file.steps.flatMap(({ step, data, who, at }, index) => {
    if (step === undefined || data === undefined) return [];
    const found = outcomes[index]?.errors ?? [];
    const count = (severity: string) => found.filter((error) => error.severity === severity).length;
    return {
      step,
      title: file.title,
      recordType: file.recordType,
      data,
      facts: { today: brusselsDay(at), ...actors(who) },
      size: JSON.stringify(data).length,
      errors: count('error'),
      warnings: count('warning'),
    };
  });
}

function exampleOf(candidate: Candidate | undefined): Example | undefined {
  if (!candidate) return undefined;
  const { title, recordType, data, facts } = candidate;
  return { title, recordType, data, facts };
}

const bySize = (one: Candidate) => one.size;
const nobody: Actors = () => ({
  organisation: { number: '', name: '' },
  author: { number: '', name: '' },
});
