import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AuditHead } from '@greffe/service/audit';

/** The heads in the files that were named; a sentence where one has none. */
export async function keptHeads(files: readonly string[]): Promise<readonly AuditHead[] | string> {
  const { readHeads } = await import('@greffe/service/audit');
  const heads: AuditHead[] = [];
  for (const file of files) {
    const text = await readFile(resolve(file), 'utf8').catch(() => undefined);
    if (text === undefined) return `${file} cannot be read.`;
    const found = readHeads(text);
    if (found.length === 0) return `${file} holds no head of an audit.`;
    heads.push(...found);
  }
  return heads;
}
