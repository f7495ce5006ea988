import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../apps/server/test/ServerProcess.ts';
import { type Bench, median, rounded } from './lib/Bench.ts';

/** `node scripts/start.mjs` from its first moment to the line that says "ready"; installed and built before. */
export const start: Bench = {
  name: 'start',
  about: 'how long the product takes to start, cold (a new data folder) and warm, and to stop',
  async run() {
    const cold: number[] = [];
    const warm: number[] = [];
    const stops: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      const folder = await mkdtemp(join(tmpdir(), 'greffe-bench-'));
      try {
        for (const times of [cold, warm]) {
          const { started, stopped } = await startOnce(folder);
          times.push(started);
          stops.push(stopped);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
    const note = 'npm start, installed and built; from the process to "ready"';
    return [
      { what: 'start, cold', value: rounded(median(cold)), unit: 'ms', note: `${note}; PostgreSQL is made` },
      { what: 'start, warm', value: rounded(median(warm)), unit: 'ms', note },
      {
        what: 'stop',
        value: rounded(median(stops)),
        unit: 'ms',
        note: 'from SIGTERM to the end of the process, PostgreSQL with it; nobody asks anything',
      },
    ];
  },
};

async function startOnce(folder: string): Promise<{ readonly started: number; readonly stopped: number }> {
  const began = performance.now();
  const env = {
    ...process.env,
    PORT: String(await freePort()),
    GREFFE_DATA: folder,
    GREFFE_STORYBOOK: 'off',
  };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = once(child, 'close');
  const ready = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (/^ready http/m.test(said)) resolve(performance.now() - began);
      });
    }
    ended.then(() => reject(new Error(`npm start ended before it was ready:\n${said}`)));
  });
  let asked = 0;
  const stop = async () => {
    asked = performance.now();
    child.kill('SIGTERM');
    await ended;
  };
  const started = await ready.finally(stop);
  return { started, stopped: performance.now() - asked };
}
