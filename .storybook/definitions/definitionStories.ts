import { sep } from 'node:path';
import type { Plugin } from 'vite';
import { generateStories } from './generate.ts';

/** Milliseconds without a further change: an editor that saves several files gives one new set of stories. */
const quiet = 150;

/** Keeps the stories of the definitions in step with the files under `forms` while Storybook runs. */
export function definitionStories(forms: string, generated: string): Plugin {
  return {
    name: 'greffe-definition-stories',
    apply: 'serve',
    configureServer(server) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let running = Promise.resolve();
      const generate = () => {
        running = running
          .then(() => generateStories(forms, generated))
          .catch((error: unknown) => server.config.logger.error(String(error)));
      };
      server.watcher.add(forms);
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(`${forms}${sep}`)) return;
        clearTimeout(timer);
        timer = setTimeout(generate, quiet);
      });
    },
  };
}
