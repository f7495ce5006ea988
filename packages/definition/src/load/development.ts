import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '../bundle/parseJson.ts';
import { createFindings } from '../lint/finding.ts';
import { checkAgainstMetaSchema } from '../meta/check.ts';
import { readFolder } from './load.ts';

/** Invented people and organisations to sign in as; never part of a bundle. */
export interface Development {
  readonly organisations: readonly { readonly number: string; readonly name: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly number?: string;
    readonly niss?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly language: string;
    readonly description: Readonly<Record<string, string>>;
  }[];
  readonly memberships: readonly {
    readonly person: string;
    readonly registry: string;
    readonly role: string;
    readonly organisation: string;
  }[];
}

/**
 * The development identities of all registries in a folder, those of `shared/development.json` included.
 * @throws with the first fault, when a file does not follow its meta-schema.
 */
export async function loadDevelopment(formsFolder: string): Promise<Development> {
  const folders = (await readdir(formsFolder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const parts: Partial<Development>[] = [];
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const text = (await readFolder(join(formsFolder, name)))['development.json'];
    if (text !== undefined) parts.push(parse(`${name}/development.json`, text));
  }
  return {
    organisations: uniqueBy(
      parts.flatMap((part) => part.organisations ?? []),
      ({ number }) => number,
    ),
    people: uniqueBy(
      parts.flatMap((part) => part.people ?? []),
      ({ id }) => id,
    ),
    memberships: parts.flatMap((part) => part.memberships ?? []),
  };
}

function parse(file: string, text: string): Partial<Development> {
  const findings = createFindings();
  const value = parseJson(file, text, findings);
  if (value !== undefined) checkAgainstMetaSchema('development', file, value, findings);
  const [fault] = findings.list;
  if (fault) throw new Error(`${file}:${fault.pointer}: ${fault.message} ${fault.suggestion ?? ''}`.trim());
  return value as Partial<Development>;
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
