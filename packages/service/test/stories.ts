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
  /** When the first case that gave data begins: their dates are of that time. */
  readonly start: number;
  readonly byStep: Readonly<Record<string, readonly StepData[]>>;
}

/** Data that cases validate steps with and no fault is expected of, at most three different ones a step. */
async function samplesOf(registry: string, recordType: string, steps: readonly string[]): Promise<Samples> {
  const byStep: Record<string, StepData[]> = {};
  let start = Number.POSITIVE_INFINITY;
  for (const file of filesOf(registry)) {
    const one = await readCase(registry, file);
    if (one.recordType !== recordType) continue;
    for (const { do: type, step, data, at, expect: expected, record } of one.steps) {
      const isPlain =
        type === 'validate' &&
        (record ?? 'main') === 'main' &&
        !expected?.refused &&
        !expected?.errors?.length;
      if (!isPlain || step === undefined || !data || !steps.includes(step)) continue;
      const known = byStep[step] ?? [];
      const isNew = !known.some((other) => JSON.stringify(other) === JSON.stringify(data));
      if (known.length < 3 && isNew) byStep[step] = [...known, data];
      start = Math.min(start, Date.parse(at));
    }
  }
  return { start, byStep };
}

async function storiesFor(registry: string, known: CaseRegistry): Promise<readonly CaseFile[]> {
  const { bundle } = known;
  const stories: CaseFile[] = [];
  for (const [recordType, workflow] of Object.entries(bundle.workflows)) {
    // A record that needs a parent is told of by the cases: a story starts with nothing.
    if (workflow.links.some(({ kind }) => kind === 'parent')) continue;
    const samples = await samplesOf(
      registry,
      recordType,
      workflow.steps.map(({ id }) => id),
    );
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
