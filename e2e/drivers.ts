import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the flows run on: the product as `npm start` runs it, or the mock API in the browser. */
export type Driver = 'server' | 'mock';

/** `GREFFE_E2E_DRIVER`, or the server. */
export function chosenDriver(asked = process.env.GREFFE_E2E_DRIVER ?? 'server'): Driver {
  if (asked === 'server' || asked === 'mock') return asked;
  throw new Error(`GREFFE_E2E_DRIVER is '${asked}': it is 'server' or 'mock'.`);
}

/** How many flows run at a time. */
export const workers = 2;

/** Something that answers on a port. */
interface Start {
  readonly command: string;
  readonly port: number;
  readonly env: Record<string, string>;
}

/**
 * What is started for the flows. A server is a worker's own: flows move its clock, stop its receiver and change its
 * definitions. A mock is each browser context's own, and one serves them all.
 */
export function startsOf(driver: Driver): readonly Start[] {
  // As one bundle: a source that somebody saves meanwhile must not load a page anew in the middle of a flow.
  if (driver === 'mock')
    return [{ command: 'node ../scripts/dev.mjs --built', port: portOf(driver, 0), env: {} }];
  return Array.from({ length: workers }, (_, worker) => ({
    command: 'node ../scripts/start.mjs',
    port: portOf(driver, worker),
    env: {
      GREFFE_DATA: join(folderOf(worker), 'data'),
      GREFFE_FORMS: formsOf(worker),
      GREFFE_MODE: 'development',
      GREFFE_STORYBOOK: 'off',
    },
  }));
}

/** Where a worker's flows find what they run on. A server takes two ports more than its own. */
export function portOf(driver: Driver, worker: number): number {
  const first = Number(process.env.GREFFE_E2E_PORT ?? (driver === 'mock' ? 4511 : 4520));
  return driver === 'mock' ? first : first + 10 * worker;
}

/** The definitions that a worker's server was started with: a copy, because one flow changes them while they run. */
export const formsOf = (worker: number): string => join(folderOf(worker), 'forms');

/** Copied once: Playwright loads its configuration again in each worker, which inherits the environment. */
function folderOf(worker: number): string {
  process.env.GREFFE_E2E_FOLDER ??= mkdtempSync(join(tmpdir(), 'greffe-e2e-'));
  const folder = join(process.env.GREFFE_E2E_FOLDER, String(worker));
  const forms = join(folder, 'forms');
  if (!existsSync(forms)) cpSync(join(import.meta.dirname, '..', 'forms'), forms, { recursive: true });
  return folder;
}
