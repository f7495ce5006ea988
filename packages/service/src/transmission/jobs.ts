import { createBossQueue, makeQueues } from '../jobs/boss.ts';
import { startWorker, type WorkOptions } from '../jobs/work.ts';
import { createTransmitter, type TransmitterOptions } from './createTransmitter.ts';

export interface JobOptions extends TransmitterOptions, WorkOptions {}

/**
 * Starts sending: makes the queues, takes up what was left pending (a job may have been lost with its table, never
 * the row), and works on the jobs until the returned function is called. `boss` must be started.
 */
export async function startTransmissions(options: JobOptions): Promise<() => Promise<void>> {
  const { boss, retry } = options;
  const queue = createBossQueue(boss);
  const transmitter = createTransmitter({ ...options, queue });
  await makeQueues(boss, retry);
  await transmitter.queuePending(queue);
  const stopSending = await startWorker(options, {
    kind: 'transmission',
    run: transmitter.send,
    event: 'transmissionFailed',
  });
  const stopConfirming = await startWorker(options, {
    kind: 'confirmation',
    run: transmitter.confirm,
    event: 'transmissionNotConfirmed',
  });
  return async () => {
    await stopSending();
    await stopConfirming();
  };
}
