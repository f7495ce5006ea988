import type { WaitingJobs } from '@greffe/service';
import { type Meter, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { boundaries, type Spans } from './spans.ts';
import type { Telemetry } from './telemetry.ts';

/** Jobs by their kind alone: which record one is about stays here. */
export function jobTelemetry(spans: Spans, meter: Meter): Pick<Telemetry, 'job' | 'waiting'> {
  const durations = meter.createHistogram('greffe.job.duration', {
    unit: 's',
    advice: { explicitBucketBoundaries: boundaries },
  });
  return {
    job: (kind, run) => {
      const attributes = { 'greffe.job': kind };
      const options = { kind: SpanKind.CONSUMER, attributes, parent: ROOT_CONTEXT };
      return spans(`job ${kind}`, options, async (_, seconds) => {
        let outcome = 'failed';
        try {
          await run();
          outcome = 'done';
        } finally {
          durations.record(seconds(), { ...attributes, 'greffe.job.outcome': outcome });
        }
      });
    },
    waiting: (ask) => watchWaiting(meter, ask),
  };
}

function watchWaiting(meter: Meter, ask: () => Promise<readonly WaitingJobs[]>): void {
  const counts = meter.createObservableGauge('greffe.jobs.waiting');
  const longest = meter.createObservableGauge('greffe.jobs.longest_wait', { unit: 's' });
  meter.addBatchObservableCallback(
    async (result) => {
      for (const waiting of await ask()) {
        const attributes = { 'greffe.job': waiting.kind };
        result.observe(counts, waiting.count, attributes);
        result.observe(longest, waiting.longest, attributes);
      }
    },
    [counts, longest],
  );
}
