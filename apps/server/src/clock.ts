import type { Database } from '@greffe/database';
import { type Chore, doNight, type Ports, startDeadlines } from '@greffe/service';
import {
  clockRoutes,
  openSimulatedClock,
  type SimulatedClock,
  startClockwork,
} from '@greffe/service/development';
import type { Configuration } from './config/configuration.ts';
import type { SiteParts } from './http/site.ts';
import type { ServerLog } from './log.ts';
import type { Shutdown } from './shutdown.ts';

/** The clock that can be moved, where it was left; undefined with the system's, which is the database's own. */
export async function openClock(
  { clock: kind }: Configuration,
  database: Database,
  log: ServerLog,
  shutdown: Shutdown,
): Promise<SimulatedClock | undefined> {
  if (kind === 'system') return undefined;
  const clock = await openSimulatedClock(database);
  shutdown.add(clock.follow());
  const { now, offset } = await clock.read();
  if (offset > 0) log.say(`The simulated clock was moved: it shows ${now.toISOString()}`);
  return clock;
}

export interface TimePorts extends Ports {
  readonly chores: readonly Chore[];
}

/** Applies deadlines as they pass. Returns what mounts the routes of a clock that can be moved, under /dev. */
export function startDeadlinesBy(
  clock: SimulatedClock | undefined,
  ports: TimePorts,
  shutdown: Shutdown,
): NonNullable<SiteParts['development']> {
  if (!clock) {
    shutdown.add(startDeadlines(ports));
    return () => {};
  }
  const { elapse, stop } = startClockwork(ports);
  shutdown.add(stop);
  return (app) =>
    void app.route('/dev', clockRoutes({ ...ports, clock, elapse, night: () => doNight(ports.chores) }));
}
