import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const stamp = join(here, 'node_modules', '.installed');

/** Where the built pages lie: a folder each, `page.js` and its parts. */
export const builtPages = join(here, 'dist');

/** A page that draws the controls. */
export interface BuiltPage {
  readonly id: string;
  readonly name: string;
  readonly page: string;
}

/** A library on a page of its own. */
export interface PeerPage extends BuiltPage {
  /** What it says of a missing answer. */
  readonly missing: RegExp;
}

const ours = /Réponse requise/;

/** In the order of the table. */
export const peerPages: readonly PeerPage[] = [
  { id: 'greffe', name: 'Greffe', page: 'greffe.tsx', missing: /est obligatoire/ },
  { id: 'rhf', name: 'react-hook-form, by hand', page: 'reactHookForm.tsx', missing: ours },
  { id: 'rjsf', name: 'stock rjsf', page: 'rjsf.tsx', missing: ours },
  { id: 'jsonforms', name: 'JSON Forms, vanilla', page: 'jsonforms.tsx', missing: ours },
  { id: 'surveyjs', name: 'SurveyJS', page: 'surveyjs.tsx', missing: ours },
  { id: 'formjs', name: 'form-js', page: 'formjs.ts', missing: /Field is required/ },
  { id: 'formily', name: 'Formily, controls by hand', page: 'formily.tsx', missing: ours },
];

/** What no form can go below: the same controls without logic. They take keys, and nothing is checked or hidden. */
export const floors: readonly BuiltPage[] = [
  { id: 'browser', name: 'the browser alone', page: 'browserAlone.ts' },
  { id: 'react', name: 'React alone', page: 'reactAlone.tsx' },
];

/** Installs what this folder's lock names, into this folder, unless it is there. */
export function installPeers(): void {
  const lock = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing the libraries that Greffe is measured beside, for this bench alone.');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, { cwd: here, stdio: 'inherit' });
  if (status !== 0) throw new Error('The libraries could not be installed: what is wrong is said above.');
  writeFileSync(stamp, lock);
}

/** Builds the pages as a server would serve them: minified, for production. */
export async function buildPages(pages: readonly BuiltPage[]): Promise<void> {
  rmSync(builtPages, { recursive: true, force: true });
  for (const { id, page } of pages) {
    await build({
      root: here,
      configFile: false,
      logLevel: 'error',
      // Greffe's packages find React in the project's folder, the other pages in this one: a page has one.
      resolve: { dedupe: ['react', 'react-dom'] },
      build: {
        outDir: join(builtPages, id),
        target: 'es2022',
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 5000,
        rollupOptions: {
          input: { page: join(here, 'pages', page) },
          output: {
            entryFileNames: 'page.js',
            chunkFileNames: '[name]-[hash].js',
            assetFileNames: 'page[extname]',
          },
        },
      },
    });
  }
}
