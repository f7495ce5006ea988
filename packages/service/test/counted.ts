import type { Bundle } from '@greffe/definition';
import { expect } from 'vitest';
import type { RecordView } from '../src/api/index.ts';
import { DefinitionStore } from '../src/definitions/DefinitionStore.ts';
import { createRunAs } from '../src/http/runAs.ts';
import { hear } from '../src/transmission/sendTransmission.ts';
import type { TestApp } from './harness.ts';
import { loansBundle, texts } from './loans.ts';
import { command, createRecord, soundData, viewOf } from './steps.ts';

const counter = (id: string, note: string, more: Readonly<Record<string, unknown>>) => ({
  id,
  counts: [{ recordType: 'loan', step: 'card', when: `has(data.note) && data.note == "${note}"` }],
  scope: 'all',
  period: 'none',
  whenFull: 'refuse',
  at: '/note',
  seenBy: ['clerk'],
  origin: 'proposed',
  reason: 'For a test.',
  ...more,
});

/** Three loans noted as rare in all; two noted as new in a calendar year. */
const countersFile = {
  recipients: ['keeper'],
  counters: [
    counter('rare', 'rare', { limit: 3, notices: { from: 1, every: 1 } }),
    counter('new', 'new', { limit: 2, period: 'year-of-validation' }),
  ],
};

const words = {
  'counter.rare.title': 'Rare books',
  'counter.rare.full': 'No rare book is left: note it as new.',
  'counter.rare.noticeFull': 'Note them as new from now on.',
  'counter.new.title': 'New books',
  'counter.new.full': 'No new book is left this year: delete the loan.',
  'counter.new.noticeFull': 'No new book is left this year.',
  'recipient.keeper.title': 'Keeper',
};

/** The loans, some of which are counted. */
export function countedLoans(version = '1.0.0', file: unknown = countersFile): Bundle {
  const languages = ['fr', 'nl', 'de', 'en'].map((language) => [
    `i18n/${language}.json`,
    { ...texts, ...words },
  ]);
  return loansBundle(version, { 'counters.json': file, ...Object.fromEntries(languages) });
}

/** A loan that was sent with a note, and arrived; one that was sent before is opened again for it. */
export async function sendNoted(test: TestApp, note: string, before?: RecordView): Promise<RecordView> {
  const record = before === undefined ? await createRecord(test) : await reopened(test, before.id);
  const sent = await command(test, record, 'validate', { data: { ...soundData, note } });
  expect(sent.status, sent.text).toBe(200);
  const { id } = viewOf(sent);
  const [last] = await test.asAdmin('select max(version) as version from transmissions where record = $1', [
    id,
  ]);
  const runAs = createRunAs(test.ports, new DefinitionStore(test.ports.createSchemaValidator));
  const receiver = { send: () => Promise.reject(new Error('Nobody is asked.')) };
  await hear({ runAs, receiver, pseudonymKeys: [] }, { record: id, version: Number(last?.version) });
  return readNoted(test, id);
}

export const readNoted = async (test: TestApp, id: string): Promise<RecordView> =>
  viewOf(await test.ask('ann', 'GET', `/api/records/${id}`));

/** A loan, open again. */
export async function reopened(test: TestApp, id: string): Promise<RecordView> {
  const answer = await command(test, await readNoted(test, id), 'reopen');
  expect(answer.status, answer.text).toBe(200);
  return viewOf(answer);
}
