import { compileStepValidator } from '@greffe/definition/compile';
import { expect } from 'vitest';
import type { DraftView, StudioRegistry } from '../src/api/index.ts';
import { publishDefinition } from '../src/index.ts';
import { type Answer, createTestApp, people, type TestApp } from './harness.ts';
import { loansBundle, loansFiles } from './loans.ts';
import { key, match } from './steps.ts';

/** Two administrators of everything, one of another registry, and the clerks and readers of the loans. */
const identities = {
  ...people,
  people: [
    ...people.people,
    { id: 'nora', givenName: 'Nora', familyName: 'Nys', language: 'en' },
    { id: 'otto', givenName: 'Otto', familyName: 'Ons', language: 'de' },
    { id: 'pia', givenName: 'Pia', familyName: 'Pot', language: 'nl' },
  ],
  memberships: [
    ...people.memberships,
    { person: 'nora', registry: '*', role: 'registry-administrator', organisation: '71000436' },
    { person: 'otto', registry: 'loans', role: 'registry-administrator', organisation: '71000436' },
    { person: 'pia', registry: 'other', role: 'registry-administrator', organisation: '71000436' },
  ],
};

/** The application with the loans in force and their files kept. */
export async function createStudio(): Promise<TestApp> {
  const test = await createTestApp([], { identities });
  const bundle = loansBundle();
  const compiled = Object.values(bundle.steps).map(compileStepValidator);
  await publishDefinition(test.database, bundle, compiled, { sources: { files: loansFiles(), shared: {} } });
  return test;
}

export const draftOf = (answer: Answer): DraftView => answer.json as unknown as DraftView;

export async function startDraft(test: TestApp, body: Record<string, unknown> = {}): Promise<DraftView> {
  const creation = { registry: 'loans', from: 'inForce', ...body };
  const answer = await test.ask('nora', 'POST', '/api/studio/drafts', creation, key());
  expect(answer.status, answer.text).toBe(201);
  return draftOf(answer);
}

export function change(
  test: TestApp,
  draft: Pick<DraftView, 'id' | 'revision'>,
  changes: Record<string, unknown>,
  person = 'nora',
): Promise<Answer> {
  return test.ask(person, 'PUT', `/api/studio/drafts/${draft.id}`, { changes }, match(draft.revision));
}

export function publish(
  test: TestApp,
  draft: Pick<DraftView, 'id' | 'revision'>,
  version: string,
  headers: Record<string, string> = key(),
): Promise<Answer> {
  const body = { version, notes: 'More room for notes.' };
  const path = `/api/studio/drafts/${draft.id}/publish`;
  return test.ask('nora', 'POST', path, body, { ...match(draft.revision), ...headers });
}

export async function registryOf(test: TestApp, id = 'loans', person = 'nora'): Promise<StudioRegistry> {
  const answer = await test.ask(person, 'GET', '/api/studio/registries');
  expect(answer.status, answer.text).toBe(200);
  const found = (answer.json.registries as StudioRegistry[]).find((registry) => registry.id === id);
  if (found === undefined) throw new Error(`No registry ${id}: ${answer.text}`);
  return found;
}
