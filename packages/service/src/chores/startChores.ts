import { makeQueues } from '../jobs/boss.ts';
import { startWorker, type WorkOptions } from '../jobs/work.ts';
import { silentLogger } from '../ports.ts';
import type { Chore } from './chores.ts';

export interface ChoreOptions extends WorkOptions {
  readonly chores: readonly Chore[];
}

const timeZone = 'Europe/Brussels';

/**
 * Puts the chores on the schedule that all servers of a database share, and works on those that have come due until the
 * returned function is called. What came due while no server ran is made up for, once. `boss` must be started.
 */
export async function startChores(options: ChoreOptions): Promise<() => Promise<void>> {
  const { boss, chores, retry, logger = silentLogger } = options;
  await makeQueues(boss, retry);
  for (const { name, at } of chores)
    await boss.schedule(
      'chore',
      at,
      { chore: name },
      { key: name, tz: timeZone, missed: 'once', singletonKey: name },
    );
  return startWorker(options, {
    kind: 'chore',
    event: 'choreFailed',
    // They last: none is to wait for another.
    atOnce: 1,
    run: async ({ chore: name }) => {
      // One that only another release knows: its servers do it, or nobody does any more.
      const chore = chores.find((one) => one.name === name);
      const count = (await chore?.run()) ?? 0;
      if (count > 0) logger.info({ event: 'chore', chore: name, count });
    },
  });
}
