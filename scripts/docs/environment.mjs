import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const code = 'apps/server/src/config';
const page = 'docs/operations.md';

/** A sentence for every variable that the server reads and the table of operations leaves out, and the reverse. */
export function checkEnvironment(root) {
  const read = (file) => readFileSync(join(root, file), 'utf8');
  const files = readdirSync(join(root, code)).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const source = files.map((name) => read(join(code, name))).join('\n');
  return compare(variablesRead(source), variablesTold(read(page)));
}

/** Names that the configuration's code reads from the environment. */
export const variablesRead = (source) =>
  new Set([...source.matchAll(/\bread\.\w+\('([A-Z][A-Z_]+)'/g)].map(([, name]) => name));

/** Names in the first column of the page's tables. */
export const variablesTold = (markdown) =>
  new Set(
    [...markdown.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell]) =>
      [...cell.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name),
    ),
  );

export function compare(inCode, inPage) {
  const missing = [...inCode].filter((name) => !inPage.has(name));
  const extra = [...inPage].filter((name) => !inCode.has(name));
  return [
    ...missing.map((name) => `${page} does not tell of ${name}, which ${code} reads.`),
    ...extra.map((name) => `${page} tells of ${name}, which ${code} does not read.`),
  ];
}
