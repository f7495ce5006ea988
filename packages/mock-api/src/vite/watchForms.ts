import { sep } from 'node:path';
import type { ViteDevServer } from 'vite';

/** Milliseconds without a further change: an editor that saves several files gives one image. */
const quiet = 150;

/** Calls `onChange` after files under `forms` changed, once at a time and again for what changed meanwhile. */
export function watchForms(server: ViteDevServer, forms: string, onChange: () => Promise<void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();
  server.watcher.add(forms);
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(`${forms}${sep}`)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(onChange).catch((error: unknown) => server.config.logger.error(String(error)));
    }, quiet);
  });
}
