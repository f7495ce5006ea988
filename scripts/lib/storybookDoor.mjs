import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnStorybook, storybookPort } from './storybook.mjs';

/** Milliseconds that the first visitor waits for Storybook at most. */
const patience = 120_000;

const isWanted = (env) =>
  env.GREFFE_STORYBOOK !== 'off' && env.GREFFE_MODE !== 'production' && env.NODE_ENV !== 'production';

/**
 * Storybook beside `npm start` in development. Its port opens at once and costs nothing: Storybook itself starts
 * with the first visitor, so that Greffe's start is not slower and cannot fail by it. Returns what closes it all.
 */
export function offerStorybook(env = process.env) {
  const port = storybookPort(env);
  if (!isWanted(env) || !Number.isInteger(port) || port < 1 || port > 65_535) return () => undefined;
  const storybook = behind();
  const sockets = new Set();
  const visit = (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    storybook.address().then(
      (inner) => pass(socket, inner),
      (error) => refuse(socket, error),
    );
  };
  const doors = ['127.0.0.1', '::1'].map((host) =>
    createServer({ pauseOnConnect: true }, visit).listen(port, host),
  );
  doors[0].on('listening', () =>
    console.log(`Storybook: http://localhost:${port} (it starts when it is first opened)`),
  );
  doors[0].on('error', ({ code }) =>
    console.log(`Storybook is left out, port ${port} is not free (${code}): STORYBOOK_PORT chooses another.`),
  );
  // Many machines have no IPv6: the first door is enough.
  doors[1].on('error', () => undefined);
  return () => {
    for (const door of doors) door.close();
    for (const socket of sockets) socket.destroy();
    storybook.stop();
  };
}

/** The Storybook behind the door: started when first asked for, and again after it ended. */
function behind() {
  let running;
  const start = async () => {
    const inner = await freePort();
    const { child, output } = spawnStorybook(inner);
    running.child = child;
    const ended = once(child, 'exit').then(() => {
      running = undefined;
      throw new Error(`Storybook ended:\n${output()}`);
    });
    ended.catch(() => undefined);
    await Promise.race([answers(inner), ended]).catch((error) => {
      child.kill('SIGTERM');
      throw error;
    });
    return inner;
  };
  return {
    address() {
      if (running === undefined) {
        running = {};
        running.ready = start();
      }
      return running.ready;
    },
    stop: () => running?.child?.kill('SIGTERM'),
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const response = await fetch(`http://127.0.0.1:${port}/index.json`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await pause(250);
  }
  throw new Error('Storybook does not answer: npm run storybook says why.');
}

function pass(socket, port) {
  const inner = connect(port, '127.0.0.1');
  inner.on('error', () => socket.destroy());
  inner.on('close', () => socket.destroy());
  socket.on('close', () => inner.destroy());
  socket.pipe(inner).pipe(socket);
}

function refuse(socket, { message }) {
  const body = `${message}\n`;
  const head = [
    'HTTP/1.1 503 Service Unavailable',
    'Content-Type: text/plain; charset=utf-8',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
