import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { loansBundle } from '../../test/loans.ts';
import { sendRecord, soundData } from '../../test/steps.ts';
import { createTransmitter } from './createTransmitter.ts';
import type { CodedRecord } from './Receiver.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

const keyOf = (text: string) => new TextEncoder().encode(`${text}, of thirty-two bytes or more`);

/** What would leave of a record under these keys; the receiver takes nothing, so that it can be asked again. */
async function leaving(record: string, current: string, former: readonly string[] = []) {
  let payload: CodedRecord | undefined;
  const transmitter = createTransmitter({
    ...test.ports,
    receiver: {
      send: (message) => {
        payload = message.payload;
        return Promise.reject(new Error('not taken'));
      },
    },
    pseudonymKey: keyOf(current),
    formerPseudonymKeys: former.map(keyOf),
  });
  await expect(transmitter.send({ record, version: 1 })).rejects.toThrow('not taken');
  return payload?.beneficiary;
}

it('a key that was replaced leaves no person unknown to a receiver (CO-10)', async () => {
  const { id } = await sendRecord(test);
  const before = await leaving(id, 'first');
  expect(before).toEqual({
    pseudonym: expect.stringMatching(/^[0-9a-f]{64}$/),
    pseudonymKey: expect.stringMatching(/^[0-9a-f]{12}$/),
  });
  const after = await leaving(id, 'second', ['first']);
  expect(after?.pseudonym).not.toBe(before?.pseudonym);
  expect(after?.formerPseudonyms).toEqual([before]);
  const later = await leaving(id, 'third', ['second', 'first']);
  expect(later?.formerPseudonyms?.map(({ pseudonym }) => pseudonym)).toEqual([
    after?.pseudonym,
    before?.pseudonym,
  ]);
  expect(await leaving(id, 'second'), 'once the old key is destroyed nothing leads back').not.toHaveProperty(
    'formerPseudonyms',
  );
});

it('one person has one pseudonym in a registry, another has another', async () => {
  const [one, same, other] = [
    await sendRecord(test),
    await sendRecord(test),
    await sendRecord(test, { ...soundData, who: { number: '61031712684' } }),
  ];
  const [first, second, third] = [
    await leaving(one.id, 'a'),
    await leaving(same.id, 'a'),
    await leaving(other.id, 'a'),
  ];
  expect(first?.pseudonym).toBe(second?.pseudonym);
  expect(first?.pseudonym).not.toBe(third?.pseudonym);
});
