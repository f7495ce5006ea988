import { describe, expect, it } from 'vitest';
import { createDevelopmentReceiver } from './receiver.ts';

const message = {
  key: 'k',
  receiver: 'r',
  payload: {
    registry: 'r',
    recordType: 't',
    definition: 'd',
    version: 1,
    organisation: 'o',
    beneficiary: { pseudonym: 'p', pseudonymKey: 'k' },
    steps: {},
  },
};

describe('the development receiver', () => {
  it('acknowledges while it is up', async () => {
    await expect(createDevelopmentReceiver(0).send(message)).resolves.toBeUndefined();
  });

  it('refuses while it is down, and acknowledges again afterwards', async () => {
    const receiver = createDevelopmentReceiver(0);
    receiver.turn('down');
    await expect(receiver.send(message)).rejects.toThrow('turned off');
    receiver.turn('up');
    await expect(receiver.send(message)).resolves.toBeUndefined();
  });

  it('does not acknowledge what it was taking when it was turned off', async () => {
    const receiver = createDevelopmentReceiver(0);
    const sending = receiver.send(message);
    receiver.turn('down');
    await expect(sending).rejects.toThrow('turned off');
  });

  it('loses its first answer, and knows the data when they come again', async () => {
    const receiver = createDevelopmentReceiver(0);
    receiver.turn('repeats');
    await expect(receiver.send(message)).rejects.toThrow('lost');
    await expect(receiver.send(message)).resolves.toBeUndefined();
  });

  it('says later what it makes of data: nothing, or what is to be corrected; of others it knows nothing', async () => {
    const receiver = createDevelopmentReceiver(0);
    receiver.turn('later');
    const payload = { ...message.payload, steps: { card: { pages: 3 } } };
    expect(await receiver.send({ ...message, payload })).toMatchObject({ isConfirmed: false });
    expect(await receiver.confirmation?.('k')).toBeUndefined();
    receiver.turn('refuses');
    expect(await receiver.confirmation?.('k')).toMatchObject({ corrections: [{ step: 'card' }, {}] });
    expect(await receiver.confirmation?.('other')).toBe('unknown');
  });

  it('wants corrections of a field and of its step', async () => {
    const receiver = createDevelopmentReceiver(0);
    receiver.turn('refuses');
    const payload = { ...message.payload, steps: { card: { pages: 3, note: 'bent' } } };
    const answer = await receiver.send({ ...message, payload });
    expect(answer?.corrections.map(({ step, pointer }) => [step, pointer])).toEqual([
      ['card', '/pages'],
      ['card', undefined],
    ]);
  });
});
