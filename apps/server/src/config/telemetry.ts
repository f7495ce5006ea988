import type { TelemetrySettings } from '../telemetry/telemetry.ts';
import type { EnvironmentReader } from './reader.ts';

/** The collector of traces and metrics, by OpenTelemetry's own variables; undefined where none is named. */
export function readTelemetry(read: EnvironmentReader): TelemetrySettings | undefined {
  const endpoint = read.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:']);
  const serviceName = read.text('OTEL_SERVICE_NAME') ?? 'greffe';
  const interval = read.count('OTEL_METRIC_EXPORT_INTERVAL', 60_000, 1_000, 3_600_000);
  const isDisabled = read.oneOf('OTEL_SDK_DISABLED', ['false', 'true'], 'false') === 'true';
  return endpoint === undefined || isDisabled ? undefined : { endpoint, serviceName, interval };
}
