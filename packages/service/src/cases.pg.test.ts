import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseFile, CaseStep } from '@greffe/definition';
import { type Development, loadDefinition, loadDevelopment } from '@greffe/definition/load';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../test/harness.ts';
import { key, match, viewOf } from '../test/steps.ts';
import type { RecordView } from './api/index.ts';
import { DefinitionStore } from './definitions/DefinitionStore.ts';
import { createRunAs } from './http/runAs.ts';
import { sendTransmission } from './transmission/sendTransmission.ts';

const forms = fileURLToPath(new URL('../../../forms/', import.meta.url));
const registries = readdirSync(forms, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name);

/** Every case of every registry once more, this time over HTTP and on a real database. */
describe.each(registries)('the cases of %s', (folder) => {
  const cases = readdirSync(join(forms, folder, 'cases')).filter((name) => name.endsWith('.case.json'));
  let test: TestApp;
  let development: Development;
  let registry: string;
  let now = new Date();

  beforeAll(async () => {
    const { bundle, findings } = await loadDefinition(join(forms, folder));
    if (bundle === undefined) throw new Error(JSON.stringify(findings));
    registry = bundle.id;
    development = await loadDevelopment(forms);
    test = await createTestApp([bundle], { identities: development, clock: () => now });
  });
  afterAll(() => test.end());

  const memberOf = (role: string) => {
    const found = development.memberships.find((held) => held.registry === registry && held.role === role);
    if (found === undefined) throw new Error(`Nobody is ${role} in development.json.`);
    return found;
  };

  it.each(cases)('%s', async (name) => {
    const text = await readFile(join(forms, folder, 'cases', name), 'utf8');
    const { recordType, steps } = JSON.parse(text) as CaseFile;
    const [first] = steps;
    if (first === undefined) throw new Error('A case without steps.');
    now = new Date(first.at);
    const { person, organisation } = memberOf(first.who);
    const creation = { registry, recordType, organisation };
    let record = viewOf(await test.ask(person, 'POST', '/api/records', creation, key()));
    for (const [index, step] of steps.entries()) {
      now = new Date(step.at);
      const answer = await perform(record, step);
      const after = viewOf(await test.ask(person, 'GET', `/api/records/${record.id}`));
      check(step, answer, after, `step ${index + 1}`);
      record = after;
    }
  });

  async function perform(record: RecordView, { who, do: type, step = '', data }: CaseStep) {
    const { person } = memberOf(who);
    const path = `/api/records/${record.id}`;
    const revision = match(record.revision);
    if (type === 'save') return test.ask(person, 'PUT', `${path}/steps/${step}/draft`, { data }, revision);
    if (type !== 'acknowledge') {
      const body = { type, step, ...(data === undefined ? {} : { data }) };
      return test.ask(person, 'POST', `${path}/commands`, body, { ...revision, ...key() });
    }
    const runAs = createRunAs(test.ports, new DefinitionStore());
    const version = record.history.filter((entry) => entry.type === 'acknowledged').length + 1;
    const tools = { runAs, receiver: { send: async () => {} }, pseudonymKey: new Uint8Array(32).fill(1) };
    await sendTransmission(tools, { record: record.id, version });
    return undefined;
  }

  function check(
    { do: type, expect: wanted }: CaseStep,
    answer: Answer | undefined,
    after: RecordView,
    at: string,
  ) {
    if (wanted?.status !== undefined) expect(after.status, at).toBe(wanted.status);
    const isAccepted = answer === undefined || answer.status === 200;
    if (wanted?.refused === 'notYourRole' && answer?.status === 404) {
      // A role that no step names cannot open the record, so that it is not even told why.
      expect(answer.json.code, at).toBe('notFound');
    } else if (wanted?.refused !== undefined && wanted.refused !== 'dataInvalid') {
      expect(answer?.json.refusal, at).toMatchObject({ code: wanted.refused });
    } else if (type === 'validate' && (wanted?.errors?.length ?? 0) > 0) {
      expect(answer?.status, at).toBe(422);
      expect(faultsOf(answer), at).toEqual(expect.arrayContaining([...(wanted?.errors ?? [])]));
      expect(faultsOf(answer), at).toHaveLength(wanted?.errors?.length ?? 0);
      expect(after.code, at).toBeUndefined();
    } else {
      expect(isAccepted, `${at}: ${answer?.text.slice(0, 500)}`).toBe(true);
    }
  }
});

interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly rule?: string;
}

/** Errors as cases name them; a warning blocks nothing. */
function faultsOf(answer: Answer | undefined): Fault[] {
  const errors = (answer?.json.errors ?? []) as {
    pointer: string;
    code: string;
    severity: string;
    params?: { rule?: string };
  }[];
  return errors
    .filter(({ severity }) => severity === 'error')
    .map(({ pointer, code, params }) => ({
      pointer,
      code,
      ...(params?.rule === undefined ? {} : { rule: params.rule }),
    }));
}
