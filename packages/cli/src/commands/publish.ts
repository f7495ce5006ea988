import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bundle, canonicalJson } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import { diff } from '@greffe/definition/diff';
import { type LoadedFolder, loadDefinition } from '@greffe/definition/load';
import type { PublishResult } from '@greffe/service';
import { EXIT, type Output } from '../output.ts';
import { databaseSentence, openDatabase } from '../versions/openDatabase.ts';
import { printChanges } from '../versions/print.ts';
import { runCases } from './case.ts';
import { lineOf } from './check.ts';
import { verifyDefinitions } from './verify.ts';

export const publishUsage =
  'publish <folder> [--out file.json] [--database url] [--language fr|nl|de|en] [--json]   makes a version of a definition: checked, proved, its cases run; written to a file or put in force on a database';

const options = {
  out: { type: 'string' },
  database: { type: 'string' },
  language: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** `greffe publish`: a version is a closed bundle, and only a definition without faults becomes one. */
export async function publish(args: readonly string[], output: Output): Promise<number> {
  const wrong = (message: string) => {
    output.error(`${message}\n\ngreffe ${publishUsage}`);
    return EXIT.wrongUse;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) return wrong('Say which folder.');
  if (values.out === undefined && values.database === undefined)
    return wrong('Say where to: --out or --database.');
  const sound = await soundDefinition(folder, output, wrong);
  if (typeof sound === 'number') return sound;
  const { bundle } = sound;
  if (values.out !== undefined) await writeFile(resolve(values.out), `${canonicalJson(bundle)}\n`);
  let isNew: boolean | undefined;
  if (values.database !== undefined) {
    try {
      const published = await putInForce(values.database, sound, values, output);
      if (published.standsBack !== undefined)
        return wrong(
          `${bundle.id} ${bundle.version} was withdrawn: publish it under a greater version number.`,
        );
      isNew = published.isNew;
    } catch (error) {
      return wrong(databaseSentence(error));
    }
  }
  const { id, version, hash } = bundle;
  const written = { registry: id, version, hash, ...(values.out === undefined ? {} : { file: values.out }) };
  if (values.json)
    output.out(JSON.stringify({ ...written, ...(isNew === undefined ? {} : { isNew }) }, undefined, 2));
  else {
    if (values.out !== undefined)
      output.out(`${id} ${version} (${hash.slice(0, 12)}) is written to ${values.out}`);
    if (isNew !== undefined) {
      output.out(
        `${id} ${version} (${hash.slice(0, 12)}) is in force${isNew ? '' : '; it was published before'}`,
      );
    }
  }
  return EXIT.good;
}

/** A definition without an error. */
type Sound = Pick<LoadedFolder, 'sources'> & { readonly bundle: Bundle };

/** What a folder holds, where it has no error, its properties are proved and its cases hold; else the exit code. */
async function soundDefinition(
  folder: string,
  output: Output,
  wrong: (message: string) => number,
): Promise<Sound | number> {
  const loaded = await loadDefinition(resolve(folder)).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  if (typeof loaded === 'string') return wrong(`${folder} cannot be read: ${loaded}`);
  const { bundle, findings, sources } = loaded;
  for (const finding of findings) output.error(`${folder}/${lineOf(finding)}`);
  if (!bundle) {
    output.error(`${folder} has errors: it is not published.`);
    return EXIT.findings;
  }
  for (const [prove, failure] of [
    [verifyDefinitions, 'not everything is proved'],
    [runCases, 'not every case holds'],
  ] as const) {
    const lines: string[] = [];
    const collect = { out: (line: string) => lines.push(line), error: (line: string) => lines.push(line) };
    if ((await prove([folder], collect)) === EXIT.good) continue;
    for (const line of lines) output.error(line);
    output.error(`${folder}: ${failure}: it is not published.`);
    return EXIT.findings;
  }
  return { bundle, sources };
}

/** Publishes on a database; answers what came of it. */
async function putInForce(
  url: string,
  { bundle, sources }: Sound,
  { language, json }: { readonly language: string; readonly json: boolean },
  output: Output,
): Promise<PublishResult> {
  const { publishDefinition, publishedBundles, versionsInForce } = await import('@greffe/service');
  const opened = await openDatabase(url);
  try {
    const before = (await versionsInForce(opened.database)).find(({ registry }) => registry === bundle.id);
    const older = before && (await publishedBundles(opened.ports, [before.hash])).get(before.hash);
    if (older && older.hash !== bundle.hash && !json) {
      printChanges(diff(older, bundle), [older, bundle], language, output);
    }
    const compiled = Object.values(bundle.steps).map(compileStepValidator);
    return await publishDefinition(opened.database, bundle, compiled, { sources });
  } finally {
    await opened.close();
  }
}
