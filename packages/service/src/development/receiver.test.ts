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
});
