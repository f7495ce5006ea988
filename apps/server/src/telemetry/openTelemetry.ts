import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { jobTelemetry } from './jobs.ts';
import { poolTelemetry } from './pool.ts';
import { requestTelemetry } from './requests.ts';
import { createSpans } from './spans.ts';
import type { Telemetry, TelemetrySettings } from './telemetry.ts';

const scope = 'greffe';

/**
 * Spans and metrics by OpenTelemetry's semantic conventions, through the official SDK without its automatic
 * instrumentation, which would tell addresses and statements. The resource is the service's name, not the machine.
 */
export function createTelemetry({ endpoint, serviceName, interval }: TelemetrySettings) {
  const resource = resourceFromAttributes({ 'service.name': serviceName });
  const traces = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const tracers = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: traces })],
  });
  const exporter = new OTLPMetricExporter({ url: `${endpoint}/v1/metrics` });
  const timeout = Math.min(interval, 10_000);
  const meters = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter,
        exportIntervalMillis: interval,
        exportTimeoutMillis: timeout,
      }),
    ],
  });
  const meter = meters.getMeter(scope);
  const spans = createSpans(tracers.getTracer(scope));
  const events = meter.createCounter('greffe.events');
  const memory = meter.createObservableGauge('process.memory.usage', { unit: 'By' });
  memory.addCallback((result) => result.observe(process.memoryUsage.rss()));

  const telemetry: Telemetry = {
    request: requestTelemetry(spans, meter),
    ...jobTelemetry(spans, meter),
    pool: poolTelemetry(spans, meter),
    count: (event, isError) =>
      events.add(1, { 'greffe.event': event, 'greffe.level': isError ? 'error' : 'info' }),
  };
  return { telemetry, stop: () => Promise.allSettled([tracers.shutdown(), meters.shutdown()]) };
}
