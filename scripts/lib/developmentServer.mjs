import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root, Sentence } from './ground.mjs';

/** As long as a first start takes, with what it builds. */
const longestStart = 300_000;

/** The exit code of a process, once it has ended. */
export const ended = (child) => new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));

/** The product in development on an empty folder of data; `close` waits until it has stopped. */
export async function startDevelopment(data) {
  console.log('… starting the product');
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(port),
      GREFFE_DATA: data,
      GREFFE_MODE: 'development',
      GREFFE_STORYBOOK: 'off',
    },
  });
  const end = ended(child);
  const close = () => {
    child.kill('SIGTERM');
    return end;
  };
  const address = `http://localhost:${port}`;
  const until = Date.now() + longestStart;
  while (Date.now() < until && child.exitCode === null) {
    const response = await fetch(`${address}/health/ready`).catch(() => undefined);
    if (response?.ok) return { address, close };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await close();
  throw new Sentence('The product did not start: npm start says why.');
}

/** A port with the two after it, which the development's receiver and provider take. */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
