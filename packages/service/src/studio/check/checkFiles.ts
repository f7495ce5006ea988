import { type Bundle, buildBundle, type CaseFile, type Finding } from '@greffe/definition';
import { compileStepValidator, createSchemaValidator } from '@greffe/definition/compile';
import { patternFindings } from '@greffe/definition/patterns';
import { schemaFindings } from '@greffe/definition/secure';
import { actorsOf, createEngineDriver, type People, runCase } from '@greffe/workflow/cases';
import { verify } from '@greffe/workflow/verify';
import type { DefinitionFiles, DefinitionSources } from '../../definitions/sources.ts';
import type { CheckOrder, CheckReport, FailedCase } from './types.ts';

const noCases = { passed: 0, failed: [] };

/** Lints a definition's files, proves its workflows, runs its cases and, where asked to, compiles its validators. */
export async function checkFiles({
  files,
  shared,
  registry,
  language,
  compiles,
  isBundleAlone = false,
}: CheckOrder): Promise<CheckReport> {
  const built = buildBundle(files, shared);
  const { bundle } = built;
  const findings = [...built.findings];
  if (bundle)
    findings.push(...patternFindings(bundle), ...schemaFindings(bundle), ...checkId(bundle, registry));
  if (!bundle || findings.some(({ severity }) => severity === 'error'))
    return { findings, cases: noCases, compiled: [] };
  if (isBundleAlone) return { bundle, findings, cases: noCases, compiled: [] };
  return {
    bundle,
    findings,
    verifier: verify(bundle, { language }),
    cases: await runCases(bundle, { files, shared }),
    compiled: compiles ? Object.values(bundle.steps).map(compileStepValidator) : [],
  };
}

function checkId({ id }: Bundle, registry: string): Finding[] {
  if (id === registry) return [];
  const message = `The registry is called "${id}" here, and this draft is one of "${registry}".`;
  return [{ severity: 'error', code: 'form.id', file: 'form.json', pointer: '/id', message }];
}

async function runCases(bundle: Bundle, sources: DefinitionSources): Promise<CheckReport['cases']> {
  const compiled = new Map(Object.values(bundle.steps).map((step) => [step.id, createSchemaValidator(step)]));
  const actors = actorsOf(peopleOf(sources), bundle.id);
  const validators = (id: string) => {
    const validator = compiled.get(id);
    if (validator === undefined) throw new RangeError(`There is no step "${id}".`);
    return validator;
  };
  let passed = 0;
  const failed: FailedCase[] = [];
  for (const [file, text] of Object.entries(sources.files)) {
    if (!/^cases\/.+\.case\.json$/.test(file)) continue;
    const example = JSON.parse(text) as CaseFile;
    const differences = await runCase(createEngineDriver(bundle, actors, validators), example).then(
      (result) => result.differences,
      // A story that cannot be told, such as one about a record that nobody started, breaks as a whole.
      (error: unknown) => [{ pointer: '', message: error instanceof Error ? error.message : String(error) }],
    );
    if (differences.length === 0) passed += 1;
    else failed.push({ file, title: example.title, differences });
  }
  return { passed, failed };
}

/** The invented people of the definition and of the shared folder, as in development. */
function peopleOf({ files, shared }: DefinitionSources): People {
  const parts = [shared, files].map(developmentOf);
  return {
    organisations: parts.flatMap(({ organisations = [] }) => organisations),
    people: parts.flatMap(({ people = [] }) => people),
    memberships: parts.flatMap(({ memberships = [] }) => memberships),
  };
}

function developmentOf(files: DefinitionFiles): Partial<People> {
  try {
    return JSON.parse(files['development.json'] ?? '{}') as Partial<People>;
  } catch {
    // The linter has said so, where it is the definition's own.
    return {};
  }
}
