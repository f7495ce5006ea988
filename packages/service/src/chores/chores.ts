import { type CounterPorts, settleCounters } from '../counters/settleCounters.ts';
import { type ErasurePorts, eraseWhatIsOver } from '../erasure/eraseWhatIsOver.ts';
import { clearFiles, type FileClearing } from '../files/clearFiles.ts';
import { scanHeldFiles } from '../files/scanHeldFiles.ts';
import { forgetOldLimits } from '../limits/forgetOldLimits.ts';
import { forgetOldAnswers } from '../records/idempotency.ts';
import { type ReviewPorts, tellReviewers } from '../reviews/tellReviewers.ts';

/** Work that comes back by the calendar, whoever is there: once each time, whichever server does it. */
export interface Chore {
  /** Its key in the schedule: stays the same for ever. */
  readonly name: string;
  /** When, as cron has it: minute, hour, day, month, weekday, in Brussels. */
  readonly at: string;
  /** Whether it belongs to the turn of the day: a clock that is moved over midnight has it done at once. */
  readonly isNightly?: boolean;
  /**
   * May be killed at any point, run twice and run on two servers at once: each time it does what is left to do. Answers
   * how much that was. Rejects to be tried again.
   */
  run(): Promise<number>;
}

export type ChorePorts = ErasurePorts &
  CounterPorts &
  FileClearing & {
    /** By what people are told. Default: of accesses that come due nobody is. */
    readonly post?: Pick<ReviewPorts, 'messenger' | 'address'>;
  };

/** What every server knows how to do; the minutes are apart, so that one does not wait for another. */
export function choresOf(ports: ChorePorts): readonly Chore[] {
  const { database, post } = ports;
  return [
    { name: 'answers', at: '7 * * * *', run: () => forgetOldAnswers(database) },
    { name: 'limits', at: '17 * * * *', run: () => forgetOldLimits(database) },
    // After midnight's erasures, whose files it removes where they lie outside the database.
    { name: 'files', at: '27 * * * *', run: () => clearFiles(ports) },
    { name: 'held-files', at: '*/10 * * * *', run: () => scanHeldFiles(ports) },
    { name: 'erasure', at: '5 0 * * *', isNightly: true, run: () => eraseWhatIsOver(ports) },
    { name: 'counters', at: '10 0 * * *', isNightly: true, run: () => settleCounters(ports) },
    // In the morning, when mail is read.
    ...(post ? [{ name: 'reviews', at: '40 7 * * *', run: () => tellReviewers({ ...ports, ...post }) }] : []),
  ];
}

/** Does what belongs to the night, in its order. Answers how much there was to do. */
export async function doNight(chores: readonly Chore[]): Promise<number> {
  let count = 0;
  for (const { isNightly = false, run } of chores) if (isNightly) count += await run();
  return count;
}
