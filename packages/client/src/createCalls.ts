import type { Language } from '@greffe/service/api';
import { type SendUpload, type Upload, upload } from './files/upload.ts';
import { problemOf } from './ProblemError.ts';

export interface ClientOptions {
  /** Default: the browser's. */
  readonly fetch?: typeof fetch;
  /** How files are sent. Default: the browser's way that tells how far it is. */
  readonly upload?: SendUpload;
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

  /** Posts a file as it is; its name goes in a header, for an address is kept in logs. */
  async function send<Body>(
    path: string,
    file: File,
    how: Pick<Upload, 'timeout' | 'progress' | 'signal'>,
  ): Promise<Body> {
    const response = await (options.upload ?? upload)(new URL(path, baseUrl), {
      ...how,
      body: file,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`,
        ...(language === undefined ? {} : { 'Accept-Language': language }),
      },
    });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as Body;
  }

  return {
    request,
    json,
    send,
    /** The language of problems from now on. */
    speak: (chosen: Language) => {
      language = chosen;
    },
  };
}
