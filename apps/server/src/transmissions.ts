import { hkdfSync } from 'node:crypto';
import {
  createBoss,
  createBossQueue,
  type JobQueue,
  type Ports,
  type Receiver,
  startTransmissions,
} from '@greffe/service';
import type { ServerLog } from './log.ts';
import type { Shutdown } from './shutdown.ts';

/** Milliseconds that a running job has to finish once the server is told to stop; it is taken up again later. */
const patience = 5_000;

/** Soon enough for a person who turns the development receiver on again and looks at the screen. */
const eager = { first: 1, longest: 4, poll: 0.5 };

export interface TransmissionSettings extends Pick<Ports, 'database' | 'recordKeys' | 'clock'> {
  appUrl: string;
  secret: string;
  /** Secrets that it has replaced. */
  formerSecrets: readonly string[];
  receiver: Receiver;
  isDevelopment: boolean;
}

/** Starts the jobs that bring records to the receiver. Returns the queue that commands write to. */
export async function startSending(
  {
    database,
    recordKeys,
    clock,
    appUrl,
    secret,
    formerSecrets,
    receiver,
    isDevelopment,
  }: TransmissionSettings,
  log: ServerLog,
  shutdown: Shutdown,
): Promise<JobQueue> {
  const boss = createBoss(appUrl);
  boss.on('error', (error) => log.error({ event: 'jobs', error: error.name }));
  await boss.start();
  shutdown.add(() => boss.stop({ graceful: true, close: true, timeout: patience }));
  const keyOf = (from: string) => new Uint8Array(hkdfSync('sha256', from, '', 'greffe pseudonym', 32));
  await startTransmissions({
    boss,
    database,
    recordKeys,
    ...(clock && { clock }),
    receiver,
    pseudonymKey: keyOf(secret),
    formerPseudonymKeys: formerSecrets.map(keyOf),
    logger: log,
    ...(isDevelopment && { retry: eager }),
  });
  return createBossQueue(boss);
}
