import { resolve } from 'node:path';
import type { Finding } from '@greffe/definition';
import { loadDefinition } from '@greffe/definition/load';
import { parseFolders } from '../folders.ts';
import { EXIT, type Output } from '../output.ts';

export const checkUsage = 'check <folder>… [--json]   checks definitions, such as forms/my-registry';

interface Checked {
  readonly folder: string;
  /** Content hash, where there is a bundle. */
  readonly hash?: string;
  readonly findings: readonly Finding[];
}

/** `greffe check`: reads each folder and prints what was found. */
export async function check(args: readonly string[], output: Output): Promise<number> {
  const options = await parseFolders(args);
  if (typeof options === 'string') {
    output.error(`${options}\n\ngreffe ${checkUsage}`);
    return EXIT.wrongUse;
  }
  const checked: Checked[] = [];
  for (const folder of options.folders) {
    const { bundle, findings } = await loadDefinition(resolve(folder));
    checked.push({ folder, ...(bundle ? { hash: bundle.hash } : {}), findings });
  }
  if (options.isJson) output.out(JSON.stringify({ definitions: checked }, undefined, 2));
  else for (const definition of checked) printChecked(definition, output);
  return checked.some(({ findings }) => findings.length > 0) ? EXIT.findings : EXIT.good;
}

function printChecked({ folder, hash, findings }: Checked, output: Output): void {
  for (const finding of findings) output.out(`${folder}/${lineOf(finding)}`);
  const sum =
    findings.length === 0 ? 'good' : [count('error', findings), count('warning', findings)].join(', ');
  output.out(`${folder}: ${sum}${hash === undefined ? '' : ` (${hash.slice(0, 12)})`}`);
}

function count(severity: Finding['severity'], findings: readonly Finding[]): string {
  const number = findings.filter((finding) => finding.severity === severity).length;
  return `${number} ${severity}${number === 1 ? '' : 's'}`;
}

/** A finding on one line: `file:pointer: severity code message (suggestion)`. */
export function lineOf({ file, pointer, severity, code, message, suggestion }: Finding): string {
  return `${file}:${pointer}: ${severity} ${code} ${message}${suggestion === undefined ? '' : ` (${suggestion})`}`;
}
