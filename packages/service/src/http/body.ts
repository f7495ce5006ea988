import { createMiddleware } from 'hono/factory';
import { Problem } from '../problems/Problem.ts';
import type { Environment } from './environment.ts';
import { parseJsonText } from './jsonText.ts';

/** Bytes that the body of a write may have; a draft of a definition comes with its files (20 MiB, quoted as JSON). */
const bodyLimit = 1024 * 1024;
const draftLimit = 24 * 1024 * 1024;
const withFiles = /^\/api\/studio\/(?:drafts(?:\/|$)|registries$)/;
/** A file is no JSON. */
const isFile = /^\/api\/records\/[^/]+\/steps\/[^/]+\/files$/;
const limitOf = (path: string): number => (withFiles.test(path) ? draftLimit : bodyLimit);

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Reads the body of every write once: refuses it before the last byte when it is too long, demands JSON and
 * parses it safely. Handlers get a request whose body is known to be good.
 */
export const readJsonBody = createMiddleware<Environment>(async (c, next) => {
  if (!writes.has(c.req.method)) return next();
  if (c.req.method === 'POST' && isFile.test(c.req.path)) {
    // A type that no form of another site can send. Its route reads the rest, once it knows who may send it.
    if (c.req.header('content-type') !== 'application/octet-stream') throw new Problem('fileType');
    return next();
  }
  if (c.req.method === 'DELETE' && (await isEmpty(c.req.raw))) {
    c.set('bodyText', '');
    return next();
  }
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type)) throw new Problem('unsupportedMediaType');
  const text = await readLimited(c.req.raw, limitOf(c.req.path));
  parseJsonText(text);
  c.set('bodyText', text);
  // What the validators read from now on; another request with this body would cost more than all of this.
  Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
  await next();
});

/**
 * Whether a removal says nothing more than its address, and so needs no type. Node gives each request a body, so that
 * one without a type is read to see; what is not empty must be JSON like any other.
 */
async function isEmpty(request: Request): Promise<boolean> {
  if (request.body === null) return true;
  if (request.headers.has('content-type')) return false;
  return (await readLimited(request, 0).catch(() => 'too much')) === '';
}

async function readLimited(request: Request, limit: number): Promise<string> {
  const tooLarge = () => new Problem('tooLarge', { params: { limit } });
  const said = Number(request.headers.get('content-length') ?? Number.NaN);
  if (said > limit) throw tooLarge();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  // A server lets nobody send more than he said; a request that came over no network may have been made to say less.
  if (said >= 0) {
    const bytes = await request.arrayBuffer();
    if (bytes.byteLength > limit) throw tooLarge();
    return decode(decoder, new Uint8Array(bytes), false);
  }
  if (request.body === null)
    throw new Problem('malformedJson', { position: { line: 1, column: 1, offset: 0 } });
  let size = 0;
  let text = '';
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decode(decoder);
      size += value.byteLength;
      if (size > limit) {
        await reader.cancel();
        throw tooLarge();
      }
      text += decode(decoder, value);
    }
  } finally {
    reader.releaseLock();
  }
}

function decode(decoder: TextDecoder, bytes?: Uint8Array, stream = true): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream });
  } catch {
    throw new Problem('malformedJson', { position: { line: 1, column: 1, offset: 0 } });
  }
}
