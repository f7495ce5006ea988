import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';

const portal = fileURLToPath(new URL('../../../../apps/portal', import.meta.url));

test('the portal that is served holds nothing of the mock', async () => {
  const built = await build({
    root: portal,
    mode: 'production',
    logLevel: 'silent',
    build: { write: false, minify: false },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const modules = outputs.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  expect(modules.some((id) => id.includes('/apps/portal/src/main.tsx'))).toBe(true);
  const foreign =
    /\/packages\/(mock-api|service|database)\/(?!src\/api\/)|\/node_modules\/(msw|@electric-sql)\//;
  expect(modules.filter((id) => foreign.test(id))).toEqual([]);

  const texts = outputs.map((file) => (file.type === 'chunk' ? file.code : String(file.source)));
  expect(texts.filter((text) => /greffe-mock|mockServiceWorker/.test(text))).toEqual([]);
  expect(outputs.map((file) => file.fileName).filter((name) => /mock|pglite|\.wasm$/i.test(name))).toEqual(
    [],
  );
});
