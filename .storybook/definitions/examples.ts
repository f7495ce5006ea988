import {
  type Bundle,
  brusselsDay,
  type CaseFile,
  type Facts,
  initialData,
  type StepData,
  validateStep,
} from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import { type Actors, type CaseOutcome, nobodysFile, withFiles } from '@greffe/workflow/cases';
import { developmentActors } from '../../packages/cli/src/cases/actors.ts';
import { createCaseRunner } from '../../packages/cli/src/cases/createCaseRunner.ts';

/** Data of a step with what its logic looks at besides, taken from a case. */
export interface Example {
  /** The case's title. */
  readonly title: string;
  readonly recordType: string;
  readonly data: StepData;
  readonly facts: Facts;
  /** Of no case: the step as it opens, sent with nothing filled in. */
  readonly isEmpty?: boolean;
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
  const named = (step: string, data: StepData) => withFiles(bundle.steps[step], data, nobodysFile);
  const candidates = (
    await Promise.all(ran.map(({ file, outcomes }) => candidatesOf(file, outcomes, actors, named)))
  ).flat();
  return (step) => {
    const mine = candidates.filter((one) => one.step === step);
    const best = (suits: (one: Candidate) => boolean, by: (one: Candidate) => number) =>
      exampleOf(mine.filter(suits).sort((a, b) => by(b) - by(a))[0]);
    const filled = best((one) => one.errors + one.warnings === 0, bySize);
    const ofCase = best(
      (one) => one.errors > 0,
      (one) => one.errors,
    );
    const withErrors = ofCase ?? (filled && nothingFilledIn(bundle, step, filled));
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

/** @param named gives files, which a case calls as it likes, the names that files have. */
async function candidatesOf(
  file: CaseFile,
  outcomes: readonly CaseOutcome[],
  actors: Actors,
  named: (step: string, data: StepData) => Promise<StepData>,
): Promise<Candidate[]> {
  const started = file.steps.filter((step) => step.do === 'create');
  const types = new Map(started.map(({ record = 'main', recordType }) => [record, recordType]));
  const made = file.steps.map(async ({ step, data, who, at, record = 'main' }, index) => {
    if (step === undefined || data === undefined) return [];
    const { errors = [], warnings = [] } = outcomes[index]?.answer ?? {};
    return {
      step,
      title: file.title,
      recordType: types.get(record) ?? file.recordType,
      data: await named(step, data),
      facts: { today: brusselsDay(at), ...actors(who) },
      size: JSON.stringify(data).length,
      errors: errors.length,
      warnings: warnings.length,
    };
  });
  return (await Promise.all(made)).flat();
}

/** The step sent as it opens, where something of it is required. */
function nothingFilledIn(bundle: Bundle, id: string, { recordType, facts }: Example): Example | undefined {
  const step = bundle.steps[id];
  if (step === undefined) return undefined;
  const data = initialData(bundle, id, facts);
  const found = validateStep(bundle, id, data, facts, createSchemaValidator(step));
  if (!found.some(({ severity }) => severity === 'error')) return undefined;
  return { title: 'Nothing filled in', recordType, data, facts, isEmpty: true };
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
