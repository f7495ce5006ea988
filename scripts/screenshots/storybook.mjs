import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { run } from '../checks/run.mjs';
import { pinnedNode, root, Sentence } from '../lib/ground.mjs';

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Storybook, built and served on a free port of this machine alone; `close` leaves nothing behind. */
export async function builtStorybook() {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-screenshots-'));
  const program = join(root, 'node_modules', 'storybook', 'dist', 'bin', 'dispatcher.js');
  const built = await run(pinnedNode, [program, 'build', '--quiet', '--disable-telemetry', '-o', folder], {
    cwd: root,
  });
  if (built.code !== 0) throw new Sentence(`Storybook could not be built:\n${built.output.slice(-4000)}`);
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    try {
      const body = await readFile(join(folder, path === '/' ? 'index.html' : path));
      response
        .writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    index: JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  };
}
