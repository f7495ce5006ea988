import type { Table } from '@greffe/rules';
import { contentHash } from '../data/canonical.ts';
import { createFindings, type Findings } from '../lint/finding.ts';
import { checkMigrationFile } from '../migrate/prepare.ts';
import type { Bundle, Finding, Step } from '../types.ts';
import { buildStep, valuesOf } from './buildStep.ts';
import { checkCase } from './case/check.ts';
import { countersOfFile } from './counters.ts';
import { checkForm } from './form.ts';
import { checkLinkRoles } from './linkRoles.ts';
import { BundleMemory } from './memory.ts';
import { checkNamedRoles } from './namedRoles.ts';
import { checkName } from './names.ts';
import { readSources, type Sources } from './sources.ts';
import { checkTexts, expectedKeys, gatherTexts } from './texts.ts';
import { workflowsOf } from './workflow/index.ts';

/** What came of reading a definition: the bundle where there is no error, and everything that was found. */
export interface BundleResult {
  readonly bundle?: Bundle;
  readonly findings: readonly Finding[];
}

/**
 * Makes one closed bundle of a definition's files.
 * @param files path inside the registry's folder → text.
 * @param shared path inside the folder of shared modules (`beneficiary/module.schema.json`) → text.
 * @param memory of an editor that asks again after each change; the bundles share what did not change.
 */
export function buildBundle(
  files: Readonly<Record<string, string>>,
  shared: Readonly<Record<string, string>>,
  memory: BundleMemory = new BundleMemory(),
): BundleResult {
  const findings = createFindings();
  const result = build(files, shared, memory, findings);
  memory.turn();
  return { ...result, findings: findings.list };
}

function build(
  files: Readonly<Record<string, string>>,
  shared: Readonly<Record<string, string>>,
  memory: BundleMemory,
  findings: Findings,
): Pick<BundleResult, 'bundle'> {
  const sources = readSources(files, shared, findings, memory);
  for (const [name, present] of [
    ['form.json', files['form.json']],
    ['workflow.json', files['workflow.json']],
  ] as const) {
    if (present === undefined)
      findings.error('file.missing', { file: name, pointer: '' }, `A definition has a file "${name}".`);
  }
  // A file that could not be read would make a dozen findings elsewhere that say nothing new.
  if (findings.hasErrors || !sources.form || !sources.workflow) return {};
  const bundle = assemble(sources, sources.form, sources.workflow, memory, findings);
  return findings.hasErrors ? {} : { bundle };
}

function assemble(
  sources: Sources,
  formSource: NonNullable<Sources['form']>,
  workflowSource: NonNullable<Sources['workflow']>,
  memory: BundleMemory,
  findings: Findings,
): Bundle {
  const form = formSource.value;
  const tables: Record<string, Table> = Object.fromEntries(
    Object.entries(sources.tables).map(([name, { value }]) => [name, value]),
  );
  const everywhere = [
    sources.rules?.value,
    ...Object.entries(sources.modules).flatMap(([name, module]) => [name, ...valuesOf(module)]),
    ...Object.entries(tables).flat(),
    ...Object.entries(sources.pictures).flatMap(([name, { value }]) => [name, value]),
  ];
  const built = Object.entries(sources.steps).flatMap(([id, source]) => {
    const make = (found: Findings) => buildStep(id, source, sources, tables, found);
    return memory.recall(`step ${id}`, [...valuesOf(source), ...everywhere], findings, make) ?? [];
  });
  const steps = Object.fromEntries(built.map(({ step }) => [step.id, step]));
  sources.rules?.value.rules.forEach((rule, index) => {
    const place = { file: sources.rules?.file ?? '', pointer: `/rules/${index}/step` };
    checkName('step', rule.step ?? '', Object.keys(sources.steps), place, findings);
  });
  for (const { step } of built) checkRuleIds(step, findings);
  checkForm(formSource, steps, findings);
  checkLinkRoles(formSource, workflowSource, findings);
  checkNamedRoles(formSource, workflowSource, steps, findings);
  const ground = { steps, tables, workflows: workflowSource.value.recordTypes };
  const workflows = workflowsOf(workflowSource, form, ground, findings);
  const counting = countersOfFile(sources.counters, { form, workflows, steps, tables }, findings);

  const mounts = built.flatMap(({ step, mounts }) => mounts.map((mount) => ({ ...mount, step: step.id })));
  checkLanguages(sources, form.languages, findings);
  const { texts, places } = gatherTexts(form.languages, sources.texts, mounts);
  checkTexts(texts, places, expectedKeys(form, built, workflows, counting), findings);

  const { formatVersion, id, version, example, languages, legalBasis, support, codePrefix } = form;
  const { approval, retention, roles, recordTypes } = form;
  const content = {
    formatVersion,
    id,
    version,
    ...(example === undefined ? {} : { example }),
    languages,
    legalBasis,
    support,
    codePrefix,
    ...(approval === undefined ? {} : { approval }),
    ...(retention === undefined ? {} : { retention }),
    roles,
    recordTypes,
    workflows,
    steps,
    tables,
    // Without counters no key: the hash is the one that the version always had.
    ...counting,
    ...migrationsOf(sources),
    texts,
  };
  const bundle: Bundle = { ...content, hash: contentHash(content) };
  for (const example of sources.cases) checkCase(example, bundle, findings);
  for (const [to, { value }] of Object.entries(sources.migrations)) {
    checkMigrationFile(to, value, bundle, findings);
  }
  return bundle;
}

/** A version without migrations has no such key: its hash is the one that it always had. */
function migrationsOf({ migrations }: Sources): Pick<Bundle, 'migrations'> {
  const files = Object.entries(migrations).map(([version, { value }]) => [version, value] as const);
  return files.length === 0 ? {} : { migrations: Object.fromEntries(files) };
}

function checkRuleIds(step: Step, findings: Findings): void {
  const seen = new Set<string>();
  for (const { id } of step.rules) {
    if (seen.has(id))
      findings.error(
        'id.duplicate',
        { file: 'rules.json', pointer: '/rules' },
        `The rule "${id}" stands twice in the step "${step.id}".`,
      );
    seen.add(id);
  }
}

function checkLanguages(sources: Sources, languages: readonly string[], findings: Findings): void {
  for (const language of Object.keys(sources.texts)) {
    if (languages.includes(language)) continue;
    const file = `i18n/${language}.json`;
    findings.warning(
      'text.language',
      { file, pointer: '' },
      `"${language}" is not among the languages of form.json.`,
    );
  }
}
