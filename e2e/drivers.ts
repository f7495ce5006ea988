import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the flows run on: the product as `npm start` runs it, or the mock API in the browser. */
export type Driver = 'server' | 'mock';

/** `GREFFE_E2E_DRIVER`, or the server. */
export function chosenDriver(asked = process.env.GREFFE_E2E_DRIVER ?? 'server'): Driver {
  if (asked === 'server' || asked === 'mock') return asked;
  throw new Error(`GREFFE_E2E_DRIVER is '${asked}': it is 'server' or 'mock'.`);
}

interface Start {
  readonly command: string;
  readonly env: Record<string, string>;
}

const starts: Record<Driver, () => Start> = {
  server: () => ({
    command: 'node ../scripts/start.mjs',
    env: {
      GREFFE_DATA: once('GREFFE_E2E_DATA', () => mkdtempSync(join(tmpdir(), 'greffe-e2e-'))),
      // A copy, because one flow changes definitions while they run.
      GREFFE_FORMS: once('GREFFE_E2E_FORMS', () => copyOf(join(import.meta.dirname, '..', 'forms'))),
      GREFFE_MODE: 'development',
      GREFFE_STORYBOOK: 'off',
    },
  }),
  // As one bundle: a source that somebody saves meanwhile must not load a page anew in the middle of a flow.
  mock: () => ({ command: 'node ../scripts/dev.mjs --built', env: {} }),
};

export const startOf = (driver: Driver): Start => starts[driver]();

/** Chosen once: Playwright loads its configuration again in each worker, which inherits the environment. */
function once(variable: string, choose: () => string): string {
  process.env[variable] ??= choose();
  return process.env[variable];
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'greffe-e2e-forms-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
