import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';

/** Seconds, as the semantic conventions advise for what is asked over a network. */
export const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

export interface SpanOptions {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** What it is a part of; the span that runs, where nothing is said. */
  readonly parent?: Context;
}

/** Runs something within a span, with what says the seconds since it began. Rejects as the work does, the span marked. */
export type Spans = <Result>(
  name: string,
  options: SpanOptions,
  work: (span: Span, seconds: () => number) => Promise<Result>,
) => Promise<Result>;

/** An error is marked and never told: its text may hold anything. */
export function createSpans(tracer: Tracer): Spans {
  const running = new AsyncLocalStorage<Context>();
  return async (name, { kind = SpanKind.INTERNAL, attributes = {}, parent }, work) => {
    const context = parent ?? running.getStore() ?? ROOT_CONTEXT;
    const span = tracer.startSpan(name, { kind, attributes }, context);
    const began = performance.now();
    try {
      return await running.run(trace.setSpan(context, span), () =>
        work(span, () => (performance.now() - began) / 1000),
      );
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };
}
