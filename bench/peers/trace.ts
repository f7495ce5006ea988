interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds that the thread itself ran. */
  readonly tdur?: number;
}

/** Events as they began; what holds others comes before them. */
interface Trace {
  named(name: string): TraceEvent[];
  /** Those of the thread on which another one happened. */
  besides(event: TraceEvent): TraceEvent[];
}

function read(trace: Buffer): Trace {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const events = traceEvents.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  return {
    named: (name) => events.filter((event) => event.name === name),
    besides: ({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid),
  };
}

/** What of the browser's own trace tells each task of a thread, and the page's marks. */
export const taskCategories = ['toplevel', 'blink.user_timing'];
/** A task that keeps a key waiting, in milliseconds. */
const LONG = 50;

/**
 * Milliseconds that the main thread ran, by its own clock, from the moment the form was asked for until it can be used:
 * its first control painted, and no long task to come. How long a task was is the thread's clock too, so that what other
 * programs take makes neither the sum longer nor a task long.
 */
export function workUntilUsable(trace: Buffer): number {
  const { named, besides } = read(trace);
  const [asked] = named('greffe-asked');
  const [painted] = named('greffe-painted');
  if (asked === undefined || painted === undefined)
    throw new Error('Chromium’s trace holds no mark of the mount: nothing was measured.');
  const tasks = besides(asked)
    .filter(({ name, ts, dur = 0 }) => name === 'ThreadControllerImpl::RunTask' && ts + dur > asked.ts)
    .map(({ ts, dur = 0, tdur = dur }) => ({ from: ts, work: tdur / 1000 }));
  if (tasks.length === 0) throw new Error('Chromium’s trace holds no task: its names have changed.');
  const last = Math.max(painted.ts, ...tasks.filter(({ work }) => work > LONG).map(({ from }) => from));
  return tasks.filter(({ from }) => from <= last).reduce((sum, { work }) => sum + work, 0);
}

const scripts = new Set([
  'EventDispatch',
  'FunctionCall',
  'RunMicrotasks',
  'FireAnimationFrame',
  'TimerFire',
]);

/** Milliseconds of script from each key to the paint of the frame that shows its character. */
export function scriptBeforeFrame(trace: Buffer): number[] {
  const { named, besides } = read(trace);
  const keys = named('greffe-key');
  const [first] = keys;
  if (first === undefined) throw new Error('Chromium’s trace holds no key: nothing was measured.');
  const own = besides(first);
  return keys.map((key) => {
    const input = own.find(({ name, ts }) => name === 'greffe-input' && ts >= key.ts);
    const paint = own.find(
      ({ name, ts }) => name === 'Paint' && ts >= (input?.ts ?? Number.POSITIVE_INFINITY),
    );
    if (paint === undefined) throw new Error('A key was not painted: Chromium’s names have changed.');
    let until = 0;
    let sum = 0;
    for (const { name, ts, dur = 0, tdur } of own) {
      if (!scripts.has(name) || ts + dur < key.ts || ts >= paint.ts || ts < until) continue;
      until = ts + dur;
      sum += tdur ?? dur;
    }
    return sum / 1000;
  });
}
