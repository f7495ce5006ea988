import { hkdfSync } from 'node:crypto';
import { type Database, databaseFault } from '@greffe/database';
import { type AuditHead, createSigner, sealAudit } from '@greffe/service/audit';
import type { ServerLog } from './log.ts';

const minute = 60_000;
const hour = 3_600_000;

/**
 * Seals the audit every minute and once more at the end, with a key that is drawn from the server's secret. Every hour,
 * at the start and at the end the head goes into the log: a log that is kept elsewhere keeps the heads too. Any number
 * of servers may do it; one seals at a time. Returns what ends it.
 */
export async function startSealing(
  database: Database,
  secret: string,
  log: ServerLog,
): Promise<() => Promise<void>> {
  const signer = await createSigner(new Uint8Array(hkdfSync('sha256', secret, '', 'greffe audit', 32)));
  let head: AuditHead | undefined;
  let saidAt = Number.NEGATIVE_INFINITY;
  let said: number | undefined;

  const seal = async () => {
    try {
      for (;;) {
        const made = await sealAudit(database, signer);
        if (made === undefined) return;
        head = made;
      }
    } catch (error) {
      // The database is gone for a moment: what is not sealed waits for the next time.
      log.error({ event: 'sealing', code: databaseFault(error)?.code });
    }
  };
  const say = () => {
    if (head === undefined || head.seal === said) return;
    log.info({ event: 'audit head', ...head });
    said = head.seal;
    saidAt = performance.now();
  };
  const turn = async () => {
    await seal();
    if (performance.now() - saidAt >= hour) say();
  };

  let running = turn();
  const timer = setInterval(() => {
    running = running.then(turn);
  }, minute);
  return async () => {
    clearInterval(timer);
    await running;
    await seal();
    say();
  };
}
