import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { main } from '../src/main.ts';

export const fixtures = fileURLToPath(new URL('../../definition/test/fixtures', import.meta.url));

/** Runs a command line as a terminal does, and answers what it printed. */
export async function run(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const lines = { out: [] as string[], error: [] as string[] };
  const code = await main(args, {
    out: (line) => lines.out.push(line),
    error: (line) => lines.error.push(line),
  });
  return { code, out: lines.out.join('\n'), error: lines.error.join('\n') };
}

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A copy of the fixtures in which a file of the library card was changed. */
export async function copyWith(file: string, change: (text: string) => string): Promise<string> {
  const folder = await temporaryFolder();
  await cp(fixtures, folder, { recursive: true });
  const path = join(folder, 'library-card', file);
  await writeFile(path, change(await readFile(path, 'utf8')));
  return join(folder, 'library-card');
}
