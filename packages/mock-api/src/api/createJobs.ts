import {
  createMessaging,
  createTransmitter,
  type Job,
  type Messenger,
  type Ports,
  type Receiver,
} from '@greffe/service/browser';
import { createTimerQueue, type TimerQueue } from './createTimerQueue.ts';

export interface MockJobs extends Pick<Ports, 'database' | 'recordKeys' | 'clock' | 'createSchemaValidator'> {
  readonly receiver: Receiver;
  readonly messenger: Messenger;
  readonly onDone: () => Promise<void>;
}

/** What leaves by itself, as the server has it, on timers; the queue that commands write to. */
export function createJobs({ receiver, messenger, onDone, ...settings }: MockJobs) {
  const pseudonymKey = new TextEncoder().encode('invented people need no secret key');
  const queue: TimerQueue = createTimerQueue({ run, queuePending, onDone });
  const transmitter = createTransmitter({ ...settings, receiver, pseudonymKey, queue });
  const messaging = createMessaging({ ...settings, messenger, address: mockAddress }, queue);

  function run(job: Job): Promise<void> {
    switch (job.kind) {
      case 'transmission':
        return transmitter.send(job);
      case 'confirmation':
        return transmitter.confirm(job);
      case 'message':
        return messaging.dispatch(job);
      case 'delivery':
        return messaging.deliver(job.message);
      case 'chore':
        // Nothing comes back by the calendar while a page is open.
        return Promise.resolve();
    }
  }
  async function queuePending(): Promise<void> {
    await transmitter.queuePending(queue);
    await messaging.queuePending();
  }
  return { queue, queuePending };
}

/** Where people would reach the pages: addresses in messages lead back to the page that is open. */
export const mockAddress = globalThis.location?.origin ?? 'http://localhost';
