import { fileURLToPath } from 'node:url';
import { clockAddress, clockMeta } from '@greffe/service/development';
import { msw } from 'msw/vite';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { buildImage, type ImageResult } from '../image/buildImage.ts';
import { imageModule } from './imageModule.ts';
import { watchForms } from './watchForms.ts';

export interface MockPluginOptions {
  /** The folder with one folder a registry. */
  readonly forms: string;
  /** Told of each image that was built, or of the findings that kept it from being built. */
  readonly onImage?: (result: ImageResult) => void;
}

const generated = fileURLToPath(new URL('../../generated', import.meta.url));
const imageId = 'virtual:greffe-mock-image';
const browser = fileURLToPath(new URL('../browser/index.ts', import.meta.url));
const worker = fileURLToPath(new URL('../browser/worker.ts', import.meta.url));

/**
 * Puts the mock in front of an application: its page starts the mock and then the application's own entry, so that
 * the application itself holds no word of it. For `vite`, never part of a build that is served.
 */
export function mockApi({ forms, onImage = () => {} }: MockPluginOptions): Plugin[] {
  let result: Promise<ImageResult> | undefined;
  const build = () => {
    result = buildImage(forms, generated);
    result.then(onImage, () => {});
    return result;
  };
  const image: Plugin = {
    name: 'greffe-mock-image',
    resolveId: (id) => (id === imageId ? `\0${imageId}` : undefined),
    async load(id) {
      return id === `\0${imageId}` ? imageModule(await (result ?? build())) : undefined;
    },
  };
  const plugin: Plugin = {
    name: 'greffe-mock-api',
    config(config) {
      // There is no server to pass anything on to.
      if (config.server) delete config.server.proxy;
      return {
        // It finds its wasm beside itself, which a bundled copy would not.
        optimizeDeps: { exclude: ['@electric-sql/pglite'], entries: ['index.html', browser, worker] },
        worker: { format: 'es', plugins: () => [image] },
      };
    },
    async configureServer(server) {
      await build();
      watchForms(server, forms, async () => {
        await build();
        forgetImage(server);
      });
      server.middlewares.use(answerOutsidePages);
    },
    configurePreviewServer: (server) => void server.middlewares.use(answerOutsidePages),
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => ({
        html: html.replace(/<script type="module" src="([^"]+)"><\/script>/, startMock),
        // The page is told that its clock can be moved, as a server in development tells it.
        tags: [{ tag: 'meta', attrs: { name: clockMeta, content: clockAddress }, injectTo: 'head' }],
      }),
    },
  };
  return [msw({ mode: 'worker-only' }), image, plugin];
}

const startMock = (_script: string, entry: string) => `<script type="module">
  import { startMock } from '${browser}';
  if (await startMock()) await import('${entry}');
</script>`;

function forgetImage(server: ViteDevServer): void {
  for (const environment of Object.values(server.environments)) {
    const module = environment.moduleGraph.getModuleById(`\0${imageId}`);
    if (module) environment.moduleGraph.invalidateModule(module);
  }
  server.environments.client?.hot.send({ type: 'full-reload' });
}

/** The API lives in the page. Who asks here is a program that waits for the start, or one that came to the wrong door. */
const answerOutsidePages: Connect.NextHandleFunction = (request, response, next) => {
  const path = request.url ?? '';
  if (/^\/health\/(live|ready)$/.test(path)) {
    response.setHeader('Content-Type', 'application/json');
    response.end('{"status":"ok"}');
  } else if (/^\/(api|dev)\//.test(path)) {
    response.statusCode = 503;
    response.end('The mock API answers in the page alone: open the portal in a browser.');
  } else next();
};
