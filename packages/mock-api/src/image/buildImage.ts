import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { readMigrations } from '@greffe/database/node';
import { openPglite } from '@greffe/database/pglite';
import type { Bundle, Finding } from '@greffe/definition';
import { type CompiledValidator, compileStepValidator } from '@greffe/definition/compile';
import { type Development, loadDefinition, loadDevelopment } from '@greffe/definition/load';
import { publishDefinition, seedDevelopment } from '@greffe/service';
import { type DevelopmentPerson, developmentPeople } from '@greffe/service/development';
import manifest from '../../package.json' with { type: 'json' };

/** A fault of a definition, with the folder that it is in. */
export interface ImageFinding extends Finding {
  readonly folder: string;
}

/** A database as a file, and what a browser needs beside it. */
export interface Image {
  /** Named by all that went into it. */
  readonly id: string;
  /** A gzipped tar of PGlite's data folder. */
  readonly file: string;
  /** One ES module a step's schema, by the schema's hash. */
  readonly validators: Readonly<Record<string, string>>;
  readonly people: readonly DevelopmentPerson[];
}

export type ImageResult =
  | { readonly image: Image; readonly findings: readonly [] }
  | { readonly findings: readonly ImageFinding[] };

interface Content {
  readonly bundles: readonly Bundle[];
  readonly compiled: ReadonlyMap<string, readonly CompiledValidator[]>;
  readonly development: Development;
}

/** Raised when what an image holds changes otherwise than by its content. */
const format = 1;

/**
 * Makes the database that the mock opens: migrated, with the definitions of `formsFolder` in force and its
 * development people. An image of the same content that is in `target` already is used again.
 */
export async function buildImage(formsFolder: string, target: string): Promise<ImageResult> {
  const { content, findings } = await readContent(formsFolder);
  if (!content) return { findings };
  const id = await identify(content);
  const file = join(target, `${id}.tgz`);
  const validators: Record<string, string> = {};
  await mkdir(target, { recursive: true });
  for (const { hash, code } of [...content.compiled.values()].flat()) {
    const module = join(target, `${hash}.js`);
    validators[hash] = module;
    // Untouched when it says the same: a server that watches it would load its pages again.
    if ((await readFile(module, 'utf8').catch(() => '')) !== code) await writeFile(module, code);
  }
  const names = await readdir(target);
  if (!names.includes(`${id}.tgz`)) {
    await writeFile(`${file}.new`, await dump(content));
    await rename(`${file}.new`, file);
    const old = names.filter((name) => /^[0-9a-f]{16}\.tgz$/.test(name));
    await Promise.all(old.map((name) => rm(join(target, name), { force: true })));
  }
  return { image: { id, file, validators, people: developmentPeople(content.development) }, findings: [] };
}

async function readContent(
  formsFolder: string,
): Promise<{ readonly content?: Content; readonly findings: readonly ImageFinding[] }> {
  const entries = await readdir(formsFolder, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => join(formsFolder, name))
    .sort();
  const bundles: Bundle[] = [];
  const faults: ImageFinding[] = [];
  for (const folder of folders) {
    const { bundle, findings } = await loadDefinition(folder);
    if (bundle) bundles.push(bundle);
    const errors = findings.filter(({ severity }) => severity === 'error');
    faults.push(...errors.map((finding) => ({ ...finding, folder })));
  }
  if (faults.length > 0) return { findings: faults };
  const compiled = new Map(
    bundles.map((bundle) => [bundle.hash, Object.values(bundle.steps).map(compileStepValidator)]),
  );
  return { content: { bundles, compiled, development: await loadDevelopment(formsFolder) }, findings: [] };
}

async function identify({ bundles, compiled, development }: Content): Promise<string> {
  const parts = [
    format,
    manifest.dependencies['@electric-sql/pglite'],
    await readMigrations(),
    bundles.map(({ hash }) => [hash, compiled.get(hash)]),
    development,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

async function dump({ bundles, compiled, development }: Content): Promise<Uint8Array> {
  const client = new PGlite();
  try {
    const database = await openPglite(client, await readMigrations());
    for (const bundle of bundles) await publishDefinition(database, bundle, compiled.get(bundle.hash) ?? []);
    await seedDevelopment(database, development);
    // A clean end of the log, or every page that opens the image would replay all of it.
    await client.exec('reset role; checkpoint');
    return new Uint8Array(await (await client.dumpDataDir('gzip')).arrayBuffer());
  } finally {
    await client.close();
  }
}
