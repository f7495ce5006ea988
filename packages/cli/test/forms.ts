import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bundle, buildBundle, type CaseFile } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import { loadDevelopment, readFolder } from '@greffe/definition/load';
import type { Actors, Validators } from '../src/cases/runCase.ts';

export const formsFolder = fileURLToPath(new URL('../../../forms', import.meta.url));

/** Every registry's folder under forms/. */
export const registries = readdirSync(formsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map((entry) => entry.name)
  .sort();

/** A registry's files and its bundle. */
export interface Registry {
  readonly files: Record<string, string>;
  readonly shared: Record<string, string>;
  readonly bundle: Bundle;
}

/** A bundle without any finding. */
export function soundBundle(files: Record<string, string>, shared: Record<string, string>): Bundle {
  const { bundle, findings } = buildBundle(files, shared);
  if (!bundle || findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 5), undefined, 2));
  return bundle;
}

export async function loadRegistry(name: string): Promise<Registry> {
  const files = await readFolder(join(formsFolder, name));
  const shared = await readFolder(join(formsFolder, 'shared'));
  return { files, shared, bundle: soundBundle(files, shared) };
}

/** The cases among a definition's files, by name. */
export function casesOf(files: Record<string, string>): [string, CaseFile][] {
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.case.json'))
    .map(([path, text]) => [path, JSON.parse(text) as CaseFile]);
}

/** The first development identity that has a role in a registry acts for it. */
export async function developmentActors(registry: string): Promise<Actors> {
  const { people, organisations, memberships } = await loadDevelopment(formsFolder);
  return (role) => {
    const mine = memberships.filter((member) => member.registry === registry);
    const membership = mine.find((member) => member.role === role) ?? mine[0];
    const person = people.find(({ id }) => id === membership?.person);
    const organisation = organisations.find(({ number }) => number === membership?.organisation);
    return {
      organisation: { number: organisation?.number ?? '', name: organisation?.name ?? '' },
      author: {
        number: person?.number ?? '',
        name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
      },
    };
  };
}

/** Validators of a bundle, each compiled once. */
export function validatorsOf(bundle: Bundle): Validators {
  const compiled = new Map(
    Object.values(bundle.steps).map((step) => [step.id, createSchemaValidator(step)] as const),
  );
  return (step) => {
    const validator = compiled.get(step);
    if (!validator) throw new Error(`There is no step "${step}".`);
    return validator;
  };
}
