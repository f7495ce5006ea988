import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPayload, sealDetail, sealPayload } from './eventValues.ts';
import { createRecordKeys } from './recordKeys.ts';
import { openMembers } from './sealedMembers.ts';

const bytes = (fill: number) => new Uint8Array(32).fill(fill);
const record = '0192e0c0-0000-7000-8000-000000000001';
const other = '0192e0c0-0000-7000-8000-000000000002';
const keys = await createRecordKeys(bytes(1));
const held = await keys.make(record);
const keyOf = async () => {
  const key = await keys.open(record, held);
  if (key === undefined) throw new Error('The key was not opened.');
  return key;
};

describe('the key of a record', () => {
  it('is another one each time, and opens for its record alone', async () => {
    expect(await keys.make(record)).not.toBe(held);
    expect(await keys.open(record, held)).toBeDefined();
    await expect(keys.open(other, held)).rejects.toThrow();
  });

  it('is put under a new master key, and is the same', async () => {
    const renewed = await createRecordKeys(bytes(2), [bytes(1)]);
    const under = (await renewed.renew(record, held)) ?? '';
    const sealed = await sealDetail(await keyOf(), record, { changes: [1] });
    const onlyNew = await createRecordKeys(bytes(2));
    expect(await onlyNew.open(record, held)).toBeUndefined();
    expect(await openMembers(await onlyNew.open(record, under), record, sealed)).toEqual({ changes: [1] });
  });

  it('cannot be changed by a character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: held.length - 2 }), async (place) => {
        const changed = `${held.slice(0, place)}${held[place] === 'A' ? 'B' : 'A'}${held.slice(place + 1)}`;
        await expect(keys.open(record, changed)).rejects.toThrow();
      }),
    );
  });
});

describe('the values of an event', () => {
  it('are read back as they were (property)', async () => {
    const key = await keyOf();
    const json = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(json, json, async (rest, event) => {
        const plain = JSON.parse(JSON.stringify({ ...rest, event })) as Record<string, unknown>;
        const stored = JSON.parse(JSON.stringify(await sealPayload(key, record, plain)));
        expect(await openPayload(key, record, stored)).toEqual(plain);
      }),
    );
  });

  it('are sealed unless they are known to say nothing of a patient', async () => {
    const payload = {
      by: { as: ['org:1:loans:clerk'] },
      definition: 'abc',
      data: { name: 'Maes' },
      anything: 'Maes',
      event: { step: 'card', reason: 'Maes', outcome: 'Maes', steps: { Maes: true } },
    };
    const stored = await sealPayload(await keyOf(), record, payload);
    expect(JSON.stringify(stored)).not.toContain('Maes');
    expect(stored).toMatchObject({ by: payload.by, definition: 'abc', event: { step: 'card' } });
    expect(await openPayload(undefined, record, stored)).toEqual({
      by: payload.by,
      definition: 'abc',
      event: { step: 'card' },
    });
  });

  it('of before there were keys are read as they stand', async () => {
    const older = { data: { name: 'Maes' }, event: { reason: 'x' } };
    expect(await openPayload(await keyOf(), record, older)).toEqual(older);
    expect(await openPayload(undefined, record, older)).toEqual(older);
  });
});
