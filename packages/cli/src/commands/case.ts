import { dirname, resolve } from 'node:path';
import type { CaseFile } from '@greffe/definition';
import { loadDefinition, readFolder } from '@greffe/definition/load';
import { developmentActors } from '../cases/actors.ts';
import { runCase } from '../cases/runCase.ts';
import { validatorsOf } from '../cases/validators.ts';
import { parseFolders } from '../folders.ts';
import { EXIT, type Output } from '../output.ts';
import { lineOf } from './check.ts';

export const caseUsage = 'case <folder>… [--json]    runs the cases of definitions, without a server';

interface RunCase {
  readonly file: string;
  readonly title: string;
  /** Sentences; none where the case holds. */
  readonly differences: readonly string[];
}

/** `greffe case`: runs every case of each folder and prints where it does not hold. */
export async function runCases(args: readonly string[], output: Output): Promise<number> {
  const options = await parseFolders(args);
  if (typeof options === 'string') {
    output.error(`${options}\n\ngreffe ${caseUsage}`);
    return EXIT.wrongUse;
  }
  const definitions: { folder: string; cases: readonly RunCase[] }[] = [];
  for (const folder of options.folders) {
    const cases = await casesOf(resolve(folder), output);
    if (!cases) return EXIT.findings;
    definitions.push({ folder, cases });
  }
  if (options.isJson) output.out(JSON.stringify({ definitions }, undefined, 2));
  else for (const { folder, cases } of definitions) print(folder, cases, output);
  return definitions.some(({ cases }) => cases.some(isBroken)) ? EXIT.findings : EXIT.good;
}

const isBroken = ({ differences }: RunCase) => differences.length > 0;

async function casesOf(folder: string, output: Output): Promise<RunCase[] | undefined> {
  const { bundle, findings } = await loadDefinition(folder);
  if (!bundle) {
    for (const finding of findings) output.error(lineOf(finding));
    output.error(`${folder}: the definition itself has errors; its cases were not run.`);
    return undefined;
  }
  const files = await readFolder(folder);
  const actors = await developmentActors(dirname(folder), bundle.id);
  const validators = validatorsOf(bundle);
  return Object.entries(files).flatMap(([file, text]): RunCase[] => {
    if (!file.endsWith('.case.json')) return [];
    const example = JSON.parse(text) as CaseFile;
    const differences = runCase(bundle, example, actors, validators).flatMap((outcome, index) =>
      outcome.differences.map((difference) => `step ${index + 1}: ${difference}`),
    );
    return [{ file, title: example.title, differences }];
  });
}

function print(folder: string, cases: readonly RunCase[], output: Output): void {
  const broken = cases.filter(isBroken);
  for (const { file, title, differences } of broken) {
    output.out(`${folder}/${file}: ${title}`);
    for (const difference of differences) output.out(`  ${difference}`);
  }
  output.out(`${folder}: ${cases.length - broken.length} cases hold, ${broken.length} do not`);
}
