import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** What a figure is worth nothing without. */
export function describeMachine(browser: string | undefined) {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    chromium: browser === undefined ? null : said(browser, '--version', '--no-sandbox'),
    commit: said('git', 'rev-parse', '--short=12', 'HEAD') ?? 'unknown',
    hasLocalChanges: (said('git', 'status', '--porcelain') ?? '') !== '',
    /** Processes that wanted a core in the last minute: above the cores, every figure is too low. */
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    at: new Date().toISOString(),
  };
}

export type Machine = ReturnType<typeof describeMachine>;

function said(command: string, ...args: string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** The Chromium of CHROME_PATH, of the machine, or of Playwright; undefined where there is none. */
export function findChromium(): string | undefined {
  const given = process.env.CHROME_PATH;
  if (given) return existsSync(given) ? given : undefined;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  const own = chromium.executablePath();
  return onPath ?? (existsSync(own) ? own : undefined);
}
