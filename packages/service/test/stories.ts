import type { CaseFile, StepData } from '@greffe/definition';
import { createCasting, runCase, storiesOf } from '@greffe/workflow/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpDriver } from './caseDriver.ts';
import {
  type CaseRegistry,
  engineOf,
  filesOf,
  loadRegistry,
  type OpenServer,
  readCase,
  registries,
} from './cases.ts';

/** States looked for in each record type: `GREFFE_STORIES=300` tries more, and takes longer. */
const mostStates = Number(process.env.GREFFE_STORIES ?? 24);

interface Samples {
  /** When the longest case begins: its data are of that time. */
  readonly start: number;
  readonly byStep: Readonly<Record<string, readonly StepData[]>>;
}

/** Validations of a case that nothing is wrong with. */
const validationsOf = ({ steps }: CaseFile) =>
  steps.filter(
    ({ do: type, data, step, record = 'main', expect: expected }) =>
      type === 'validate' &&
      data &&
      step &&
      record === 'main' &&
      !expected?.refused &&
      !expected?.errors?.length,
  );

/** Data that cases validate steps with: the longest case's, and of each step at most three different ones. */
async function samplesOf(registry: string, recordType: string): Promise<Samples> {
  const files = await Promise.all(filesOf(registry).map((file) => readCase(registry, file)));
  const cases = files
    .filter((one) => one.recordType === recordType && validationsOf(one).length > 0)
    .sort((a, b) => validationsOf(b).length - validationsOf(a).length);
  const byStep: Record<string, StepData[]> = {};
  for (const { step = '', data = {} } of cases.flatMap(validationsOf)) {
    const known = byStep[step] ?? [];
    const isNew = !known.some((other) => JSON.stringify(other) === JSON.stringify(data));
    if (known.length < 3 && isNew) byStep[step] = [...known, data];
  }
  return { start: Date.parse(cases[0]?.steps[0]?.at ?? '2026-11-22T09:00:00Z'), byStep };
}

async function storiesFor(registry: string, known: CaseRegistry): Promise<readonly CaseFile[]> {
  const { bundle } = known;
  const stories: CaseFile[] = [];
  for (const [recordType, workflow] of Object.entries(bundle.workflows)) {
    // A record that needs a parent is told of by the cases: a story starts with nothing.
    if (workflow.links.some(({ kind }) => kind === 'parent')) continue;
    const samples = await samplesOf(registry, recordType);
    const creator = bundle.recordTypes.find(({ id }) => id === recordType)?.createdBy[0] ?? '';
    const options = {
      recordType,
      workflow,
      creator,
      start: samples.start,
      samples: samples.byStep,
      mostStates,
    };
    stories.push(...(await storiesOf({ ...options, createDriver: engineOf(known) })));
  }
  return stories;
}

/** Paths of each definition's machine, walked over HTTP: every state on the way is what the engine alone says. */
export function describeStories(
  open: (registries: readonly CaseRegistry[]) => Promise<OpenServer>,
  timeout: number,
): void {
  const loaded = new Map<string, CaseRegistry>();
  let server: OpenServer;

  beforeAll(async () => {
    for (const registry of registries) loaded.set(registry, await loadRegistry(registry));
    server = await open([...loaded.values()]);
  }, timeout);
  afterAll(() => server?.close());

  describe('paths of the machine', () => {
    it.each(registries)(
      '%s',
      async (registry) => {
        const known = loaded.get(registry);
        if (!known) throw new RangeError(`${registry} was not loaded.`);
        const stories = await storiesFor(registry, known);
        expect(stories.length).toBeGreaterThan(0);
        let moves = 0;
        for (const story of stories) {
          const driver = createHttpDriver(
            server,
            known.bundle.id,
            createCasting(known.development, known.bundle.id),
            known.bundle.steps,
          );
          const { differences } = await runCase(driver, story);
          expect({
            story: story.title,
            differences,
            steps: differences.length > 0 ? story.steps : [],
          }).toEqual({
            story: story.title,
            differences: [],
            steps: [],
          });
          moves += story.steps.length;
        }
        process.stdout.write(`${registry}: ${stories.length} paths, ${moves} moves\n`);
      },
      timeout,
    );
  });
}
