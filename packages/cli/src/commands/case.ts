import { dirname, join, resolve } from 'node:path';
import type { CaseFile } from '@greffe/definition';
import { lineAt, loadDefinition, readFolder } from '@greffe/definition/load';
import type { CaseDifference } from '@greffe/workflow/cases';
import { developmentActors } from '../cases/actors.ts';
import { createCaseRunner } from '../cases/createCaseRunner.ts';
import { parseFolders } from '../folders.ts';
import { EXIT, type Output } from '../output.ts';
import { lineOf } from './check.ts';

export const caseUsage = 'case <folder>… [--json]    runs the cases of definitions, without a server';

interface RunCase {
  readonly file: string;
  readonly title: string;
  /** None where the case holds. */
  readonly differences: readonly (CaseDifference & { readonly line: number })[];
}

/** `greffe case`: runs every case of each folder and prints which hold, and where the others do not. */
export async function runCases(args: readonly string[], output: Output): Promise<number> {
  const options = await parseFolders(args);
  if (typeof options === 'string') {
    output.error(`${options}\n\ngreffe ${caseUsage}`);
    return EXIT.wrongUse;
  }
  const definitions: { folder: string; cases: readonly RunCase[] }[] = [];
  for (const folder of options.folders) {
    const cases = await casesOf(folder, output);
    if (!cases) return EXIT.findings;
    definitions.push({ folder, cases });
  }
  if (options.isJson) output.out(JSON.stringify({ definitions }, undefined, 2));
  else for (const { folder, cases } of definitions) print(folder, cases, output);
  return definitions.some(({ cases }) => cases.some(isBroken)) ? EXIT.findings : EXIT.good;
}

const isBroken = ({ differences }: RunCase) => differences.length > 0;

async function casesOf(folder: string, output: Output): Promise<RunCase[] | undefined> {
  const path = resolve(folder);
  const { bundle, findings } = await loadDefinition(path);
  if (!bundle) {
    for (const finding of findings) output.error(lineOf(finding));
    output.error(`${folder}: the definition itself has errors; its cases were not run.`);
    return undefined;
  }
  const run = createCaseRunner(bundle, await developmentActors(dirname(path), bundle.id));
  const ran: RunCase[] = [];
  for (const [file, text] of Object.entries(await readFolder(path))) {
    if (!file.endsWith('.case.json')) continue;
    const example = JSON.parse(text) as CaseFile;
    const differences = await run(example).then(
      (result) => result.differences,
      // A story that cannot be told, such as one about a record that nobody started, breaks as a whole.
      (error: unknown) => [{ pointer: '', message: error instanceof Error ? error.message : String(error) }],
    );
    const placed = differences.map((difference) => ({
      ...difference,
      line: lineAt(text, difference.pointer),
    }));
    ran.push({ file, title: example.title, differences: placed });
  }
  return ran;
}

function print(folder: string, cases: readonly RunCase[], output: Output): void {
  for (const one of cases) {
    const path = join(folder, one.file);
    output.out(`${path}: ${isBroken(one) ? 'does not hold' : 'holds'}: ${one.title}`);
    for (const { line, pointer, message } of one.differences)
      output.out(`  ${path}:${line}: ${pointer}: ${message}`);
  }
  const broken = cases.filter(isBroken).length;
  output.out(`${folder}: ${cases.length - broken} cases hold, ${broken} do not`);
}
