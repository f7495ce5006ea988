interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds that the thread itself ran: what another program took is not in it. */
  readonly tdur?: number;
}

/**
 * Milliseconds that the page's main thread worked after each mark `greffe-key` of a trace, for `window` milliseconds.
 * A task that was running at the mark counts whole: the key's own handlers are in it.
 */
export function mainThreadWork(trace: Buffer, window: number): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const marks = traceEvents.filter(({ name }) => name === 'greffe-key').sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (first === undefined) throw new Error('Chromium’s trace holds no key: nothing was measured.');
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => /(^|::)RunTask$/.test(name) && pid === first.pid && tid === first.tid,
  );
  if (tasks.length === 0)
    throw new Error('Chromium’s trace holds no task of the page: its names have changed.');
  return marks.map(({ ts }) => {
    const end = ts + window * 1000;
    const during = tasks.filter((task) => task.ts < end && task.ts + (task.dur ?? 0) > ts);
    return outermost(during).reduce((sum, task) => sum + (task.tdur ?? task.dur ?? 0), 0) / 1000;
  });
}

/** Without the tasks that run inside another one, so that no work counts twice. */
function outermost(tasks: readonly TraceEvent[]): TraceEvent[] {
  const sorted = [...tasks].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let until = 0;
  return sorted.filter((task) => {
    const isOutside = task.ts >= until;
    if (isOutside) until = task.ts + (task.dur ?? 0);
    return isOutside;
  });
}
