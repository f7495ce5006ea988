import type { PoolWatch } from '@greffe/database/node';
import { type Meter, SpanKind } from '@opentelemetry/api';
import { boundaries, type Spans } from './spans.ts';

const system = { 'db.system.name': 'postgresql' };

/** Transactions and connections, by the semantic conventions for clients of databases; no statement is told. */
export function poolTelemetry(spans: Spans, meter: Meter): PoolWatch {
  const waits = meter.createHistogram('db.client.connection.wait_time', {
    unit: 's',
    advice: { explicitBucketBoundaries: boundaries },
  });
  return {
    pool: (state) => {
      const counts = meter.createObservableUpDownCounter('db.client.connection.count');
      const pending = meter.createObservableUpDownCounter('db.client.connection.pending_requests');
      meter.addBatchObservableCallback(
        (result) => {
          const { used, idle, waiting } = state();
          result.observe(counts, used, { 'db.client.connection.state': 'used' });
          result.observe(counts, idle, { 'db.client.connection.state': 'idle' });
          result.observe(pending, waiting);
        },
        [counts, pending],
      );
    },
    transaction: (work) =>
      spans('transaction', { kind: SpanKind.CLIENT, attributes: system }, (span, seconds) =>
        work(() => {
          span.addEvent('connected');
          waits.record(seconds());
        }),
      ),
  };
}
