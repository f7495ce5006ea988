import { createBossQueue, makeQueues } from '../jobs/boss.ts';
import { startWorker, type WorkOptions } from '../jobs/work.ts';
import { createMessaging, type MessagingOptions } from './createMessaging.ts';

export interface MessageOptions extends MessagingOptions, WorkOptions {}

/**
 * Starts telling people: makes the queues, takes up what was left, and works on the jobs until the returned function is
 * called. `boss` must be started.
 */
export async function startMessages(options: MessageOptions): Promise<() => Promise<void>> {
  const { boss, retry } = options;
  const messaging = createMessaging(options, createBossQueue(boss));
  await makeQueues(boss, retry);
  await messaging.queuePending();
  const stopDispatch = await startWorker(options, {
    kind: 'message',
    run: messaging.dispatch,
    event: 'messageNotDispatched',
  });
  const stopDelivery = await startWorker(options, {
    kind: 'delivery',
    run: ({ message }) => messaging.deliver(message),
    event: 'messageNotDelivered',
  });
  return async () => {
    await stopDispatch();
    await stopDelivery();
  };
}
