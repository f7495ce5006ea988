import { PGlite } from '@electric-sql/pglite';
import { createTransmitter, elapseDeadlines } from '@greffe/service/browser';
import type { OpenServer } from '@greffe/service/testing';
import { sessionHeader } from '../src/api/identity.ts';
import { createMockApi } from '../src/index.ts';

/** A mock that cases run on: by the case's clock, and with a receiver that acknowledges when the case says so. */
export async function openCaseServer(file: Blob): Promise<OpenServer> {
  let now = new Date();
  const clock = () => now;
  const mock = await createMockApi({ client: new PGlite({ loadDataDir: file }), clock });
  const queue = { enqueue: async () => {} };
  let corrections: NonNullable<Parameters<OpenServer['acknowledge']>[2]> = [];
  const receiver = { send: async () => ({ corrections }) };
  const settings = { database: mock.database, recordKeys: mock.recordKeys, clock, queue };
  const transmitter = createTransmitter({ ...settings, receiver, pseudonymKey: new Uint8Array(32).fill(1) });

  const request = async (
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ) => {
    const response = await mock.fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, json: text === '' ? {} : JSON.parse(text) };
  };
  const sessions = new Map<string, string>();
  const signIn = async (person: string): Promise<string> => {
    const { json } = await request('POST', '/auth/choose', { person }, {});
    sessions.set(person, json.token);
    return json.token;
  };
  // The mock's own receiver would acknowledge at once.
  await request('POST', '/dev/receiver', { state: 'down' }, {});

  return {
    setTime: (at) => {
      now = at;
    },
    elapse: () => elapseDeadlines(settings),
    ask: async (person, method, path, body, headers = {}) => {
      const token = sessions.get(person) ?? (await signIn(person));
      return request(method, path, body, { ...headers, [sessionHeader]: token });
    },
    acknowledge: (record, version, faults = []) => {
      corrections = faults;
      return transmitter.send({ record, version });
    },
    close: () => mock.end(),
  };
}
