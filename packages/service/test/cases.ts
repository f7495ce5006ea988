import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle, CaseFile } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import { type Development, loadDefinition, loadDevelopment } from '@greffe/definition/load';
import {
  actorsOf,
  type CaseDriver,
  type CaseReport,
  createCasting,
  createEngineDriver,
  disagreements,
  reportLines,
  runCase,
} from '@greffe/workflow/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseServer, createHttpDriver } from './caseDriver.ts';

export { loansFiles } from './loans.ts';

const forms = fileURLToPath(new URL('../../../forms/', import.meta.url));
/** Where what each driver said is kept for the check \`cases\`, which lays the drivers side by side. */
const results = fileURLToPath(new URL('../../../test-results/', import.meta.url));

/** A registry with its cases. */
export interface CaseRegistry {
  readonly bundle: Bundle;
  readonly development: Development;
}

/** A server opened for cases, to be closed after them. */
export interface OpenServer extends CaseServer {
  close(): Promise<unknown>;
}

export const registries = readdirSync(forms, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name)
  .sort();

export const filesOf = (registry: string) =>
  readdirSync(join(forms, registry, 'cases')).filter((name) => name.endsWith('.case.json'));

export const readCase = async (registry: string, file: string): Promise<CaseFile> =>
  JSON.parse(await readFile(join(forms, registry, 'cases', file), 'utf8'));

export async function loadRegistry(registry: string): Promise<CaseRegistry> {
  const { bundle, findings } = await loadDefinition(join(forms, registry));
  if (bundle === undefined) throw new Error(JSON.stringify(findings));
  return { bundle, development: await loadDevelopment(forms) };
}

/** Makes drivers of the engine alone: what the other ones are compared with. */
export function engineOf({ bundle, development }: CaseRegistry): () => CaseDriver {
  const validators = new Map(
    Object.values(bundle.steps).map((step) => [step.id, createSchemaValidator(step)] as const),
  );
  const validatorOf = (step: string) => {
    const validator = validators.get(step);
    if (!validator) throw new RangeError(`There is no step "${step}".`);
    return validator;
  };
  return () => createEngineDriver(bundle, actorsOf(development, bundle.id), validatorOf);
}

/** What the engine alone says of every case that stands on disk. */
async function engineReports(loaded: ReadonlyMap<string, CaseRegistry>): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const [registry, known] of loaded) {
    const createDriver = engineOf(known);
    for (const file of filesOf(registry)) {
      const { differences } = await runCase(createDriver(), await readCase(registry, file));
      reports.push({ registry, file, holds: differences.length === 0 });
    }
  }
  return reports;
}

/**
 * Every case of every registry as a test over HTTP on a server; and at the end, that the server ran as many cases as
 * there are and as the engine alone does, and that both say the same of each.
 */
export function describeCases(
  name: string,
  open: (registries: readonly CaseRegistry[]) => Promise<OpenServer>,
  timeout: number,
): void {
  const began = new Date().toISOString();
  const loaded = new Map<string, CaseRegistry>();
  const reports: CaseReport[] = [];
  let server: OpenServer;

  beforeAll(async () => {
    for (const registry of registries) loaded.set(registry, await loadRegistry(registry));
    server = await open([...loaded.values()]);
  }, timeout);
  afterAll(() => server?.close());

  const run = async (registry: string, file: string) => {
    const known = loaded.get(registry);
    if (!known) throw new RangeError(`${registry} was not loaded.`);
    const { bundle, development } = known;
    const driver = createHttpDriver(server, bundle.id, createCasting(development, bundle.id), bundle.steps);
    return (await runCase(driver, await readCase(registry, file))).differences;
  };

  describe.each(registries)(`%s on ${name}`, (registry) => {
    it.each(filesOf(registry))(
      '%s',
      async (file) => {
        let holds = false;
        try {
          const differences = await run(registry, file);
          holds = differences.length === 0;
          expect(differences).toEqual([]);
        } finally {
          reports.push({ registry, file, holds });
        }
      },
      timeout,
    );
  });

  it(
    'says of every case what the engine alone says',
    async () => {
      const all = { engine: await engineReports(loaded), [name]: reports };
      process.stdout.write(`${reportLines(all).join('\n')}\n`);
      await mkdir(results, { recursive: true });
      await writeFile(join(results, `cases-${name}.json`), JSON.stringify({ began, reports: all }));
      expect(disagreements(all)).toEqual([]);
    },
    timeout,
  );
}
