import { describe, expect, test } from 'vitest';
import { developmentActors } from '../src/cases/actors.ts';
import { runCase } from '../src/cases/runCase.ts';
import { validatorsOf } from '../src/cases/validators.ts';
import { casesOf, formsFolder, loadRegistry, registries } from './forms.ts';

describe.each(registries)('%s', async (name) => {
  const { files, bundle } = await loadRegistry(name);
  const actors = await developmentActors(formsFolder, name);
  const validators = validatorsOf(bundle);

  test.each(casesOf(files))('%s', (_path, file) => {
    const differences = runCase(bundle, file, actors, validators).flatMap(({ differences }, index) =>
      differences.map((difference) => `step ${index + 1}: ${difference}`),
    );
    expect(differences, file.title).toEqual([]);
  });
});
