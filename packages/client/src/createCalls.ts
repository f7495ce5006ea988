import type { Language } from '@greffe/service/api';
import { problemOf } from './ProblemError.ts';

export interface ClientOptions {
  /** Default: the browser's. */
  readonly fetch?: typeof fetch;
  /** Language of problems; `setLanguage` changes it. Default: the browser's. */
  readonly language?: Language;
  /** Milliseconds to wait for an answer (30 000). */
  readonly timeout?: number;
  /** Whether nobody uses the page: what it then asks by itself does not keep the session alive. Default: somebody does. */
  readonly isUnattended?: () => boolean;
}

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly revision?: number;
  readonly idempotencyKey?: string;
  /** Lets the request outlive its page. */
  readonly keepalive?: boolean;
  /** Milliseconds to wait for an answer that takes longer than others. */
  readonly timeout?: number;
}

/** Browsers refuse a `keepalive` request of more than 64 KiB. */
const longestKeepalive = 60_000;

/** How every call of the API goes out and what becomes of its answer: one way for all clients. */
export function createCalls(baseUrl: string, options: ClientOptions = {}) {
  const { timeout = 30_000 } = options;
  let { language } = options;

  async function request(path: string, call: Call = {}): Promise<Response> {
    const { method = 'GET', revision, idempotencyKey } = call;
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const keepalive = call.keepalive === true && (body?.length ?? 0) * 3 <= longestKeepalive;
    const response = await (options.fetch ?? fetch)(new URL(path, baseUrl), {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(call.timeout ?? timeout),
      headers: {
        Accept: 'application/json',
        ...(language === undefined ? {} : { 'Accept-Language': language }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(revision === undefined ? {} : { 'If-Match': `"${revision}"` }),
        ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
        ...(options.isUnattended?.() ? { 'Greffe-Unattended': '1' } : {}),
      },
      ...(body === undefined ? {} : { body }),
      ...(keepalive ? { keepalive } : {}),
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async function json<Body>(path: string, call?: Call): Promise<Body> {
    return (await (await request(path, call)).json()) as Body;
  }

  return {
    request,
    json,
    /** The language of problems from now on. */
    speak: (chosen: Language) => {
      language = chosen;
    },
  };
}
