import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../config/configuration.ts';
import { patternFinder } from '../http/routePatterns.ts';
import { consoleLog } from '../log.ts';
import { createShutdown, type Shutdown } from '../shutdown.ts';
import { startTelemetry, type TelemetrySettings } from './telemetry.ts';
import { counted, tellRequests } from './tell.ts';

const niss = '85040216932';
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

/** A collector: keeps what it is sent. */
let collector: Server;
let sent: { path: string; text: string }[];
let settings: TelemetrySettings;
let shutdown: Shutdown;

beforeEach(async () => {
  sent = [];
  shutdown = createShutdown();
  collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    sent.push({ path: request.url ?? '', text: Buffer.concat(chunks).toString('utf8') });
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const address = collector.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  settings = { endpoint: `http://127.0.0.1:${port}`, serviceName: 'greffe', interval: 60_000 };
});
afterEach(async () => {
  await shutdown.run();
  collector.close();
});

const textOf = (path: string) => sent.flatMap((one) => (one.path === path ? [one.text] : [])).join('\n');

type Attributes = { key: string; value: Record<string, unknown> }[];

/** Names and values of attributes, as OTLP writes them in JSON. */
const plain = (attributes: Attributes) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

interface OtlpSpan {
  readonly name: string;
  readonly attributes: Attributes;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code: number };
}

const spansIn = (text: string) =>
  (JSON.parse(text).resourceSpans[0].scopeSpans[0].spans as OtlpSpan[]).map(
    ({ name, attributes, traceId, spanId, parentSpanId, status }) => ({
      name,
      facts: plain(attributes),
      traceId,
      spanId,
      parentSpanId,
      isError: status.code === 2,
    }),
  );

interface OtlpPoint {
  readonly asInt?: number;
  readonly asDouble?: number;
  readonly attributes: Attributes;
}

/** The points of each metric by its name: their value, where they have one, beside their attributes. */
const metricsIn = (text: string) =>
  new Map(
    JSON.parse(text).resourceMetrics[0].scopeMetrics[0].metrics.map(
      ({ name, sum, gauge, histogram }: Record<string, { dataPoints: OtlpPoint[] }>) => [
        name,
        (sum ?? gauge ?? histogram)?.dataPoints.map(({ asInt, asDouble, attributes }) => {
          const value = asDouble ?? asInt;
          return { ...(value !== undefined && { value }), ...plain(attributes) };
        }),
      ],
    ) as [string, Record<string, unknown>[]][],
  );

async function told() {
  const telemetry = await startTelemetry(settings, shutdown);
  if (!telemetry) throw new Error('Nothing was started.');
  const app = new Hono();
  const patternOf = patternFinder(['/api/records/:id', '/api/broken']);
  app.use(tellRequests(telemetry, patternOf));
  app.get('/api/records/:id', (c) =>
    telemetry.pool.transaction(async (connected) => {
      connected();
      return c.json({ name: 'Jeanne Petit' });
    }),
  );
  app.get('/api/broken', () => {
    throw new Error(`duplicate key (${niss})`);
  });
  app.onError((_, c) => c.text('', 500));
  return { app, telemetry };
}

describe('what leaves to a collector', () => {
  it('is method, pattern and status of a request, in the trace that the proxy began, and nothing that it holds', async () => {
    const { app, telemetry } = await told();
    const headers = {
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
      tracestate: `who=${niss}`,
      baggage: `patient=${niss}`,
      referer: `https://greffe.example/records/${niss}`,
      'user-agent': niss,
    };
    await app.request(`/api/records/${niss}?search=${niss}`, { headers });
    await app.request('/api/broken');
    await app.request(`/somewhere/${niss}`, { method: niss });
    const lines: string[] = [];
    counted(
      consoleLog((line) => lines.push(line)),
      telemetry,
    ).error({ event: 'transmissionFailed', record: niss });
    await shutdown.run();

    expect(lines).toHaveLength(1);
    const traces = JSON.parse(textOf('/v1/traces')).resourceSpans[0];
    expect(plain(traces.resource.attributes)).toEqual({ 'service.name': 'greffe' });
    const spans = spansIn(textOf('/v1/traces'));
    expect(spans.map(({ name, facts }) => ({ name, ...facts }))).toEqual([
      { name: 'transaction', 'db.system.name': 'postgresql' },
      {
        name: 'GET /api/records/:id',
        'http.request.method': 'GET',
        'http.route': '/api/records/:id',
        'http.response.status_code': 200,
      },
      {
        name: 'GET /api/broken',
        'http.request.method': 'GET',
        'http.route': '/api/broken',
        'http.response.status_code': 500,
      },
      { name: '_OTHER', 'http.request.method': '_OTHER', 'http.response.status_code': 404 },
    ]);
    // The transaction is a part of its request, and both are in the proxy's trace.
    expect(spans[0]).toMatchObject({ traceId, parentSpanId: spans[1]?.spanId });
    expect(spans[1]).toMatchObject({ traceId });
    expect(spans[2]?.traceId).not.toBe(traceId);
    const metrics = metricsIn(textOf('/v1/metrics'));
    expect([...metrics.keys()].sort()).toEqual([
      'db.client.connection.wait_time',
      'greffe.events',
      'http.server.active_requests',
      'http.server.request.duration',
      'process.memory.usage',
    ]);
    expect(metrics.get('greffe.events')).toEqual([
      { value: 1, 'greffe.event': 'transmissionFailed', 'greffe.level': 'error' },
    ]);
    for (const { text } of sent) expect(text).not.toMatch(new RegExp(`${niss}|Petit`));
  });

  it('is of a job its kind and how it went, of the queues and the pool their numbers', async () => {
    const { telemetry } = await told();
    telemetry.pool.pool(() => ({ used: 3, idle: 2, waiting: 7 }));
    telemetry.waiting(async () => [{ kind: 'message', count: 4, longest: 61 }]);
    await telemetry.job('message', () =>
      telemetry.pool.transaction(async (connected) => {
        connected();
      }),
    );
    const failing = telemetry.job('transmission', () => Promise.reject(new Error(`refused: ${niss}`)));
    await expect(failing).rejects.toThrow(niss);
    await shutdown.run();

    const spans = spansIn(textOf('/v1/traces'));
    expect(spans.map(({ name, facts, isError }) => ({ name, ...facts, isError }))).toEqual([
      { name: 'transaction', 'db.system.name': 'postgresql', isError: false },
      { name: 'job message', 'greffe.job': 'message', isError: false },
      { name: 'job transmission', 'greffe.job': 'transmission', isError: true },
    ]);
    expect(spans[0]?.parentSpanId).toBe(spans[1]?.spanId);
    const metrics = metricsIn(textOf('/v1/metrics'));
    expect(metrics.get('greffe.jobs.waiting')).toEqual([{ value: 4, 'greffe.job': 'message' }]);
    expect(metrics.get('greffe.jobs.longest_wait')).toEqual([{ value: 61, 'greffe.job': 'message' }]);
    expect(metrics.get('db.client.connection.count')).toEqual([
      { value: 3, 'db.client.connection.state': 'used' },
      { value: 2, 'db.client.connection.state': 'idle' },
    ]);
    expect(metrics.get('db.client.connection.pending_requests')).toEqual([{ value: 7 }]);
    expect(metrics.get('greffe.job.duration')).toMatchObject([
      { 'greffe.job': 'message', 'greffe.job.outcome': 'done' },
      { 'greffe.job': 'transmission', 'greffe.job.outcome': 'failed' },
    ]);
    for (const { text } of sent) expect(text).not.toContain(niss);
  });

  it('keeps nobody waiting when the collector is gone', async () => {
    const { app } = await told();
    collector.close();
    collector.closeAllConnections();
    expect((await app.request('/api/records/1')).status).toBe(200);
    expect(await shutdown.run()).toEqual([]);
  });
});

describe('no collector', () => {
  it('is asked for nothing: off unless the environment names one', async () => {
    expect(readConfiguration({}, '/').telemetry).toBeUndefined();
    expect(await startTelemetry(undefined, shutdown)).toBeUndefined();
    const endpoint = 'http://collector:4318';
    expect(readConfiguration({ OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/` }, '/').telemetry).toEqual({
      endpoint,
      serviceName: 'greffe',
      interval: 60_000,
    });
    const disabled = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SDK_DISABLED: 'true' };
    expect(readConfiguration(disabled, '/').telemetry).toBeUndefined();
  });
});
