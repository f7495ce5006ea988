import { elapseDeadlines } from '../src/deadlines/elapseDeadlines.ts';
import { createTransmitter } from '../src/transmission/createTransmitter.ts';
import type { ReceiverComment } from '../src/transmission/Receiver.ts';
import type { CaseRegistry, OpenServer } from './cases.ts';
import { createTestApp } from './harness.ts';

/** The service on a real database, with a clock that cases set and a receiver that takes everything. */
export async function openOnPostgres(registries: readonly CaseRegistry[]): Promise<OpenServer> {
  let now = new Date();
  const bundles = registries.map(({ bundle }) => bundle);
  const identities = registries[0]?.development;
  const test = await createTestApp(bundles, { ...(identities && { identities }), clock: () => now });
  let corrections: readonly ReceiverComment[] = [];
  const receiver = { send: async () => ({ corrections }) };
  const pseudonymKey = new Uint8Array(32).fill(1);
  const transmitter = createTransmitter({ ...test.ports, receiver, pseudonymKey });
  return {
    setTime: (at) => {
      now = at;
    },
    elapse: () => elapseDeadlines(test.ports),
    ask: test.ask,
    acknowledge: (record, version, faults = []) => {
      corrections = faults;
      return transmitter.send({ record, version });
    },
    close: () => test.end(),
  };
}
