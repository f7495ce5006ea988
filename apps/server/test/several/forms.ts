import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loansFiles } from '@greffe/service/testing';

const organisation = '71000436';
const inEach = (text: string) => Object.fromEntries(['fr', 'nl', 'de', 'en'].map((one) => [one, text]));
/** By which somebody can be given a role. */
export const numberOfReader = '10000000001';
const person = (id: string, role: string, number?: string) => ({
  person: {
    id,
    givenName: id,
    familyName: 'Test',
    language: 'en',
    description: inEach('Invented'),
    ...(number && { number }),
  },
  membership: { person: id, registry: 'loans', role, organisation },
});
const everybody = [person('ann', 'clerk'), person('cas', 'reader', numberOfReader)];

/** The registry's files, with somebody who reads beside who writes. */
export function loans(version = '1.0.0'): Record<string, string> {
  const files = loansFiles(version);
  const { recordTypes } = JSON.parse(files['workflow.json'] ?? '') as { recordTypes: { loan: object } };
  const loan = { ...recordTypes.loan, access: [{ role: 'reader', when: 'always' }] };
  return { ...files, 'workflow.json': `${JSON.stringify({ recordTypes: { loan } }, null, 2)}\n` };
}

/** A folder with one small invented registry and two people, for servers that are started often. */
export async function writeForms(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-loans-'));
  const development = {
    organisations: [{ number: organisation, name: 'North' }],
    people: everybody.map(({ person: one }) => one),
    memberships: everybody.map(({ membership }) => membership),
  };
  await writeFiles(join(folder, 'loans'), {
    ...loans(),
    'development.json': `${JSON.stringify(development, null, 2)}\n`,
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

export const newLoan = { registry: 'loans', recordType: 'loan', organisation };
