import { describe, expect, test } from 'vitest';
import { developmentActors } from '../src/cases/actors.ts';
import { createCaseRunner } from '../src/cases/createCaseRunner.ts';
import { casesOf, formsFolder, loadRegistry, registries } from './forms.ts';

describe.each(registries)('%s', async (name) => {
  const { files, bundle } = await loadRegistry(name);
  const run = createCaseRunner(bundle, await developmentActors(formsFolder, name));

  test.each(casesOf(files))('%s', async (_path, file) => {
    expect((await run(file)).differences, file.title).toEqual([]);
  });
});
