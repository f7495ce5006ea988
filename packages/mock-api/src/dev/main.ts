import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
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

console.log('Building the database of the mock API (some seconds when a definition has changed).');
const server = await createServer({
  root: `${root}apps/portal`,
  mode: 'mock',
  clearScreen: false,
  server: { port, strictPort: true, host: 'localhost' },
  plugins: [mockApi({ forms: `${root}forms`, onImage: sayImage })],
}).catch(fail);
await server.listen().catch(fail);
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
