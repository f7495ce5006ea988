import { type Bundle, brusselsDay, type CaseFile, type Facts, type StepData } from '@greffe/definition';
import type { Actors, CaseOutcome } from '@greffe/workflow/cases';
import { developmentActors } from '../../packages/cli/src/cases/actors.ts';
import { createCaseRunner } from '../../packages/cli/src/cases/createCaseRunner.ts';

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
  const run = createCaseRunner(bundle, actors);
  const cases = Object.entries(files)
    .filter(([path]) => path.endsWith('.case.json'))
    .map(([, text]) => JSON.parse(text) as CaseFile);
  const ran = await Promise.all(cases.map(async (file) => ({ file, outcomes: (await run(file)).outcomes })));
  const candidates = ran.flatMap(({ file, outcomes }) => candidatesOf(file, outcomes, actors));
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

function candidatesOf(file: CaseFile, outcomes: readonly CaseOutcome[], actors: Actors): Candidate[] {
  const started = file.steps.filter((step) => step.do === 'create');
  const types = new Map(started.map(({ record = 'main', recordType }) => [record, recordType]));
  return file.steps.flatMap(({ step, data, who, at, record = 'main' }, index) => {
    if (step === undefined || data === undefined) return [];
    const { errors = [], warnings = [] } = outcomes[index]?.answer ?? {};
    return {
      step,
      title: file.title,
      recordType: types.get(record) ?? file.recordType,
      data,
      facts: { today: brusselsDay(at), ...actors(who) },
      size: JSON.stringify(data).length,
      errors: errors.length,
      warnings: warnings.length,
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
