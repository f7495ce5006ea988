import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDefinition } from '@greffe/definition/load';
import { expect, it } from 'vitest';
import { checkFiles } from './checkFiles.ts';
import { compileSchema } from './stepSchema.ts';

const forms = fileURLToPath(new URL('../../../../../forms', import.meta.url));
const folders = (await readdir(forms, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name);

it.each(folders)(
  '%s passes as a draft as it passes as a folder, every step of it can be previewed',
  async (name) => {
    const { bundle, sources } = await loadDefinition(join(forms, name));
    const report = await checkFiles({ ...sources, registry: name, language: 'en', compiles: true });
    expect(report.bundle?.hash).toBe(bundle?.hash);
    expect(report.cases.failed).toEqual([]);
    const cases = Object.keys(sources.files).filter((file) => file.endsWith('.case.json'));
    expect(report.cases.passed).toBe(cases.length);
    expect(report.verifier?.isProved).toBe(true);
    const steps = Object.values(bundle?.steps ?? {});
    expect(report.compiled.map(({ hash }) => hash)).toEqual(steps.map(({ schemaHash }) => schemaHash));
    for (const { id, schema, schemaHash } of steps)
      expect(compileSchema(schema), id).toMatchObject({ ok: true, validator: { hash: schemaHash } });
  },
  120_000,
);
