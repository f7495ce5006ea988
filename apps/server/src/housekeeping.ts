import { type Database, databaseFault } from '@greffe/database';
import { forgetOldAnswers, forgetOldLimits } from '@greffe/service';
import type { ServerLog } from './log.ts';

const hour = 3_600_000;

/**
 * Clears away at the start and every hour what is kept for a day or less. Each server process does it: what another has
 * cleared is gone already. Returns what ends it.
 */
export function startHousekeeping(database: Database, log: ServerLog): () => Promise<void> {
  let running = Promise.resolve();
  const clear = () => {
    running = clearAway(database, log).catch((error: unknown) =>
      log.error({ event: 'housekeeping', code: databaseFault(error)?.code }),
    );
  };
  clear();
  const timer = setInterval(clear, hour);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function clearAway(database: Database, log: ServerLog): Promise<void> {
  const count = await forgetOldAnswers(database);
  if (count > 0) log.info({ event: 'old answers forgotten', count });
  await forgetOldLimits(database);
}
