import { databaseFault } from '@greffe/database';
import { type ErasurePorts, eraseWhatIsOver, forgetOldAnswers, forgetOldLimits } from '@greffe/service';
import type { ServerLog } from './log.ts';

const hour = 3_600_000;

/**
 * Clears away at the start and every hour what is kept for a day or less, and erases the records whose time is over:
 * within the hour after midnight in Brussels. Each server process does it: what another has cleared is gone already.
 * Returns what ends it.
 */
export function startHousekeeping(ports: ErasurePorts, log: ServerLog): () => Promise<void> {
  let running = Promise.resolve();
  const clear = () => {
    running = clearAway(ports, log).catch((error: unknown) =>
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

async function clearAway(ports: ErasurePorts, log: ServerLog): Promise<void> {
  const { database } = ports;
  const count = await forgetOldAnswers(database);
  if (count > 0) log.info({ event: 'old answers forgotten', count });
  await forgetOldLimits(database);
  const erased = await eraseWhatIsOver(ports);
  if (erased > 0) log.info({ event: 'records erased, their time being over', count: erased });
}
