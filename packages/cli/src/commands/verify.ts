import { resolve } from 'node:path';
import type { Finding } from '@greffe/definition';
import { loadDefinition } from '@greffe/definition/load';
import {
  type PropertyResult,
  REPORT_LANGUAGES,
  type VerificationReport,
  verify,
} from '@greffe/workflow/verify';
import { parseFolders } from '../folders.ts';
import { EXIT, type Output } from '../output.ts';
import { lineOf } from './check.ts';

export const verifyUsage = `verify <folder>… [--language ${REPORT_LANGUAGES.join('|')}] [--json]    proves workflows, or shows how they go wrong`;

interface Verified {
  readonly folder: string;
  /** None where the definition itself has errors, which are then the findings. */
  readonly report?: VerificationReport;
  readonly findings: readonly Finding[];
}

/** `greffe verify`: for each property of each record type whether it is proved, or the shortest way to where it fails. */
export async function verifyDefinitions(args: readonly string[], output: Output): Promise<number> {
  const options = await parseFolders(args, ['language']);
  const language = typeof options === 'string' ? undefined : (options.values.language ?? 'en');
  const fault =
    typeof options === 'string'
      ? options
      : language !== undefined && REPORT_LANGUAGES.includes(language)
        ? undefined
        : `There is no language "${language}". Known: ${REPORT_LANGUAGES.join(', ')}.`;
  if (fault !== undefined || typeof options === 'string' || language === undefined) {
    output.error(`${fault}\n\ngreffe ${verifyUsage}`);
    return EXIT.wrongUse;
  }
  const definitions: Verified[] = [];
  for (const folder of options.folders) definitions.push(await verified(folder, language));
  if (options.isJson) output.out(JSON.stringify({ definitions }, undefined, 2));
  else for (const definition of definitions) print(definition, output);
  return definitions.every(({ report }) => report?.isProved) ? EXIT.good : EXIT.findings;
}

async function verified(folder: string, language: string): Promise<Verified> {
  const { bundle, findings } = await loadDefinition(resolve(folder));
  if (!bundle) return { folder, findings };
  return { folder, findings: [], report: verify(bundle, { language, clock: () => performance.now() }) };
}

function print({ folder, report, findings }: Verified, output: Output): void {
  for (const finding of findings) output.error(`${folder}/${lineOf(finding)}`);
  if (!report) {
    output.error(`${folder}: the definition itself has errors; nothing was verified.`);
    return;
  }
  for (const result of report.results) printResult(folder, result, output);
  const proved = report.results.filter(({ answer }) => answer === 'proved').length;
  const took = report.results.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const rest = report.results.length - proved;
  output.out(`${folder}: ${proved} proved, ${rest} not (${(took / 1000).toFixed(2)} s)`);
}

const ANSWERS = { proved: 'proved', violated: 'VIOLATED', notFullyExplored: 'NOT FULLY EXPLORED' } as const;

function printResult(folder: string, result: PropertyResult, output: Output): void {
  const { recordType, answer, title, milliseconds, violations, left } = result;
  output.out(`${folder} ${recordType}: ${ANSWERS[answer]}: ${title} (${Math.round(milliseconds)} ms)`);
  for (const { finding, trace } of violations) {
    output.out(`  ${folder}/${lineOf(finding)}`);
    for (const sentence of trace) output.out(`    ${sentence}`);
  }
  for (const sentence of left) output.out(`  ${sentence}`);
}
