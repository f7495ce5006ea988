import type { PoolWatch } from '@greffe/database/node';
import type { AroundJob, WaitingJobs } from '@greffe/service';
import type { Shutdown } from '../shutdown.ts';

/** Where traces and metrics go: an OpenTelemetry collector by OTLP over HTTP. */
export interface TelemetrySettings {
  /** Without a trailing slash; `/v1/traces` and `/v1/metrics` are added. */
  endpoint: string;
  serviceName: string;
  /** Milliseconds between two sendings of metrics. */
  interval: number;
}

/** What is told of a request. Nothing else of it leaves: no address, no parameter, no header, nobody's name. */
export interface RequestFacts {
  readonly method: string;
  /** The route's pattern, never the address; absent for what is none of ours. */
  readonly route?: string;
  readonly status: number;
}

export interface Telemetry {
  /**
   * Runs a request, as part of the trace that the proxy in front has begun; jobs and transactions that run within it are
   * shown as its parts. `facts` is asked when it has ended, however it did.
   */
  request(
    traceparent: string | undefined,
    work: () => Promise<void>,
    facts: () => RequestFacts,
  ): Promise<void>;
  readonly job: AroundJob;
  readonly pool: PoolWatch;
  /** Is given, once, what says which jobs wait; asked at each sending of metrics. */
  waiting(ask: () => Promise<readonly WaitingJobs[]>): void;
  /** Counts an event of the log, by its name alone. */
  count(event: string, isError: boolean): void;
}

/** Milliseconds that the last sending may take: a collector that is gone keeps no server from stopping. */
const patience = 1_000;

/** Traces and metrics, where a collector is configured; nothing of OpenTelemetry is loaded otherwise. */
export async function startTelemetry(
  settings: TelemetrySettings | undefined,
  shutdown: Shutdown,
): Promise<Telemetry | undefined> {
  if (settings === undefined) return undefined;
  const { createTelemetry } = await import('./openTelemetry.ts');
  const { telemetry, stop } = createTelemetry(settings);
  shutdown.add(async () => {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    await Promise.race([stop(), enough]);
    clearTimeout(timer);
  });
  return telemetry;
}
