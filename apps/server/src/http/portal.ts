import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';

type Bytes = Uint8Array<ArrayBuffer>;
type Facts = Readonly<Record<string, string>>;
type Encoding = 'br' | 'gzip' | 'identity';

interface BuiltFile {
  type: string;
  etag: string;
  cacheControl: string;
  content: Buffer;
  /** Compressed at the first request that accepts it, then kept. */
  encoded: Map<Encoding, Promise<Bytes>>;
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const compressible = /^(text\/|application\/(javascript|json|manifest\+json|wasm)|image\/svg\+xml)/;
const oneYear = 'public, max-age=31536000, immutable';

interface Built {
  /** What this server tells the app's pages, as `<meta name content>`. */
  readonly facts?: Facts;
  /** The path under which it is served, such as /studio; none for the site's root. */
  readonly base?: string;
  /** The app as it is named where it is not built. */
  readonly name?: string;
}

/** Serves a built app from memory: hashed assets for ever, and index.html for every page of it. */
export async function serveBuilt(folder: string, { facts = {}, base = '', name = 'portal' }: Built = {}) {
  const files = await readBuild(folder, facts);
  const app = new Hono();
  app.on(['GET', 'HEAD'], '*', async (c) => {
    const path = c.req.path.slice(base.length);
    const file = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined);
    if (file) return answer(c, file);
    const help = files.size === 0 ? `The ${name} is not built yet: npm start builds it.` : 'Not found';
    return c.text(help, files.size === 0 ? 503 : 404, { 'Cache-Control': 'no-store' });
  });
  return app;
}

async function readBuild(folder: string, facts: Facts): Promise<Map<string, BuiltFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const path = `/${file
          .slice(folder.length + 1)
          .split(sep)
          .join('/')}`;
        return [path, await describe(path, file, facts)] as const;
      }),
    ),
  );
}

async function describe(path: string, file: string, facts: Facts): Promise<BuiltFile> {
  const built = await readFile(file);
  const content = path === '/index.html' ? withFacts(built, facts) : built;
  return {
    type: getMimeType(path) ?? 'application/octet-stream',
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    cacheControl: path.startsWith('/assets/') ? oneYear : 'no-cache',
    content,
    encoded: new Map(),
  };
}

/** Names and values are the program's own and hold nothing that HTML would read otherwise. */
function withFacts(page: Buffer, facts: Facts): Buffer {
  const metas = Object.entries(facts).map(
    ([name, content]) => `<meta name="${name}" content="${content}" />`,
  );
  return Buffer.from(page.toString('utf8').replace('</head>', `${metas.join('')}</head>`));
}

async function answer(c: Context, file: BuiltFile): Promise<Response> {
  const encoding = preferred(c.req.header('accept-encoding'), file);
  const etag = `"${file.etag}-${encoding}"`;
  c.header('Cache-Control', file.cacheControl);
  c.header('ETag', etag);
  if (compressible.test(file.type)) c.header('Vary', 'Accept-Encoding');
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  c.header('Content-Type', file.type);
  const body = await encode(file, encoding);
  c.header('Content-Length', String(body.length));
  return c.req.method === 'HEAD' ? c.body(null) : c.body(body);
}

function preferred(accepted: string | undefined, { type, content }: BuiltFile): Encoding {
  if (!compressible.test(type) || content.length < 1024) return 'identity';
  const names = (accepted ?? '').split(',').map((part) => part.trim());
  const accepts = (name: string) =>
    names.some((one) => one === name || (one.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(one)));
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : 'identity';
}

function encode(file: BuiltFile, encoding: Encoding): Promise<Bytes> {
  const kept = file.encoded.get(encoding) ?? compress(file.content, encoding);
  file.encoded.set(encoding, kept);
  return kept;
}

async function compress(content: Buffer, encoding: Encoding): Promise<Bytes> {
  if (encoding === 'identity') return Uint8Array.from(content);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return Uint8Array.from(encoding === 'br' ? await brotli(content, quality) : await gzipped(content));
}
