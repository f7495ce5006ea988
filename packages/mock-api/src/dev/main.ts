import { fileURLToPath } from 'node:url';
import { build, createServer, type InlineConfig, preview } from 'vite';
import type { ImageResult } from '../image/buildImage.ts';
import { mockApi } from '../vite/index.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const port = Number(process.env.PORT ?? 4004);
const address = `http://localhost:${port}`;

function sayImage(result: ImageResult): void {
  if ('image' in result) {
    console.log(`The mock's database is ${result.image.id}.`);
    return;
  }
  console.error('The definitions have errors, so the page shows these in place of the portal:');
  for (const { folder, file, pointer, message, suggestion } of result.findings) {
    console.error(`  ${folder}/${file}${pointer && `#${pointer}`}: ${message} ${suggestion ?? ''}`.trimEnd());
  }
}

const listening = { port, strictPort: true, host: 'localhost' };
const config: InlineConfig = {
  root: `${root}apps/portal`,
  mode: 'mock',
  clearScreen: false,
  plugins: [mockApi({ forms: `${root}forms`, onImage: sayImage })],
};

/** With hot reload, a module at a time. */
async function develop() {
  const server = await createServer({ ...config, server: listening });
  return server.listen();
}

/** As one bundle that does not change: what the end-to-end flows run on. */
async function serveBuilt() {
  const outDir = fileURLToPath(new URL('../../generated/site', import.meta.url));
  const built = { outDir, emptyOutDir: true, reportCompressedSize: false };
  await build({ ...config, logLevel: 'error', build: built });
  return preview({ ...config, build: built, preview: listening });
}

console.log('Building the database of the mock API (some seconds when a definition has changed).');
const server = await (process.argv.includes('--built') ? serveBuilt() : develop()).catch(fail);
console.log(`ready ${address}`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void server.close().finally(() => process.exit(0)));
}

function fail(error: unknown): never {
  const isTaken = error instanceof Error && /already in use/.test(error.message);
  console.error(
    isTaken ? `Port ${port} is in use: stop what runs there, or set PORT to another number.` : error,
  );
  process.exit(1);
}
