import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle } from '@greffe/definition';
import { createStepModel, initialData } from '@greffe/definition';
import { type Names, renameData, renameIds, renamePointer } from '@greffe/definition/rename';
import { FORMAT_NAMES } from '@greffe/identifiers';
import type { Actors } from '@greffe/workflow/cases';
import { describe, expect, test } from 'vitest';
import { developmentActors } from '../src/cases/actors.ts';
import { createCaseRunner } from '../src/cases/createCaseRunner.ts';
import { casesOf, formsFolder, loadRegistry, registries, soundBundle } from './forms.ts';
import { renameOutcome } from './renameOutcome.ts';

/** Each seed is another set of random names; what fails under one fails again under the same. */
const SEEDS = [1, 20_070_101, 4_294_967_295];

/** Names that a definition chose itself. */
function chosenNames(bundle: Bundle): Set<string> {
  const steps = Object.values(bundle.steps);
  return new Set([
    bundle.id,
    ...bundle.roles.map(({ id }) => id),
    ...bundle.recordTypes.map(({ id }) => id),
    ...steps.map(({ id }) => id),
    ...steps.flatMap(({ rules }) => rules.map(({ id }) => id)),
    ...steps.flatMap(({ fields }) => fields.map(({ pointer }) => pointer.split('/').at(-1) ?? '')),
    ...Object.keys(bundle.tables),
  ]);
}

/** Every key and id of a bundle, without its sentences and citations. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[^\w-]+/);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    ['cite', 'reason', 'legalBasis', 'support', 'texts', 'tables', 'schema'].includes(key)
      ? []
      : namesIn(member),
  );
}

describe.each(registries)('%s is data: under random names it does the same', async (name) => {
  const { files, shared, bundle } = await loadRegistry(name);
  const actors = await developmentActors(formsFolder, name);
  const run = createCaseRunner(bundle, actors);

  describe.each(SEEDS)('seed %i', (seed) => {
    const renamed = renameIds(files, shared, bundle, seed);
    const { names } = renamed;
    const other = soundBundle(renamed.files, renamed.shared);
    const otherActors: Actors = (role, label) => actors(originalRole(bundle, names, role), label);
    const runOther = createCaseRunner(other, otherActors);
    const otherCases = new Map(casesOf(renamed.files));

    test('none of its own names is left', () => {
      const kept = new Set(namesIn({ ...other, languages: [] }));
      // Words that the form of a definition itself uses, such as the kind of a field.
      const words = new Set(namesIn(VOCABULARY));
      const left = [...chosenNames(bundle)].filter(
        (word) => word !== '*' && kept.has(word) && !words.has(word),
      );
      expect(left).toEqual([]);
    });

    test.each(casesOf(files))('%s', async (path, file) => {
      const renamedFile = otherCases.get(path);
      if (!renamedFile) throw new Error(`${path} was lost.`);
      const { outcomes } = await run(file);
      const { outcomes: others, differences } = await runOther(renamedFile);
      expect(others).toEqual(outcomes.map((outcome) => renameOutcome(outcome, names)));
      expect(differences).toEqual([]);

      file.steps.forEach((caseStep, index) => {
        const step = caseStep.step;
        const renamedStep = renamedFile.steps[index]?.step;
        if (step === undefined || renamedStep === undefined) return;
        const facts = { today: caseStep.at.slice(0, 10), ...actors(caseStep.who) };
        const model = createStepModel(bundle, step);
        const derived = model.derive(caseStep.data ?? {}, facts);
        const otherDerived = createStepModel(other, renamedStep).derive(
          renamedFile.steps[index]?.data ?? {},
          facts,
        );
        const rename = (pointers: Iterable<string>) =>
          [...pointers].map((pointer) => renamePointer(pointer, names)).sort();
        expect(otherDerived.visible).toEqual(renameData(derived.visible, model.step, names));
        expect([...otherDerived.hidden].sort()).toEqual(rename(derived.hidden));
        expect([...otherDerived.required].sort()).toEqual(rename(derived.required));
        expect([...otherDerived.readOnly].sort()).toEqual(rename(derived.readOnly));
      });
    });

    test('a record begins with the same data', () => {
      const facts = { today: '2026-11-22', ...actors('') };
      for (const step of Object.values(bundle.steps)) {
        const before = renameData(initialData(bundle, step.id, facts), step, names);
        expect(initialData(other, names.rename('step', step.id), facts)).toEqual(before);
      }
    });
  });
});

/** Words of the definition's form that a registry may use for its own things as well. */
const VOCABULARY = {
  kinds: 'object list text date integer number boolean choice file',
  formats: FORMAT_NAMES.join(' '),
  fields: 'niss hasNoNiss code lastName firstName birthDate sex name title value unit type label',
  scopes: 'organisation everywhere beneficiary link',
};

function originalRole(bundle: Bundle, names: Names, role: string): string {
  return bundle.roles.find(({ id }) => names.rename('role', id) === role)?.id ?? role;
}

/** Plain words that an example has as the name of a step, and that mean something else in the program: of workflow.json itself, of an approval, of an expression. */
const FORM_WORDS = ['consent', 'answer', 'evaluation'];

describe('no program names a registry', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  /** Tests, stories and fixtures show examples; they run in no product. */
  const isExample = (path: string) =>
    /\.(?:test|stories|examples)\.tsx?$|\/(?:test|fixtures|stories)\//.test(path);
  const sources = ['packages', 'apps'].flatMap((area) =>
    readdirSync(join(root, area), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(
        (path) => !/\/(?:node_modules|dist|generated)\//.test(path) && !isExample(relative(root, path)),
      ),
  );

  test('there are programs to look at', () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  test.each(registries)(
    '%s: neither its id, nor its steps and record types, nor a nomenclature code',
    async (name) => {
      const { files, bundle } = await loadRegistry(name);
      const codes = Object.values(files).flatMap((text) => text.match(/(?<!\d)\d{6}-\d{6}(?!\d)/g) ?? []);
      const words = new Set([
        bundle.id,
        ...Object.keys(bundle.steps),
        ...bundle.recordTypes.map(({ id }) => id),
        ...codes,
        ...codes.flatMap((pair) => pair.split('-')),
      ]);
      // An example's names are plain words that any sentence may hold: they are looked for in quotes.
      const isPlain = (word: string) => bundle.example === true && /^[a-z]+$/.test(word);
      const [plain, own] = [[...words].filter(isPlain), [...words].filter((word) => !isPlain(word))];
      const quoted = plain.filter((word) => !FORM_WORDS.includes(word)).join('|');
      const pattern = new RegExp(
        `(?<![\\w-])(?:${own.join('|')})(?![\\w-])${quoted === '' ? '' : `|['"\`](?:${quoted})['"\`]`}`,
      );
      const found = sources.flatMap((path) => {
        const lines = readFileSync(path, 'utf8').split('\n');
        return lines.flatMap((line, index) =>
          pattern.test(line) ? [`${relative(root, path)}:${index + 1}: ${line.trim()}`] : [],
        );
      });
      expect(found).toEqual([]);
    },
  );
});
