import { type Meter, ROOT_CONTEXT, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { boundaries, type Spans } from './spans.ts';
import type { Telemetry } from './telemetry.ts';

/** Whatever else somebody sends as a method is told as "_OTHER": it may be anything. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Requests, by the semantic conventions for HTTP servers. */
export function requestTelemetry(spans: Spans, meter: Meter): Telemetry['request'] {
  const durations = meter.createHistogram('http.server.request.duration', {
    unit: 's',
    advice: { explicitBucketBoundaries: boundaries },
  });
  const active = meter.createUpDownCounter('http.server.active_requests');
  return (traceparent, work, facts) =>
    spans('request', { kind: SpanKind.SERVER, parent: parentOf(traceparent) }, async (span, seconds) => {
      active.add(1);
      try {
        await work();
      } finally {
        const { method: asked, route, status } = facts();
        const method = methods.has(asked) ? asked : '_OTHER';
        const attributes = {
          'http.request.method': method,
          ...(route !== undefined && { 'http.route': route }),
          'http.response.status_code': status,
        };
        span.updateName(route === undefined ? method : `${method} ${route}`).setAttributes(attributes);
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        active.add(-1);
        durations.record(seconds(), attributes);
      }
    });
}

const propagator = new W3CTraceContextPropagator();

/** Of the headers of a trace `traceparent` alone is believed: numbers, where `tracestate` and `baggage` hold anything. */
function parentOf(traceparent: string | undefined) {
  return propagator.extract(ROOT_CONTEXT, traceparent, {
    get: (value, key) => (key === 'traceparent' ? value : undefined),
    keys: () => ['traceparent'],
  });
}
