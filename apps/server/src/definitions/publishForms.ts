import { join } from 'node:path';
import type { Database } from '@greffe/database';
import type { Finding } from '@greffe/definition';
import { versionsInForce } from '@greffe/service';
import { StartFault } from '../faults/StartFault.ts';
import { definitionFolders } from './folders.ts';
import { findingLine, publishFolder, standsBackLine, versionName } from './publishFolder.ts';

/**
 * Publishes every definition folder under `formsFolder`; what is unchanged since the last start costs nothing.
 * Throws a StartFault for a folder that has errors.
 */
export async function publishForms(
  database: Database,
  formsFolder: string,
  say: (line: string) => void,
): Promise<void> {
  const inForce = await versionsInForce(database);
  for (const name of await readFolders(formsFolder)) {
    const known = inForce.find(({ registry }) => registry === name)?.hash;
    const folder = join(formsFolder, name);
    const publication = await publishFolder(database, folder, known);
    if (publication.kind === 'broken') throw new StartFault(refusal(folder, publication.findings));
    if (publication.kind === 'standsBack') say(standsBackLine(name, publication.bundle, publication.why));
    if (publication.kind === 'published') say(`Published ${name} ${versionName(publication.bundle)}`);
  }
}

/** The definition folders; a StartFault where there is no such folder at all. */
export async function readFolders(formsFolder: string): Promise<string[]> {
  return definitionFolders(formsFolder).catch((cause: unknown) => {
    throw new StartFault(
      `The definitions cannot be read from ${formsFolder}: set GREFFE_FORMS to the folder that holds one folder a registry.`,
      { cause },
    );
  });
}

function refusal(folder: string, errors: readonly Finding[]): string {
  const lines = errors.slice(0, 10).map((finding) => `  ${findingLine(finding)}`);
  return [
    `The definition in ${folder} has errors (npx greffe check ${folder} shows them all):`,
    ...lines,
  ].join('\n');
}
