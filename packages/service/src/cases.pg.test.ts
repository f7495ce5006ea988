import { describeCases } from '../test/cases.ts';
import { createTestApp } from '../test/harness.ts';
import { elapseDeadlines } from './deadlines/elapseDeadlines.ts';
import { createTransmitter } from './transmission/createTransmitter.ts';

/** Every case of every registry once more, this time over HTTP and on a real database. */
describeCases(
  'PostgreSQL',
  async (registries) => {
    let now = new Date();
    const bundles = registries.map(({ bundle }) => bundle);
    const identities = registries[0]?.development;
    const test = await createTestApp(bundles, { ...(identities && { identities }), clock: () => now });
    const receiver = { send: async () => {} };
    const transmitter = createTransmitter({
      ...test.ports,
      receiver,
      pseudonymKey: new Uint8Array(32).fill(1),
    });
    return {
      setTime: (at) => {
        now = at;
      },
      elapse: () => elapseDeadlines(test.ports),
      ask: test.ask,
      acknowledge: (record, version) => transmitter.send({ record, version }),
      close: () => test.end(),
    };
  },
  60_000,
);
