import { personOf, recordId, startFilled } from '../access/filled.ts';
import { type Figure, median, rounded } from '../lib/Bench.ts';
import { completeData, registration } from '../lib/registration.ts';

const sizes = { records: 50, people: 50, wide: 1 };
const record = 0;

/** Web Crypto's ciphers, as long as something else stands in for them. */
const real = { encrypt: crypto.subtle.encrypt, decrypt: crypto.subtle.decrypt };
/** As long as what AES-GCM puts behind a text. */
const tag = 16;
const copied = {
  encrypt: async (_algorithm: unknown, _key: unknown, bytes: Uint8Array) => {
    const all = new Uint8Array(bytes.byteLength + tag);
    all.set(bytes);
    return all.buffer;
  },
  decrypt: async (_algorithm: unknown, _key: unknown, bytes: Uint8Array) => bytes.slice(0, -tag).buffer,
};

/** Saves that change an answer, each beside one whose values are copied where they would be sealed: all else is alike. */
export async function sealing(seconds: number): Promise<Figure[]> {
  const filled = await startFilled(sizes);
  const times = { sealed: [] as number[], plain: [] as number[] };
  let revision: number | undefined;
  const headers = { 'x-person': personOf(record, 0, sizes), 'content-type': 'application/json' };
  const path = `http://localhost/api/records/${recordId(record)}`;
  const save = async (turn: number): Promise<number> => {
    const body = JSON.stringify({ data: completeData(turn) });
    const began = performance.now();
    const answer = await filled.held.request(`${path}/steps/${registration.step}/draft`, {
      method: 'PUT',
      body,
      headers: { ...headers, 'if-match': `"${revision}"` },
    });
    const text = await answer.text();
    const took = performance.now() - began;
    if (answer.status !== 200) throw new Error(`A draft was not saved (${answer.status}): ${text}`);
    ({ revision } = JSON.parse(text) as { revision: number });
    return took;
  };
  try {
    const read = await filled.held.request(path, { headers });
    ({ revision } = (await read.json()) as { revision: number });
    const end = performance.now() + seconds * 2000;
    for (let turn = 0; turn < 60 || performance.now() < end; turn += 1) {
      const isSealed = Math.floor((turn + 1) / 2) % 2 === 0;
      Object.assign(crypto.subtle, isSealed ? real : copied);
      const took = await save(turn);
      // The first compile what follows.
      if (turn >= 40) times[isSealed ? 'sealed' : 'plain'].push(took);
    }
  } finally {
    Object.assign(crypto.subtle, real);
    await filled.stop();
  }
  const [sealed, plain] = [median(times.sealed), median(times.plain)];
  return [
    {
      what: 'a save that changes answers',
      value: rounded(sealed),
      unit: 'ms',
      note: `in this process, PostgreSQL without fsync; median of ${times.sealed.length}`,
    },
    { what: 'the same, copied instead of sealed', value: rounded(plain), unit: 'ms', note: 'in turn' },
    { what: 'sealing within a save', value: rounded(sealed / plain), unit: 'times' },
  ];
}
