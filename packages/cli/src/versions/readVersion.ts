import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Bundle, buildBundle, contentHash, type Finding } from '@greffe/definition';
import { loadDefinition } from '@greffe/definition/load';

/** A version as a command line names it: its bundle, or what is wrong; a sentence where there is nothing at all. */
export type ReadVersion =
  | { readonly bundle: Bundle; readonly findings: readonly Finding[] }
  | { readonly findings: readonly Finding[] }
  | { readonly fault: string };

/** Reads a folder, a bundle's file, or `<folder>@<git ref>`. */
export async function readVersion(name: string): Promise<ReadVersion> {
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) return loadDefinition(resolve(name));
  if (found?.isFile()) return readBundleFile(name);
  const [, folder, ref] = /^(.+)@([\w./~^-]+)$/.exec(name) ?? [];
  if (folder !== undefined && ref !== undefined) return readFromGit(resolve(folder), ref);
  return { fault: `There is no folder and no file ${resolve(name)}.` };
}

async function readBundleFile(path: string): Promise<ReadVersion> {
  try {
    const { hash, ...content } = JSON.parse(await readFile(path, 'utf8')) as Bundle;
    if (contentHash(content) === hash) return { bundle: { ...content, hash }, findings: [] };
    return { fault: `${path} is no bundle that "greffe publish" wrote, or was changed since.` };
  } catch {
    return { fault: `${path} cannot be read as a bundle.` };
  }
}

function readFromGit(folder: string, ref: string): ReadVersion {
  const git = (...args: string[]) =>
    spawnSync('git', ['-C', dirname(folder), ...args], { encoding: 'utf8', maxBuffer: 50_000_000 });
  const filesIn = (name: string): Record<string, string> | undefined => {
    const listed = git('ls-tree', '-r', '--name-only', '--full-name', '-z', ref, '--', `./${name}/`);
    if (listed.status !== 0) return undefined;
    const prefix = git('rev-parse', '--show-prefix').stdout.trim();
    const paths = listed.stdout.split('\0').filter((path) => /\.(?:json|csv|md|svg)$/.test(path));
    return Object.fromEntries(
      paths.map((path) => [path.slice(join(prefix, name).length + 1), git('show', `${ref}:${path}`).stdout]),
    );
  };
  const files = filesIn(basename(folder));
  if (!files || Object.keys(files).length === 0) return { fault: `git has no folder ${folder} at ${ref}.` };
  return buildBundle(files, filesIn('shared') ?? {});
}
