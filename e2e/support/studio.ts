import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Page } from '@playwright/test';
import { formsFolder } from './forms.ts';
import { serverOnly } from './serverOnly.ts';
import { signIn } from './signIn.ts';
import { expect } from './test.ts';

/** Who administers the registries in development. */
export const administrator = 'Nora Claes';

/** Why no flow of the studio runs on the mock. */
export const noStudio = serverOnly('the studio: drafts, checks and publication are the server’s');

export const openStudio = (page: Page): Promise<void> => signIn(page, administrator, '/studio');

/** Waits until the server has everything that was done. */
export async function isSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Enregistré à \d\d:\d\d$/ })).toBeVisible();
}

/** Definitions in the folder that the server under test was started with. */
export const registriesOnDisk = (): readonly string[] =>
  readdirSync(formsFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** The files of a definition in the folder that the server under test was started with. */
export function filesOnDisk(registry: string): Record<string, string> {
  const folder = join(formsFolder(), registry);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(
    paths.map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]),
  );
}
