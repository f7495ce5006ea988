import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtPages } from './build.ts';

/** The built pages on an address of this machine. */
export interface PageServer {
  readonly url: string;
  /** Puts text at an address, such as a form's compiled validator. */
  put(path: string, text: string): void;
  /** Bytes of a page's files asked for since the last time, gzip. */
  takeBytes(): { readonly script: number; readonly style: number };
  stop(): Promise<void>;
}

const types = { js: 'text/javascript', css: 'text/css', html: 'text/html' } as const;
const typeOf = (path: string) =>
  types[path.split('.').at(-1) as keyof typeof types] ?? 'application/octet-stream';

function pageOf(folder: string): string {
  const style = existsSync(join(builtPages, folder, 'page.css'))
    ? '<link rel="stylesheet" href="page.css">'
    : '';
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Formulaire</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${style}
<script type="module" src="page.js"></script></head><body><div id="root"></div></body></html>`;
}

export async function servePages(): Promise<PageServer> {
  const texts = new Map<string, string>();
  let bytes = { script: 0, style: 0 };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname;
    const [, folder = '', file = ''] = path.split('/');
    const known = join(builtPages, folder, basename(file));
    const content =
      texts.get(path) ?? (file === '' ? pageOf(folder) : existsSync(known) && readFileSync(known));
    if (content === false) return response.writeHead(404).end();
    if (file.endsWith('.js') && !texts.has(path)) bytes.script += gzipSync(content, { level: 9 }).length;
    if (file.endsWith('.css')) bytes.style += gzipSync(content, { level: 9 }).length;
    return response.writeHead(200, { 'content-type': typeOf(file || 'page.html') }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (path, text) => texts.set(path, text),
    takeBytes() {
      const taken = bytes;
      bytes = { script: 0, style: 0 };
      return taken;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
