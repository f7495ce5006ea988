import {
  type ReceiverComment,
  type Reception,
  startTransmissions,
  type TransmissionMessage,
} from '../src/index.ts';
import type { TestApp } from './harness.ts';

/** A receiver that can be down, and remembers what it was sent. */
export async function startReceiver(test: TestApp) {
  const received: TransmissionMessage[] = [];
  const waiting = new Set<() => void>();
  const receiver = {
    isDown: false,
    /** Takes the message and then breaks off, so that its acknowledgement is lost. */
    losesAnswer: false,
    /** What it wants corrected. */
    corrections: [] as readonly ReceiverComment[],
    send: async (message: TransmissionMessage): Promise<Reception> => {
      if (receiver.isDown) {
        tell();
        throw new Error('down');
      }
      received.push(message);
      tell();
      if (receiver.losesAnswer) throw new Error('lost');
      return { corrections: receiver.corrections };
    },
  };
  const tell = () => {
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const stop = await startTransmissions({
    ...test.ports,
    boss: test.boss,
    receiver,
    pseudonymKey: new TextEncoder().encode('a key for tests, of 32 bytes or so'),
    retry: { first: 1, longest: 1, poll: 0.5 },
  });
  return {
    receiver,
    received,
    /** Resolves with the next attempt, whether it is taken or refused. */
    nextAttempt: () => new Promise<void>((resolve) => waiting.add(resolve)),
    stop,
  };
}
