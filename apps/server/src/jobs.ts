import { hkdfSync } from 'node:crypto';
import {
  type Chore,
  createBoss,
  createBossQueue,
  type JobQueue,
  type Messenger,
  type Ports,
  type Receiver,
  startChores,
  startMessages,
  startTransmissions,
  waitingJobs,
} from '@greffe/service';
import type { ServerLog } from './log.ts';
import type { Shutdown } from './shutdown.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

/** Milliseconds that a running job has to finish once the server is told to stop; it is taken up again later. */
const patience = 5_000;

/** Soon enough for a person who turns the development receiver on again and looks at the screen. */
const eager = { first: 1, longest: 4, poll: 0.5 };

export interface JobSettings extends Pick<Ports, 'database' | 'recordKeys' | 'clock'> {
  appUrl: string;
  /** Where people reach the server. */
  publicUrl: string;
  secret: string;
  /** Secrets that it has replaced. */
  formerSecrets: readonly string[];
  receiver: Receiver;
  messenger: Messenger;
  /** What comes back by the calendar, made with the queue that it writes to. */
  chores: (queue: JobQueue) => readonly Chore[];
  isDevelopment: boolean;
  /** Who is told of each job and of those that wait. */
  telemetry?: Telemetry | undefined;
}

/** Starts the jobs: records to the receiver, messages to people, and what comes back by the calendar. Returns the queue that commands write to, and the chores. */
export async function startJobs(
  {
    database,
    recordKeys,
    clock,
    appUrl,
    publicUrl,
    secret,
    formerSecrets,
    receiver,
    messenger,
    chores,
    isDevelopment,
    telemetry,
  }: JobSettings,
  log: ServerLog,
  shutdown: Shutdown,
): Promise<{ readonly queue: JobQueue; readonly chores: readonly Chore[] }> {
  const boss = createBoss(appUrl, { keepsTime: true });
  boss.on('error', (error) => log.error({ event: 'jobs', error: error.name }));
  await boss.start();
  shutdown.add(() => boss.stop({ graceful: true, close: true, timeout: patience }));
  const keyOf = (from: string) => new Uint8Array(hkdfSync('sha256', from, '', 'greffe pseudonym', 32));
  const common = {
    boss,
    database,
    recordKeys,
    ...(clock && { clock }),
    logger: log,
    around: telemetry?.job,
    ...(isDevelopment && { retry: eager }),
  };
  await startTransmissions({
    ...common,
    receiver,
    pseudonymKey: keyOf(secret),
    formerPseudonymKeys: formerSecrets.map(keyOf),
  });
  await startMessages({ ...common, messenger, address: publicUrl });
  const queue = createBossQueue(boss);
  const made = chores(queue);
  await startChores({ ...common, chores: made });
  telemetry?.waiting(() => waitingJobs(boss));
  return { queue, chores: made };
}
